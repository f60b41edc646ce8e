"""A device in the world: its profile, its own clock, its line, and its books while its process lives."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

from sync.shop.database import Connection
from sync.shop.enrolment import enrol
from sync.shop.exchange import STOPPED, Exchange
from sync.shop.profile import Books, open_books
from sync.shop.round_result import RoundResult
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter
from tests.clocks import HandClock
from tests.shop.one_thread import OneThread
from tests.shop.shops import killed
from tests.simulation.line import Killed, Line, LineClient
from tests.simulation.names import Names


@dataclass(slots=True)
class OwnClock:
    """The world's clock as one device has it: `ahead_s` off, its stopwatch true."""

    world: HandClock
    ahead_s: int = 0

    def now(self) -> datetime:
        return self.world.now() + timedelta(seconds=self.ahead_s)

    def monotonic_s(self) -> float:
        return self.world.monotonic_s()


@dataclass(slots=True)
class Fuse:
    """The process dies at the n-th statement from now, before or after it; only those of one word count."""

    left: int = 0
    is_after: bool = False
    word: str = ""

    def burn(self, statement: str) -> bool:
        """One statement more; whether it is the one."""
        if not self.left or not statement.startswith(self.word):
            return False
        self.left -= 1
        return not self.left


@dataclass(slots=True)
class Fused:
    """A writing connection with a fuse."""

    inner: Any
    fuse: Fuse

    @property
    def in_transaction(self) -> bool:
        return bool(self.inner.in_transaction)

    def execute(self, *told: Any) -> Any:  # noqa: ANN401 - the driver is untyped
        return self._done(told[0], partial(self.inner.execute, *told))

    def executemany(self, *told: Any) -> Any:  # noqa: ANN401 - the driver is untyped
        return self._done(told[0], partial(self.inner.executemany, *told))

    def close(self) -> None:
        self.inner.close()

    def _done(self, told: str, statement: Any) -> Any:  # noqa: ANN401 - the driver is untyped
        burns = self.fuse.burn(told)
        if burns and not self.fuse.is_after:
            raise Killed
        answer = statement()
        if burns:
            raise Killed
        return answer


@dataclass(slots=True)
class Till:
    """One device. `seen` is how far its journal was read by the oracle."""

    name: str
    profile: Path
    clock: OwnClock
    line: Line
    names: Names
    books: Books | None = None
    exchange: Exchange | None = None
    rest_until_s: float = 0
    is_quiet: bool = False
    seen: int = 0
    fuse: Fuse = field(default_factory=Fuse)
    client: LineClient | None = None
    heard: tuple[str, dict[str, int]] = field(default_factory=lambda: ("", {}))

    def start(self) -> Books:
        """Open the books, as the program does when it starts."""
        self.client = LineClient(self.line, self.clock)
        self.books = books = open_books(self.profile, self.clock)
        books.ledger.new_id = self.names.step
        for file in (books.journal_file, books.cache_file):
            file._writer = cast("Connection", Fused(file._writer, self.fuse))
        sending = OneThread(lambda: self.names.rng.randrange(3) == 0)
        self.exchange = Exchange(books, self.client, self.clock, self.names.rng, sending=sending)
        self.rest_until_s = 0
        return books

    def die(self) -> None:
        """kill -9."""
        self.fuse.left = 0
        if self.books is not None:
            killed(self.books)
            self.books = self.exchange = None

    def close(self) -> None:
        """End as the program does."""
        if self.books is not None:
            self.books.close()
            self.books = self.exchange = None

    @property
    def open(self) -> Books:
        """The books, opened now if the process is not running."""
        return self.books or self.start()

    @property
    def state(self) -> str:
        """What HQ last said of this identity."""
        return self.open.device.state

    @property
    def is_stopped(self) -> bool:
        return self.state in STOPPED

    def round(self) -> RoundResult:
        """One round of the exchange; when the next one is due stands in `rest_until_s`."""
        if self.exchange is None:
            self.start()
        assert self.exchange is not None
        result = self.exchange.round()
        self.rest_until_s = self.clock.monotonic_s() + float(result.rest_s)
        self.is_quiet = result.is_quiet
        return result

    def enrol_again(self, code: str) -> None:
        """A person enters a new code at a device that HQ stopped."""
        self.close()
        client = LineClient(self.line, self.clock)
        enrol(self.profile, self.clock, client, code=code, name=self.name)
        self.start()

    @contextmanager
    def mortal(self, *, at: int, is_after: bool) -> Iterator[None]:
        """The process dies at the `at`-th statement written in this block, if it comes to that."""
        self.fuse.left, self.fuse.is_after = at, is_after
        try:
            yield
        finally:
            self.fuse.left = 0

    def documents(self) -> list[DocumentLetter]:
        """Every document as this device's screens show it, by id."""
        return [unpacked(body, DocumentLetter) for body in self.bodies()]

    def bodies(self) -> list[bytes]:
        """The same, as they are kept."""
        rows = self.open.cache_file.rows("SELECT coalesce(local, body) FROM document ORDER BY id")
        return [bytes(body) for (body,) in rows]
