"""What HQ answered, as it came over the line: read at once, or, of a backlog, when its turn has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from sync.shop.trouble import HqAway
from sync.stock.refusal import Refusal
from sync.wire import letters, protocol
from sync.wire.messages import Letter, Page
from sync.wire.packing import unpacked

MAX_ANSWER = 32 * 1024 * 1024
"""Far above a page; a single document may be larger than a page."""

_L = TypeVar("_L", bound=Letter)


def letter_in(headers: Mapping[str, str], body: bytes, kind: type[_L]) -> _L:
    """The letter in a body; raises HqAway where something else answered."""
    told = headers.get("content-type", "").partition(";")[0].strip().lower()
    if told != protocol.MEDIA_TYPE:
        message = (
            f"What answers for HQ sends {told[:40] or 'nothing'}: perhaps a portal or a proxy."
        )
        raise HqAway(message, code="not_hq")
    try:
        plain = unpacked(body, headers.get("content-encoding", ""), limit=MAX_ANSWER)
        return letters.unpacked(plain, kind)
    except Refusal as refusal:
        message = f"What answers for HQ does not speak as HQ does ({refusal.code})."
        raise HqAway(message, code="not_hq") from refusal


class PageEnd(Letter):
    """What is asked of a page before its rows are: the fields are Page's."""

    epoch: str
    bookmark: int
    complete: bool


@dataclass(frozen=True, slots=True)
class PackedPage:
    """A page of the feed with its rows as they travelled: a fourth of their room while they wait."""

    end: PageEnd
    headers: Mapping[str, str]
    body: bytes

    def read(self) -> Page:
        """The page. Raises HqAway as `letter_in`."""
        return letter_in(self.headers, self.body, Page)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page that came with something else, and was read with it."""

    page: Page

    @property
    def end(self) -> PageEnd:
        """As PackedPage has it."""
        page = self.page
        return PageEnd(epoch=page.epoch, bookmark=page.bookmark, complete=page.complete)

    def read(self) -> Page:
        """The page."""
        return self.page


def packed_page(headers: Mapping[str, str], body: bytes) -> PackedPage:
    """The page in a body; raises HqAway as `letter_in`, of its rows when they are read."""
    return PackedPage(letter_in(headers, body, PageEnd), headers, body)
