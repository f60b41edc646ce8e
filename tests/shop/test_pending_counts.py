"""Whom news concern among the counts that wait."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.ledger import NewDocument
from sync.shop.pending_counts import begin_counting, counts_of
from sync.shop.profile import Books
from sync.stock.document import Content
from tests.shop.mirror import Mirror
from tests.shop.shops import CLERK, a_line, a_shop, reopened
from tests.shop.test_projection import pulled, pushed

TEA, OIL = ("TEA", "KC00/", ""), ("OIL", "KC00/", "")


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with a_shop(tmp_path / "p") as made:
        yield made


def counted(books: Books, *skus: str) -> str:
    lines = tuple(a_line(str(n), sku, 3) for n, sku in enumerate(skus))
    kept = NewDocument(kind="count", content=Content(lines))
    return books.ledger.record(kept, by=CLERK).document


def concerned(books: Books, *keys: tuple[str, str, str]) -> list[str]:
    with books.cache_file.transaction() as connection:
        found = counts_of(connection, keys)
    names = {row[0]: str(row[1]) for row in books.cache_file.rows("SELECT key, id FROM document")}
    return [names[key] for key in found]


def test_news_concerns_the_counts_of_its_place_alone(books: Books) -> None:
    tea, both = counted(books, "TEA"), counted(books, "TEA", "OIL")
    assert concerned(books, TEA) == [tea, both]
    assert concerned(books, OIL, OIL) == [both]
    assert concerned(books, ("TEA", "KC00/", "L1")) == []


def test_a_count_that_hq_has_told_of_waits_no_longer(books: Books) -> None:
    hq = Mirror()
    counted(books, "TEA")
    pushed(books, hq)
    pulled(books, hq)
    assert concerned(books, TEA) == []


def test_a_lost_cache_knows_them_again(books: Books) -> None:
    tea = counted(books, "TEA")
    books.projection.lay_again()
    assert concerned(books, TEA) == [tea]


def test_a_cache_of_the_first_version_learns_them(books: Books) -> None:
    tea = counted(books, "TEA")
    with books.cache_file.transaction() as connection:
        connection.execute("DROP TABLE counting")
        connection.execute("DROP TABLE counted")
        connection.execute("DROP TABLE reserved")
        connection.execute("CREATE INDEX pending_counts ON pending (document)")
        connection.execute("PRAGMA user_version = 1")
    with reopened(books) as again:
        assert concerned(again, TEA) == [tea]


def test_the_upgrade_makes_what_a_new_cache_has(books: Books) -> None:
    shape = "SELECT sql FROM sqlite_master WHERE name LIKE 'counting%' ORDER BY name"
    columns = "PRAGMA table_info(counting)"
    new = (len(books.cache_file.rows(shape)), books.cache_file.rows(columns))
    with books.cache_file.transaction() as connection:
        connection.execute("DROP TABLE counting")
        connection.execute("CREATE INDEX pending_counts ON pending (document)")
        begin_counting(connection)
    assert (len(books.cache_file.rows(shape)), books.cache_file.rows(columns)) == new
