"""The exchange beside the window: its threads end with it, and the window is told ten times a second at most.

What goes over the line, and when, is the shop's; what is shown of it is the window's.
"""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from sync.shop.bell import Bell, Rung
from sync.shop.blob_line import BlobLine
from sync.shop.exchange import Exchange
from sync.shop.fetch_ahead import on_a_thread
from sync.shop.fetching import Fetching
from sync.shop.hq_client import HqClient
from sync.shop.in_step import InStep, News
from sync.shop.link import Link
from sync.shop.lookout import Lookout, Seen
from sync.shop.profile import Books
from sync.shop.queue import Status
from sync.shop.trouble import HqAway, Trouble

Brought = TypeVar("Brought")

TELL_MS = 100
LISTEN_S = 27
"""So long HQ is asked to hold a question open."""
CLOSING_S = 1
"""Whoever closes the window waits no longer for a round under way."""


@dataclass(frozen=True, slots=True)
class Told:
    """Everything since the window was last told. `sent` of `backlog` steps are out in this rush.

    `arrived` counts the steps HQ answered, `refused` those of them that it sent back;
    `rest_s` is how long HQ is left alone, `is_quiet` that
    nothing is left to do; `trouble` is of the last round.
    """

    link: Link
    status: Status
    skus: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    pulled: int = 0
    arrived: int = 0
    refused: int = 0
    sent: int = 0
    rest_s: int | float = 0
    is_quiet: bool = False
    trouble: Trouble | None = None

    @property
    def backlog(self) -> int:
        return self.sent + self.status.waiting

    @property
    def is_lost(self) -> bool:
        """Offline by trial, and not only because nobody has asked yet."""
        return not self.link.is_online and self.link.failures > 0


@dataclass(slots=True)
class _Gathered:
    """What the rounds' thread has done and the window does not know yet."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    told: Told | None = None
    sent: int = 0


class _OwnBell(Bell):
    """Lets go of its line when it is over; where it waits just then, after that."""

    def __init__(self, books: Books, client: HqClient) -> None:
        super().__init__(books, client)
        self._line = client
        self._lock = threading.Lock()
        self._is_waiting = self._is_over = False

    def wait(self, wait_s: int = LISTEN_S) -> Rung:
        with self._lock:
            if self._is_over:
                raise HqAway("The window is closed.")
            self._is_waiting = True
        try:
            return super().wait(wait_s)
        finally:
            with self._lock:
                self._is_waiting = False
                self._close_if_over()

    def end(self) -> None:
        with self._lock:
            self._is_over = True
            self._close_if_over()

    def _close_if_over(self) -> None:
        if self._is_over and not self._is_waiting:
            self._line.close()


class ExchangeThread(QObject):
    """told carries a Told, carried a Delivered, on the window's thread; wake() after every post.

    seen carries a Seen: who has the case that is open here; fetched a Fetched.
    """

    told = Signal(object)
    seen = Signal(object)
    carried = Signal(object)
    fetched = Signal(object)
    _came = Signal()
    _done = Signal(object, object)

    def __init__(
        self, books: Books, *, allow_http: bool = False, owner: QObject | None = None
    ) -> None:
        super().__init__(owner)
        self._books = books
        self._gathered = _Gathered()
        self._is_over = False
        books.projection.share()
        clock, url = books.clock, books.device.hq_url
        self._client = HqClient(url, clock=clock, allow_http=allow_http)
        self._bell = _OwnBell(books, HqClient(url, clock=clock, allow_http=allow_http))
        exchange = Exchange(books, self._client, clock, secrets.SystemRandom(), beside=on_a_thread)
        files = BlobLine(
            books, HqClient(url, clock=clock, allow_http=allow_http), clock, secrets.SystemRandom()
        )
        self._lookout = Lookout(
            books, lambda: HqClient(url, clock=clock, allow_http=allow_http), tell=self._take_seen
        )
        self._fetching = Fetching(
            lambda: BlobLine(
                books, HqClient(url, clock=clock, allow_http=allow_http), clock, secrets.SystemRandom()
            ),
            tell=self.fetched.emit,
        )  # fmt: skip
        self._in_step = InStep(
            exchange, self._bell, clock, tell=self._gather, files=files,
            tell_carried=self.carried.emit,
        )  # fmt: skip
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TELL_MS)
        self._pause.timeout.connect(self._tell)
        self._came.connect(self._tell_in_time)
        self._done.connect(self._bring)

    def start(self) -> None:
        self._in_step.start()

    def wake(self) -> None:
        self._in_step.wake()

    def look(self, case: str, by: str, *, take: bool) -> None:
        """Tell HQ that a person has this case open; of none (empty) that nobody has any here."""
        if case:
            self._lookout.look(case, by, take=take)
        else:
            self._lookout.leave()

    def fetch(self, digest: str) -> None:
        """Bring a file of a document from HQ."""
        self._fetching.fetch(digest)

    def send(self, fetch: Callable[[], Brought], bring: Callable[[Brought], None]) -> None:
        """Call fetch() between two rounds, on their thread, and bring(what it returned) here.

        For what changes the books as a round does; a round under way is waited for.
        """
        self._in_step.do_between(lambda: self._done.emit(bring, fetch()))

    def stop(self) -> bool:
        """End; whether the rounds are over, so that the books may be closed."""
        self._is_over = True  # what is on its way to the window comes too late
        self._pause.stop()
        self._lookout.end(CLOSING_S)
        self._fetching.end(CLOSING_S)
        is_over = self._in_step.stop(CLOSING_S)
        self._bell.end()
        if is_over:
            self._client.close()
        return is_over

    def _take_seen(self, seen: Seen) -> None:
        """On the lookout's thread."""
        self.seen.emit(seen)

    def _gather(self, news: News) -> None:
        """On the rounds' thread."""
        result, trouble = news.result, news.trouble
        try:
            self._books.keep_copy()
            if result is not None and result.is_quiet:
                self._books.fold_ahead()
        except Trouble as fault:  # the disk is full: told, and the rounds go on
            trouble = fault
        status = self._books.queue.status()
        with self._gathered.lock:
            before = self._gathered.told
            fresh = Told(news.link, status, trouble=trouble)
            if result is not None:
                self._gathered.sent += sum(result.verdicts.values())
                fresh = replace(
                    fresh, skus=result.skus, documents=result.documents, pulled=result.pulled,
                    arrived=sum(result.verdicts.values()),
                    refused=result.verdicts.get("refused", 0), sent=self._gathered.sent,
                    rest_s=result.rest_s, is_quiet=result.is_quiet, trouble=trouble or result.trouble,
                )  # fmt: skip
            if fresh.is_quiet:
                self._gathered.sent = 0
            self._gathered.told = fresh if before is None else _both(before, fresh)
        self._came.emit()

    def _bring(self, bring: Callable[[object], None], brought: object) -> None:
        if not self._is_over:
            bring(brought)

    def _tell_in_time(self) -> None:
        if not self._is_over and not self._pause.isActive():
            self._tell()

    def _tell(self) -> None:
        with self._gathered.lock:
            told, self._gathered.told = self._gathered.told, None
        if told is not None:
            self._pause.start()
            self.told.emit(told)


def _both(before: Told, fresh: Told) -> Told:
    return replace(
        fresh,
        skus=before.skus | fresh.skus,
        documents=before.documents | fresh.documents,
        pulled=before.pulled + fresh.pulled,
        arrived=before.arrived + fresh.arrived,
        refused=before.refused + fresh.refused,
    )
