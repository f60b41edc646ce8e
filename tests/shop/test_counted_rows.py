"""What was counted when, as the documents are shown: found by goods."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.ledger import NewDocument, Recorded
from sync.shop.profile import Books
from sync.stock.document import Content
from tests.shop.mirror import Mirror
from tests.shop.shops import CLERK, a_line, a_shop, reopened
from tests.shop.test_projection import pulled, pushed


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with a_shop(tmp_path / "p") as made:
        yield made


def a_count(books: Books, *, post: bool = True) -> Recorded:
    content = Content((a_line(quantity=3), a_line("2", "OIL", 4, bin="A")))
    return books.ledger.record(NewDocument(kind="count", content=content, post=post), by=CLERK)


def rows(books: Books) -> list[tuple[str, str, str, int]]:
    return books.cache_file.rows("SELECT sku, place, device, seq FROM counted ORDER BY sku")


POSTED = [("OIL", "KC00/A", "dev-1", 1), ("TEA", "KC00/", "dev-1", 1)]


def test_a_posted_count_is_found_by_its_goods_also_once_hq_told_of_it(books: Books) -> None:
    hq = Mirror()
    a_count(books)
    waiting = rows(books)
    pushed(books, hq)
    pulled(books, hq)
    assert (waiting, rows(books)) == (POSTED, POSTED)


def test_a_draft_or_a_reversed_count_has_counted_nothing(books: Books) -> None:
    a_count(books, post=False)
    document = a_count(books).document
    assert len(rows(books)) == 2
    books.ledger.step(document, "reverse", by=CLERK)
    assert rows(books) == []


def test_a_refused_count_has_counted_nothing(books: Books) -> None:
    a_count(books)
    pushed(books, Mirror(), refuse=True)
    assert rows(books) == []


def test_a_cache_of_before_learns_what_was_counted(books: Books) -> None:
    a_count(books)
    with books.cache_file.transaction() as connection:
        connection.execute("DROP TABLE counted")
        connection.execute("PRAGMA user_version = 4")
    with reopened(books) as again:
        assert rows(again) == POSTED
