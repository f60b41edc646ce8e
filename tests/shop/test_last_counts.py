"""How much a figure is worth: when it was counted last, and how far the books were off."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.last_counts import LastCount, last_counts
from sync.shop.ledger import NewDocument
from sync.shop.profile import Books
from sync.stock.document import Content
from tests.shop.shops import CLERK, SITE, a_line, a_shop, received


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    made = a_shop(tmp_path / "shop")
    yield made
    made.close()


def counted(books: Books, *lines: tuple[str, int]) -> str:
    told = tuple(a_line(str(n), sku, quantity) for n, (sku, quantity) in enumerate(lines, 1))
    new = NewDocument(kind="count", content=Content(told))
    return books.ledger.record(new, by=CLERK).document


def test_the_last_count_of_an_item_tells_how_far_the_books_were_off(books: Books) -> None:
    received(books, quantity=5)
    counted(books, ("TEA", 5))
    last = counted(books, ("TEA", 4), ("MILK", 0))
    at = books.reading.show(last).occurred_at
    assert last_counts(books.cache_file, site=SITE) == {
        "TEA": LastCount(at, -1, last),
        "MILK": LastCount(at, 0, last),
    }


def test_counts_of_other_sites_tell_nothing_of_this_one(books: Books) -> None:
    counted(books, ("TEA", 0))
    assert last_counts(books.cache_file, site="MK02") == {}
