"""The page that a pull is after, however often it looks."""

from dataclasses import dataclass

from sync.hq.devices import site_in
from sync.hq.feed import Advance, page_of, page_size
from sync.hq.glimpse import glimpse
from sync.hq.headquarters import Headquarters
from sync.stock.refusal import Refusal
from sync.wire.feed_row import digest_text
from sync.wire.messages import Page


@dataclass(frozen=True, slots=True)
class Pulling:
    """One pull: which rows it is after, however often it looks."""

    headquarters: Headquarters
    device: str
    epoch: str
    bookmark: int
    items_from: int
    page_bytes: int

    def page(self) -> tuple[Page, str]:
        """The page as it is now, and the device's site. Raises Refusal `epoch`, and as `site_in`."""
        with self.headquarters.database.reading() as books:
            site = site_in(books, self.device)
            page = page_of(
                books, [site], self.bookmark, self.page_bytes,
                items_from=self.items_from, kept=self.headquarters.feed.kept,
            )  # fmt: skip
        return self._checked(page), site

    def glance(self) -> tuple[Page, str]:
        """As `page`, by one question where little has come: who waits lacks little."""
        database = self.headquarters.database
        told = glimpse(
            database, self.device, self.bookmark, self.page_bytes, items_from=self.items_from
        )
        return self.page() if told is None else (self._checked(told[0]), told[1])

    def after(self, page: Page, advance: Advance, scopes: frozenset[str]) -> Page | None:
        """The page that follows an empty one, of what was just written; None where it must be read."""
        rows = [row for scope, row in advance.rows or () if scope in scopes]
        size = sum(page_size(bytes(row.body)) for row in rows)
        is_next = page.complete and page.epoch == advance.epoch
        if not is_next or (len(rows) > 1 and size > self.page_bytes):
            return None
        added = sum(advance.added.get(scope, 0) for scope in scopes)
        digest = digest_text(int(page.digest, 16) + added)
        head = advance.head
        return Page(page.epoch, rows, bookmark=head, head=head, complete=True, digest=digest)

    def _checked(self, page: Page) -> Page:
        if self.epoch not in {"", page.epoch} or self.bookmark > page.head:
            raise Refusal("epoch", "HQ was restored since you last heard of it; say hello again.")
        return page
