"""The long list of the site's stock: totals at once, rows where they are looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.ledger import NewDocument
from sync.shop.profile import Books
from sync.shop.stock_list import LastCount, Spot, StockList, Total
from sync.stock.document import Content
from tests.shop.shops import CLERK, SITE, a_line, a_shop, received, sold

SOON, LATER = "2026-12-01T16:00:00.000Z", "2027-12-01T16:00:00.000Z"


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    made = a_shop(tmp_path / "shop")
    yield made
    made.close()


@pytest.fixture
def listed(books: Books) -> StockList:
    return StockList(books.cache_file, site=SITE)


def counted(books: Books, *lines: tuple[str, int]) -> str:
    told = tuple(a_line(str(n), sku, quantity) for n, (sku, quantity) in enumerate(lines, 1))
    new = NewDocument(kind="count", content=Content(told))
    return books.ledger.record(new, by=CLERK).document


def dispatched(books: Books, to_site: str, quantity: int) -> None:
    content = Content((a_line(quantity=quantity),), to_site=to_site)
    books.ledger.record(NewDocument(kind="transfer", content=content), by=CLERK)


def test_totals_add_up_bins_and_lots(books: Books, listed: StockList) -> None:
    received(books, quantity=5, bin="A-1", lot="L1", expires=LATER)
    received(books, quantity=4, bin="A-2", lot="L2", expires=SOON)
    received(books, "MILK", quantity=2)
    assert listed.totals() == [Total("MILK", 2, 0, ""), Total("TEA", 9, 0, SOON)]


def test_what_is_used_up_no_longer_expires(books: Books, listed: StockList) -> None:
    received(books, quantity=5, lot="L1", expires=SOON)
    sold(books, quantity=5)
    assert listed.totals() == [Total("TEA", 0, 0, "")]


def test_goods_on_their_way_here_are_listed_and_those_on_their_way_out_are_not(
    books: Books, listed: StockList
) -> None:
    received(books, quantity=9)
    dispatched(books, "MK02", 4)
    dispatched(books, SITE, 2)
    assert listed.totals() == [Total("TEA", 3, 2, "")]
    assert listed.skus(["TEA"])[0].in_transit == 2


def test_another_site_whose_code_begins_alike_is_another_site(books: Books) -> None:
    received(books, quantity=9)
    assert StockList(books.cache_file, site="KC0").totals() == []


def test_rows_come_in_the_order_asked_for(books: Books, listed: StockList) -> None:
    received(books, quantity=5, bin="A-1")
    received(books, quantity=1, bin="A-2")
    received(books, "MILK", quantity=2)
    rows = listed.skus(["TEA", "MILK", "RICE"])
    assert [(row.sku, row.on_hand, row.available) for row in rows] == [
        ("TEA", 6, 6),
        ("MILK", 2, 2),
        ("RICE", 0, 0),
    ]
    assert (rows[0].bins, rows[0].pending) == (("A-1", "A-2"), 6)


def test_places_are_listed_by_bin_and_by_expiry(books: Books, listed: StockList) -> None:
    received(books, quantity=5, bin="B", lot="L1", expires=SOON)
    received(books, "MILK", quantity=2, bin="A")
    milk, tea = Spot("MILK", f"{SITE}/A", ""), Spot("TEA", f"{SITE}/B", "L1")
    assert listed.spots_by_bin() == [milk, tea]
    assert listed.spots_by_lot() == [tea, milk]
    assert [(row.bins, row.lot, row.on_hand) for row in listed.spots([tea])] == [(("B",), "L1", 5)]


def test_a_place_emptied_since_shows_nothing(listed: StockList) -> None:
    row = listed.spots([Spot("TEA", f"{SITE}/A", "L")])[0]
    assert (row.on_hand, row.lot, row.bins) == (0, "L", ("A",))


def test_the_last_count_of_an_item_tells_by_how_much_the_books_were_wrong(
    books: Books, listed: StockList
) -> None:
    received(books, quantity=5)
    counted(books, ("TEA", 5))
    last = counted(books, ("TEA", 4), ("MILK", 0))
    at = books.reading.show(last).occurred_at
    assert listed.last_counts() == {
        "TEA": LastCount(at, -1, last),
        "MILK": LastCount(at, 0, last),
    }
