"""The bell: waiting pulls sleep here and wake when something of theirs has come.

A push of this process says itself for whom it has news. For all other news one question to the
books serves all who wait: at once where the ear hears of it, every 250 ms where it hears nothing.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

import anyio.to_thread

from sync.hq.ear import Ear
from sync.hq.feed import Advance
from sync.hq.trouble import Trouble

_log = logging.getLogger(__name__)

_TICK_S = 0.25
_HEARING_TICK_S = 5
"""Where the ear hears, the clock is for what it may have missed."""

News: TypeAlias = Callable[[Sequence[str], int], tuple[int, set[str]]]
"""The feed's head, and which of those scopes have something after a position."""


@dataclass(eq=False)
class Waiter:
    """One waiting pull; what comes after it was made is not missed."""

    scopes: frozenset[str]
    fresh: Advance | None = None
    """What came for it right after where it stood; None: it has to look."""
    _at: int | None = None
    _rung: asyncio.Event = field(default_factory=asyncio.Event)

    def stand(self, at: int) -> None:
        """It has looked, and found nothing up to that head of the feed."""
        self._at, self.fresh = at, None

    def lose_place(self) -> None:
        """Something may have changed that nobody tells: it has to look."""
        self._at = self.fresh = None

    def hear(self, advance: Advance) -> None:
        """A push of this process moved the feed; what another wrote before it leaves a gap."""
        is_next, is_mine = self._at == advance.before, not self.scopes.isdisjoint(advance.scopes)
        if not is_mine:
            self._at = advance.head if is_next else self._at
            return
        if is_next and advance.rows is not None:
            self.fresh = advance
        self._at = None
        self.wake()

    async def wait(self, seconds: float) -> None:
        """Return when the bell has rung for one of the scopes, or after that long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        self._rung.clear()

    def wake(self) -> None:
        """Let it look."""
        self._rung.set()


class Bell:
    """Lives as long as the server; `ring` and `close` may come from any thread."""

    def __init__(self, news: News, ear: Ear | None = None) -> None:
        """`ear` hears of other processes; without one the books are read by the clock."""
        self._news = news
        self._ear = ear
        self._waiters: set[Waiter] = set()
        self._nudge = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._seen = 0
        self._is_lost = False
        self.is_closed = False

    @contextlib.asynccontextmanager
    async def hung(self) -> AsyncIterator[None]:
        """The bell listens inside this block."""
        self._loop = asyncio.get_running_loop()
        listening = asyncio.create_task(self._listen())
        try:
            with self._ear.listening(self.hear) if self._ear else contextlib.nullcontext():
                yield
        finally:
            self._close()
            await listening

    @contextlib.contextmanager
    def waiting(self, scopes: frozenset[str]) -> Iterator[Waiter]:
        """A waiter for those scopes, from now until the block ends."""
        waiter = Waiter(scopes)
        if not self._waiters:
            self._nudge.set()
        self._waiters.add(waiter)
        try:
            yield waiter
        finally:
            self._waiters.discard(waiter)

    def ring(self, advance: Advance | None = None) -> None:
        """Something was written in this process: `advance`, or whatever the books say then."""
        self._call(partial(self._rung, advance) if advance else self._nudge.set)

    def hear(self, head: int) -> None:
        """Some process has moved the feed to `head` (0: who knows how far)."""
        self._call(partial(self._heard, head))

    def close(self) -> None:
        """Nobody waits any longer: the server is about to end."""
        self._call(self._close)

    def _call(self, act: Callable[[], object]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(act)

    def _rung(self, advance: Advance) -> None:
        """Wake those it is for; what another process wrote before it must still be looked for.

        Only who hears of other processes may do without looking: there a device may just have been stopped.
        """
        is_hearing = self._ear is not None and self._ear.is_hearing
        for waiter in self._waiters:
            waiter.hear(advance if is_hearing else advance._replace(rows=None))
        if advance.before == self._seen:
            self._seen = advance.head
        else:
            self._nudge.set()

    def _heard(self, head: int) -> None:
        if not head:
            for waiter in self._waiters:
                waiter.lose_place()
        if not 0 < head <= self._seen:
            self._nudge.set()

    def _wake(self, scopes: Collection[str]) -> None:
        for waiter in self._waiters:
            if not waiter.scopes.isdisjoint(scopes):
                waiter.wake()

    def _close(self) -> None:
        self.is_closed = True
        self._nudge.set()
        for waiter in self._waiters:
            waiter.wake()

    async def _listen(self) -> None:
        while not self.is_closed:
            await self._next_look()
            if self._waiters and not self.is_closed:
                await self._look()

    async def _next_look(self) -> None:
        """Until nudged; where somebody waits, a tick at most."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._tick_s() if self._waiters else None):
                await self._nudge.wait()
        self._nudge.clear()

    def _tick_s(self) -> float:
        return _HEARING_TICK_S if self._ear and self._ear.is_hearing else _TICK_S

    async def _look(self) -> None:
        asked = frozenset(self._waiters)
        scopes = sorted({scope for waiter in asked for scope in waiter.scopes})
        try:
            self._seen, rung = await anyio.to_thread.run_sync(self._news, scopes, self._seen)
        except Trouble as trouble:
            self._lose(trouble)
            return
        self._is_lost = False
        self._wake(rung)
        for waiter in self._waiters - asked:
            waiter.wake()  # who came while the books were asked may have missed this

    def _lose(self, trouble: Trouble) -> None:
        """Told once: the waiting pulls meet the trouble themselves when their time is up."""
        if not self._is_lost:
            _log.warning("the feed cannot be read: %s", trouble.code)
        self._is_lost = True
