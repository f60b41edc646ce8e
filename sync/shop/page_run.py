"""Pages of a backlog that are fetched one after the other and go into the books together.

Each commit writes every page of the sums and indexes that its rows touch. Many a row touches the
same ones, and they are written once for all of them.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from sync.shop.hq_answer import PackedPage, ReadPage
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.trouble import HqAway
from sync.wire.messages import Page

MOST_PAGES = 8
"""So many wait in memory, packed: some 8 MB of rows. Four take a tenth more of processor time."""
_LONGEST_MS = 300
"""On a slow line what came is kept soon: no more is fetched after so long."""


@dataclass(slots=True)
class Fetched:
    """Pages after `bookmark`, as they come from `began_ms` on. `took_ms` is what the slowest took."""

    epoch: str
    bookmark: int
    began_ms: int
    pages: deque[PackedPage | ReadPage] = field(default_factory=deque)
    trouble: HqAway | HqSaysNo | None = None
    is_other_epoch: bool = False
    goes_on: bool = True
    took_ms: int = 0
    _before_ms: int | None = None

    @property
    def is_amid(self) -> bool:
        """Whether more is to come after what came, as far as is known."""
        is_well = self.trouble is None and not self.is_other_epoch
        return is_well and bool(self.pages) and not self.pages[-1].end.complete

    def add(self, page: PackedPage | ReadPage, now_ms: int) -> None:
        """The next page came."""
        end = page.end
        began = self.began_ms if self._before_ms is None else self._before_ms
        self._before_ms, self.took_ms = now_ms, max(self.took_ms, now_ms - began)
        if end.epoch != self.epoch:
            self.is_other_epoch, self.goes_on = True, False
        elif end.bookmark <= self.bookmark and not end.complete:
            message = "What answers for HQ sends the same page for ever."
            self.trouble, self.goes_on = HqAway(message, code="not_hq"), False
        else:
            self.pages.append(page)
            self.bookmark = end.bookmark
            is_late = now_ms - self.began_ms >= _LONGEST_MS
            self.goes_on = not (end.complete or is_late or len(self.pages) == MOST_PAGES)

    def read(self) -> Iterator[Page]:
        """Each page, unpacked when its turn comes and let go of; one that is none is a trouble, and the end."""
        while self.pages:
            packed = self.pages.popleft()
            try:
                page = packed.read()
            except HqAway as trouble:
                self.trouble = trouble
                self.pages.clear()
                return
            yield page
