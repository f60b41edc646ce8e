"""Pages of a backlog that are fetched one after the other and go into the books together.

Each commit writes every page of the sums and indexes that its rows touch. Many a row touches the
same ones, and they are written once for all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sync.shop.hq_trouble import HqSaysNo
from sync.shop.trouble import HqAway
from sync.wire.letters import changed
from sync.wire.messages import Page

MOST_PAGES = 4
"""So many are in memory at once: some 4 MB of rows. Twice as many take a tenth less of processor time."""
_LONGEST_MS = 300
"""On a slow line what came is kept soon: no more is fetched after so long."""


@dataclass(slots=True)
class Fetched:
    """Pages after `bookmark`, as they come from `began_ms` on. `took_ms` is what the slowest took."""

    epoch: str
    bookmark: int
    began_ms: int
    pages: list[Page] = field(default_factory=list)
    trouble: HqAway | HqSaysNo | None = None
    is_other_epoch: bool = False
    goes_on: bool = True
    took_ms: int = 0
    _before_ms: int | None = None

    @property
    def is_amid(self) -> bool:
        """Whether more is to come after what came, as far as is known."""
        is_well = self.trouble is None and not self.is_other_epoch
        return is_well and bool(self.pages) and not self.pages[-1].complete

    def add(self, page: Page, now_ms: int) -> None:
        """The next page came."""
        began = self.began_ms if self._before_ms is None else self._before_ms
        self._before_ms, self.took_ms = now_ms, max(self.took_ms, now_ms - began)
        if page.epoch != self.epoch:
            self.is_other_epoch, self.goes_on = True, False
        elif page.bookmark <= self.bookmark and not page.complete:
            message = "What answers for HQ sends the same page for ever."
            self.trouble, self.goes_on = HqAway(message, code="not_hq"), False
        else:
            self.pages.append(page)
            self.bookmark = page.bookmark
            is_late = now_ms - self.began_ms >= _LONGEST_MS
            self.goes_on = not (page.complete or is_late or len(self.pages) == MOST_PAGES)


def joined(pages: Sequence[Page]) -> Page:
    """Pages that follow each other as one: it ends where the last of them does."""
    if len(pages) == 1:
        return pages[0]
    return changed(pages[-1], rows=[row for page in pages for row in page.rows])
