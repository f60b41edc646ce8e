"""The long list of the site's stock: keys at once, rows where they are looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.catalogue_intake import TAKERS
from sync.shop.ledger import NewDocument
from sync.shop.profile import Books
from sync.shop.stock_list import Filter, StockList, View
from sync.stock.document import Content
from sync.wire.feed_row import row_letter
from sync.wire.letters import packed
from sync.wire.messages import ItemLetter
from tests.shop.shops import CLERK, SITE, a_line, a_shop, received, sold

SOON, LATER = "2026-12-01T16:00:00.000Z", "2027-12-01T16:00:00.000Z"
ITEMS = {"MILK": "鮮奶", "RICE": "絲苗米", "TEA": "烏龍茶"}


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    made = a_shop(tmp_path / "shop")
    letters = [ItemLetter(sku=sku, name=name, unit="pc") for sku, name in ITEMS.items()]
    rows = [row_letter(n, "item", one.sku, packed(one)) for n, one in enumerate(letters, 1)]
    with made.cache_file.transaction() as connection:
        TAKERS["item"](connection, rows)
    yield made
    made.close()


@pytest.fixture
def listed(books: Books) -> StockList:
    return StockList(books.cache_file, books.catalogue, site=SITE, clock=books.clock)


def dispatched(books: Books, to_site: str, quantity: int) -> None:
    content = Content((a_line(quantity=quantity),), to_site=to_site)
    books.ledger.record(NewDocument(kind="transfer", content=content), by=CLERK)


def skus(listed: StockList, chosen: Filter, text: str = "") -> list[str]:
    return [key[0] for key in listed.keys(View.ITEM, chosen, text)]


def test_every_item_has_a_row(listed: StockList) -> None:
    assert skus(listed, Filter.ALL) == ["MILK", "RICE", "TEA"]


def test_words_narrow_the_list(listed: StockList) -> None:
    assert skus(listed, Filter.ALL, "鮮奶") == ["MILK"]


def test_what_is_below_zero_is_found(books: Books, listed: StockList) -> None:
    received(books, quantity=2)
    sold(books, quantity=3)
    assert skus(listed, Filter.NEGATIVE) == ["TEA"]
    assert listed.counts()[Filter.NEGATIVE] == 1


def test_only_goods_on_their_way_here_are_in_transit(books: Books, listed: StockList) -> None:
    received(books, quantity=9)
    dispatched(books, "MK02", 4)
    assert skus(listed, Filter.IN_TRANSIT) == []
    dispatched(books, SITE, 2)
    assert skus(listed, Filter.IN_TRANSIT) == ["TEA"]
    row = listed.rows([("TEA", "", "")])[0]
    assert (row.on_hand, row.in_transit) == (3, 2)


def test_what_expires_within_a_month_is_found_while_some_is_left(
    books: Books, listed: StockList
) -> None:
    received(books, quantity=5, lot="L1", expires=SOON)
    received(books, "MILK", quantity=5, lot="L1", expires=LATER)
    assert skus(listed, Filter.EXPIRING) == ["TEA"]
    sold(books, quantity=5)
    assert skus(listed, Filter.EXPIRING) == []


def test_a_row_adds_up_bins_and_lots(books: Books, listed: StockList) -> None:
    received(books, quantity=5, bin="A-1", lot="L1", expires=LATER)
    received(books, quantity=4, bin="A-2", lot="L2", expires=SOON)
    row = listed.rows([("TEA", "", "")])[0]
    assert (row.on_hand, row.available, row.pending, row.bin, row.lot) == (9, 9, 9, "", "")
    assert row.expires == SOON


def test_rows_come_in_the_order_asked_for(books: Books, listed: StockList) -> None:
    received(books, quantity=5, bin="A-1")
    rows = listed.rows([("TEA", "", ""), ("RICE", "", ""), ("GONE", "", "")])
    assert [(row.item.sku, row.on_hand, row.bin) for row in rows] == [
        ("TEA", 5, "A-1"),
        ("RICE", 0, ""),
        ("GONE", 0, ""),
    ]


def test_places_are_listed_by_bin_and_by_lot(books: Books, listed: StockList) -> None:
    received(books, quantity=5, bin="B", lot="L1", expires=SOON)
    received(books, quantity=4, bin="B", lot="L2", expires=LATER)
    received(books, "MILK", quantity=2, bin="A")
    assert listed.keys(View.BIN) == [("MILK", "A", ""), ("TEA", "B", "")]
    by_lot = listed.keys(View.LOT)
    assert by_lot == [("MILK", "A", ""), ("TEA", "B", "L1"), ("TEA", "B", "L2")]
    assert [row.on_hand for row in listed.rows(by_lot, View.LOT)] == [2, 5, 4]
    assert [row.on_hand for row in listed.rows([("TEA", "B", "")], View.BIN)] == [9]
