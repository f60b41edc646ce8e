"""The next pages of a backlog come over the line while those before them go into the books.

Nothing is under way but between one run of pages and the next; an idle line has no thread.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sync.shop.hq_answer import ReadPage
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.page_run import Fetched
from sync.shop.trouble import HqAway
from sync.stock.moment import Clock
from sync.wire.messages import Page

if TYPE_CHECKING:
    from sync.shop.hq_client import HqClient

Deed: TypeAlias = Callable[[], None]
Beside: TypeAlias = Callable[[Deed], Deed]
"""Begins a deed; the answer waits until it is done."""


def at_once(deed: Deed) -> Deed:
    """Nothing goes on beside: the deed is done before its waiting begins. For tests and simulation."""
    deed()
    return _nothing


def _nothing() -> None:
    """There is nothing to wait for."""


def on_a_thread(deed: Deed) -> Deed:
    """The deed is done by a thread of its own, which no ending process waits for."""
    thread = threading.Thread(target=deed, name="pages", daemon=True)
    thread.start()
    return thread.join


@dataclass(frozen=True, slots=True)
class After:
    """What pages are asked after: what was fetched after something else is of no use."""

    epoch: str
    bookmark: int
    items_from: int


@dataclass(slots=True)
class _Ahead:
    """A run under way. `fetched` stays None where a fault of ours ended it: it is fetched once more."""

    after: After
    wait: Deed
    fetched: Fetched | None = None


class FetchAhead:
    """Fetches runs of pages through `client`, which is free for others after `rest`.

    One thread at a time; `beside` is where the next run is fetched.
    """

    def __init__(self, client: "HqClient", clock: Clock, beside: Beside) -> None:
        self._client = client
        self._clock = clock
        self._beside = beside
        self._ahead: _Ahead | None = None

    def run(self, after: After, *, max_bytes: int, wait_s: int = 0) -> Fetched:
        """The run of pages that follows: the one that was fetched ahead, or one fetched now."""
        self.rest()
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.after == after and ahead.fetched is not None:
            return ahead.fetched
        return self._fetched(after, max_bytes=max_bytes, wait_s=wait_s)

    def go_on(self, after: After, *, max_bytes: int) -> None:
        """Begin to fetch the run that follows."""
        self.rest()
        ahead = self._ahead = _Ahead(after, _nothing)

        def fetch() -> None:
            ahead.fetched = self._fetched(after, max_bytes=max_bytes, wait_s=0)

        ahead.wait = self._beside(fetch)

    def give(self, after: After, page: Page, *, began_ms: int) -> None:
        """A page that came with something else: the next run, if it is still after that."""
        fetched = Fetched(after.epoch, after.bookmark, began_ms)
        fetched.add(ReadPage(page), self._now_ms())
        self.rest()
        self._ahead = _Ahead(after, _nothing, fetched)

    def rest(self) -> None:
        """Wait until the line is free; what came is kept for the next run."""
        if self._ahead is not None:
            self._ahead.wait()

    def drop(self) -> None:
        """Wait until the line is free, and let go of what came."""
        self.rest()
        self._ahead = None

    def _fetched(self, after: After, *, max_bytes: int, wait_s: int) -> Fetched:
        fetched = Fetched(after.epoch, after.bookmark, self._now_ms())
        while fetched.goes_on:
            try:
                page = self._client.pull(
                    fetched.bookmark,
                    epoch=after.epoch,
                    wait_s=0 if fetched.pages else wait_s,
                    items_from=after.items_from,
                    page_bytes=max_bytes,
                )
            except (HqAway, HqSaysNo) as trouble:
                fetched.trouble = trouble
                break
            fetched.add(page, self._now_ms())
        return fetched

    def _now_ms(self) -> int:
        return int(self._clock.monotonic_s() * 1000)
