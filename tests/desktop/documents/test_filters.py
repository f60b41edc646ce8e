"""Which documents a chip holds."""

from desktop.documents.filters import FILTERS
from sync.shop.document_list import DocumentMark

SALE = DocumentMark(1, "issue", "posted", 1, 0)
COUNT = DocumentMark(2, "count", "posted", 0, 1)


def held(mark: DocumentMark) -> list[str]:
    return [chosen.key for chosen in FILTERS if chosen.holds(mark)]


def test_a_document_is_held_by_its_kind_and_by_what_it_waits_for() -> None:
    assert held(SALE) == ["all", "waiting", "issue"]
    assert held(COUNT) == ["all", "cases", "count"]


def test_every_chip_has_words() -> None:
    assert [chosen.words() for chosen in FILTERS[:4]] == ["All", "Waiting", "Cases", "Issue"]
