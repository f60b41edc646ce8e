from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from sync.shop.database import Connection
from sync.shop.overlay import Overlay
from sync.shop.profile import Books
from sync.shop.told import Told
from sync.stock.refusal import Refusal
from sync.wire.feed_row import row_digest
from sync.wire.messages import Row
from tests.shop.mirror import Mirror
from tests.shop.shops import a_shop
from tests.shop.test_projection import EARLY


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with a_shop(tmp_path / "p") as opened:
        yield opened


class Shelfmark:
    """Remembers which rows of a kind it was given."""

    def __init__(self) -> None:
        self.given: list[int] = []

    def take(self, connection: Connection, rows: list[Row]) -> None:
        self.given += [row.seq for row in rows]
        for row in rows:
            connection.execute(
                "INSERT OR REPLACE INTO site (code, feed, body) VALUES (?, ?, x'')",
                (row.id, row.seq),
            )


def a_row(seq: int, kind: str = "site", entity: str = "KC00") -> Row:
    return Row(seq=seq, kind=kind, id=entity, body=b"{}")  # type: ignore[arg-type]  # what a decoder makes of it


def told(books: Books, mark: Shelfmark, *rows: Row) -> tuple[int, Told]:
    with books.cache_file.transaction() as connection:
        taking = Told(connection, Overlay(connection, books.journal), {"site": mark.take})  # type: ignore[dict-item]  # a list is a sequence
        waiting = deque(rows)
        reached = 0
        while waiting:
            reached = taking.take(waiting)
        taking.finish()
        return reached, taking


def test_rows_of_a_kind_go_to_who_takes_them_newer_ones_only(books: Books) -> None:
    mark = Shelfmark()
    told(books, mark, a_row(5), a_row(6, entity="MK02"))
    reached, taking = told(books, mark, a_row(5), a_row(7, entity="MK02"))
    assert (mark.given, reached, taking.taken) == ([5, 6, 7], 7, 1)


def test_the_digest_changes_by_what_came_less_what_it_replaced(books: Books) -> None:
    mark = Shelfmark()
    _, first = told(books, mark, a_row(5))
    _, second = told(books, mark, a_row(9))
    assert first.digest == row_digest("site", "KC00", 5)
    total = (first.digest + second.digest) % 2**64
    assert total == row_digest("site", "KC00", 9)


def test_a_kind_of_a_newer_hq_is_passed_over(books: Books) -> None:
    reached, taking = told(books, Shelfmark(), a_row(3, kind="price_list"))
    assert (reached, taking.taken) == (3, 0)


def test_documents_and_others_keep_the_order_of_the_feed(books: Books) -> None:
    mark, hq = Shelfmark(), Mirror()
    document = hq.elsewhere(1, at=EARLY, sku="TEA", quantity=5)
    row = hq.row(document)
    reached, taking = told(books, mark, row, a_row(2), a_row(3, entity="MK02"))
    assert (reached, taking.taken, mark.given) == (3, 3, [2, 3])
    assert taking.overlay.skus == {"TEA"}
    assert taking.overlay.documents == {document}


def test_a_document_that_cannot_be_read_is_named(books: Books) -> None:
    _, taking = told(books, Shelfmark(), a_row(1, kind="document", entity="d"))
    assert taking.taken == 0
    assert taking.unreadable[0].startswith("document d: This is no DocumentLetter")


def test_a_row_that_its_taker_cannot_read_is_named_and_the_others_are_taken(books: Books) -> None:
    mark = Shelfmark()

    def take(connection: Connection, rows: Sequence[Row]) -> None:
        if any(row.id == "BAD" for row in rows):
            raise Refusal("letter_malformed", "This is no SiteLetter.")
        mark.take(connection, list(rows))

    rows = deque([a_row(1), a_row(2, entity="BAD"), a_row(3, entity="MK02")])
    with books.cache_file.transaction() as connection:
        told = Told(connection, Overlay(connection, books.journal), {"site": take})
        assert told.take(rows) == 3
    assert (mark.given, told.taken) == ([1, 3], 2)
    assert told.unreadable == ["site BAD: This is no SiteLetter."]


def test_runs_are_short_where_somebody_waits(books: Books) -> None:
    rows = deque([a_row(n, entity=f"S{n}") for n in range(1, 101)])

    def take(_connection: Connection, _rows: Sequence[Row]) -> None: ...

    with books.cache_file.transaction() as connection:
        told = Told(connection, Overlay(connection, books.journal), {"site": take})
        assert [told.take(rows, is_brief=True), told.take(rows)] == [16, 80]


def test_a_document_that_is_told_twice_on_a_page_is_kept_once(books: Books) -> None:
    hq = Mirror()
    document = hq.elsewhere(1, at=EARLY, sku="TEA", quantity=5)
    before = hq.row(document)
    hq.touch(document)
    _, taking = told(books, Shelfmark(), before, hq.row(document))
    assert taking.digest == row_digest("document", document, 2)
    assert books.cache_file.rows("SELECT feed FROM document") == [(2,)]
    assert books.cache_file.rows("SELECT confirmed FROM balance") == [(5,)]


def test_new_documents_and_changed_ones_go_in_together(books: Books) -> None:
    hq = Mirror()
    first = hq.elsewhere(1, at=EARLY, sku="TEA", quantity=5)
    told(books, Shelfmark(), hq.row(first))
    rows = [hq.row(hq.elsewhere(n, at=EARLY, sku="TEA", quantity=1)) for n in range(2, 80)]
    hq.touch(first)
    _, taking = told(books, Shelfmark(), *rows[:40], hq.row(first), *rows[40:])
    assert (taking.taken, len(taking.overlay.documents)) == (79, 79)
    assert books.cache_file.rows("SELECT count(DISTINCT document) FROM movement") == [(79,)]
    assert books.cache_file.rows("SELECT confirmed FROM balance") == [(83,)]


def test_a_row_with_the_letter_of_another_document_is_named(books: Books) -> None:
    hq = Mirror()
    row = hq.row(hq.elsewhere(1, at=EARLY, sku="TEA", quantity=5))
    other = Row(seq=2, kind="document", id="other-2", body=row.body)
    _, taking = told(books, Shelfmark(), row, other)
    assert taking.taken == 1
    assert taking.unreadable == ["document other-2: The letter is another document's."]
