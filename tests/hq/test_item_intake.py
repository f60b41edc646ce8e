from fractions import Fraction
from pathlib import Path

import pytest

from sync.hq import bulk
from sync.hq.catalogue import Catalogue
from sync.hq.feed import Feed
from sync.hq.item_intake import Imported, import_items
from sync.hq.tables import movement
from sync.stock.item import ItemBarcode, Tracking
from sync.stock.refusal import Refusal
from tests.hq.world import NOW, World
from tests.journeys.program import ROOT

REAL = ROOT.parent / "shared" / "data" / "catalogue_zh.csv"


class Shelf:
    """Files that are imported one after another."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world, self._file = world, folder / "items.csv"

    def take(self, text: str) -> Imported:
        self._file.write_text(text, encoding="utf-8")
        return import_items(self.world.database, self._file)

    @property
    def head(self) -> int:
        return Feed(self.world.database).head()


@pytest.fixture
def shelf(world: World, tmp_path: Path) -> Shelf:
    return Shelf(world, tmp_path)


def test_the_same_file_again_changes_nothing_and_tells_nobody(shelf: Shelf) -> None:
    text = "sku,barcode,name,price\nA,4891234500017,Tea,3.20\nA,4891234500024,Tea,3.20\nB,,Rice,1\n"
    assert shelf.take(text) == Imported(imported=3)
    head = shelf.head
    assert shelf.take(text) == Imported(unchanged=3)
    assert shelf.head == head


def test_only_what_really_changed_is_told_to_devices(shelf: Shelf) -> None:
    shelf.take("sku,name,price\nA,Tea,3.20\nB,Rice,1\n")
    head = shelf.head
    assert shelf.take("sku,name,price\nA,Tea,3.30\nB,Rice,1\n") == Imported(updated=1, unchanged=1)
    rows = Feed(shelf.world.database).page([], head).rows
    assert [row.id for row in rows] == ["A"]


def test_a_blank_cell_keeps_what_hq_has(shelf: Shelf) -> None:
    shelf.take("sku,name,name_en,unit,price_hkd,category,tracking\nA,茶,Tea,包,3.20,飲品,lot\n")
    shelf.take("sku,name,price\nA,紅茶,\n")
    item = Catalogue(shelf.world.database).item("A")
    assert item is not None
    assert (item.name, item.name_en, item.unit) == ("紅茶", "Tea", "包")
    assert (item.price, item.currency, item.category) == (320, "HKD", "飲品")
    assert item.tracking is Tracking.LOT


def test_codes_are_added_and_never_taken_away(shelf: Shelf) -> None:
    shelf.take("sku,barcode,name,pack\nA,4891234500024,Tea,24\n")
    shelf.take("sku,barcode,name,pack\nA,4891234500017,Tea,1\nA,4891234500024,Tea,12\n")
    item = Catalogue(shelf.world.database).item("A")
    assert item is not None
    assert item.barcodes == (
        ItemBarcode("4891234500017"),
        ItemBarcode("4891234500024", Fraction(12)),
    )


def test_a_code_that_names_other_goods_is_refused_by_row_and_the_rest_is_in(shelf: Shelf) -> None:
    done = shelf.take(
        "sku,barcode,name\nA,4891234500017,Tea\nB,4891234500018,Rice\nC,4891234500024,Oil\n"
    )
    assert [(row.row, row.code) for row in done.refused] == [(3, "barcode_check_digit")]
    done = shelf.take("sku,barcode,name\nD,4891234500017,Salt\nE,,Soap\n")
    assert (done.imported, [(row.row, row.code) for row in done.refused]) == (
        1,
        [(2, "barcode_taken")],
    )


def test_one_gtin_in_two_lengths_cannot_name_two_items(shelf: Shelf) -> None:
    done = shelf.take("sku,barcode,name\nA,012345678905,Tea\nB,0012345678905,Rice\n")
    assert (done.imported, [(row.row, row.code) for row in done.refused]) == (
        1,
        [(3, "duplicate_in_file")],
    )
    done = shelf.take("sku,barcode,name\nC,00012345678905,Oil\n")
    assert [row.code for row in done.refused] == ["barcode_taken"]


def test_one_gtin_in_two_lengths_is_one_code_of_its_item(shelf: Shelf) -> None:
    shelf.take("sku,barcode,name\nA,012345678905,Tea\n")
    assert shelf.take("sku,barcode,name\nA,0012345678905,Tea\n") == Imported(unchanged=1)
    item = Catalogue(shelf.world.database).item("A")
    assert item is not None
    assert item.barcodes == (ItemBarcode("012345678905"),)


def test_skus_are_trimmed_and_case_counts(shelf: Shelf) -> None:
    assert shelf.take("sku,name\n a ,Tea\nA,Tea\n") == Imported(imported=2)


def test_stock_keeps_the_decimals_it_was_counted_in(shelf: Shelf) -> None:
    shelf.take("sku,name,unit\nA,Rice,kg\nB,Rice,kg\n")
    with shelf.world.database.transaction() as books:
        moved = ("s", "1", "d", "A", "", "", "@supplier", "KC00/", 500, NOW, "")
        bulk.insert(books, movement, [moved])
    done = shelf.take("sku,name,unit\nA,Rice,bag\nB,Rice,bag\n")
    assert [(row.row, row.code) for row in done.refused] == [(2, "unit_fixed")]
    assert done.updated == 1


def test_a_long_file_is_taken_in_chunks(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.hq.item_intake._AT_ONCE", 3)
    lines = "".join(f"S{n},Tea {n}\n" for n in range(10))
    assert shelf.take(f"sku,name\n{lines}S0,Tea\n,Tea\n").imported == 10
    assert shelf.take(f"sku,name\n{lines}") == Imported(unchanged=10)


def test_a_file_that_is_no_catalogue_is_refused_whole(shelf: Shelf) -> None:
    with pytest.raises(Refusal) as refused:
        shelf.take("colour,size\nred,XL\n")
    assert refused.value.code == "header_unknown"


@pytest.mark.skipif(not REAL.exists(), reason="the supermarket's catalogue is not here")
def test_a_real_supermarkets_catalogue_is_taken_in_row_by_row(world: World) -> None:
    done = import_items(world.database, REAL)
    assert done.imported + len(done.refused) == 6404
    assert done.updated == done.unchanged == 0
    assert {row.code for row in done.refused} >= {"barcode_length", "barcode_check_digit"}
    again = import_items(world.database, REAL)
    assert (again.unchanged, again.refused) == (done.imported, done.refused)
