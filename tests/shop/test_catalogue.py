"""From a code or a few words to an item."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from sync.shop.catalogue import Catalogue
from sync.shop.catalogue_intake import take_in_walked
from sync.shop.database import Database
from sync.stock.barcode import check_digit
from sync.stock.refusal import Refusal
from sync.wire.messages import BarcodeLetter, CataloguePage, ItemLetter
from tests.clocks import HandClock
from tests.shop.cache_file import a_cache, a_journal_file

TEA = ItemLetter(
    sku="TEA-1",
    name="凍頂烏龍茶",
    name_en="Dong Ding Oolong Tea",
    unit="罐",
    price="128.00",
    barcodes=[BarcodeLetter(code="4891234567898"), BarcodeLetter(code="24891234567892", pack="12")],
)
MILK = ItemLetter(
    sku="MILK-1", name="鮮牛奶", barcodes=[BarcodeLetter(code="00012345670")], unit="盒"
)
TOFU = ItemLetter(sku="TOFU-1", name="豆腐", barcodes=[BarcodeLetter(code="5012345678900")])
OLD_TEA = ItemLetter(
    sku="TEA-0", name="烏龍茶", active=False, barcodes=[BarcodeLetter(code="4891234567898")]
)
PORK = ItemLetter(
    sku="PORK",
    name="瘦肉",
    unit="kg",
    decimals=3,
    barcodes=[BarcodeLetter(code="2100005000002"[:12] + check_digit("2100005000002"[:12]))],
)
CAKE = ItemLetter(
    sku="CAKE",
    name="蛋糕",
    barcodes=[BarcodeLetter(code="220000700000" + check_digit("220000700000"))],
)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Database]:
    cache = a_cache(tmp_path)
    items = [TEA, MILK, TOFU, OLD_TEA, PORK, CAKE]
    page = CataloguePage(epoch="e", items=items, next="", as_of=1, total=len(items))
    take_in_walked(cache, page)
    yield cache
    cache.close()


@pytest.fixture
def catalogue(cache: Database, tmp_path: Path) -> Iterator[Catalogue]:
    journal = a_journal_file(tmp_path)
    yield Catalogue(cache, marks=journal, clock=HandClock(), site="MK02")
    journal.close()


def sku_of(catalogue: Catalogue, code: str) -> str:
    found = catalogue.find_code(code)
    return found.item.sku if found else ""


def skus(catalogue: Catalogue, text: str) -> list[str]:
    return [item.sku for item in catalogue.search(text)]


def test_an_active_item_is_meant_where_two_bear_one_code(catalogue: Catalogue) -> None:
    assert sku_of(catalogue, "4891234567898") == "TEA-1"


def test_forms_of_one_gtin_are_one_code(catalogue: Catalogue) -> None:
    assert sku_of(catalogue, "04891234567898") == "TEA-1"
    assert sku_of(catalogue, " 4891234567898\r\n") == "TEA-1"


def test_a_pack_is_found_by_its_own_code(catalogue: Catalogue) -> None:
    found = catalogue.find_code("24891234567892")
    assert found is not None
    assert (found.item.sku, found.pack) == ("TEA-1", Fraction(12))


def test_several_are_read_at_once_and_an_unknown_one_is_left_out(catalogue: Catalogue) -> None:
    skus = [item.sku for item in catalogue.items()][:2]
    found = catalogue.named([*skus, "NOBODY"])
    assert found == {sku: catalogue.item(sku) for sku in skus}
    assert catalogue.named([]) == {}


def test_a_sku_is_a_code_too(catalogue: Catalogue) -> None:
    assert sku_of(catalogue, "MILK-1") == "MILK-1"


def test_a_gs1_string_brings_lot_and_expiry(catalogue: Catalogue) -> None:
    found = catalogue.find_code("]C101048912345678981727010110L77")
    assert found is not None
    assert (found.item.sku, found.lot) == ("TEA-1", "L77")
    assert found.expires.startswith("2027-01-0")


def test_a_weight_label_says_how_many_grams(catalogue: Catalogue) -> None:
    payload = "210000501234"
    found = catalogue.find_code(payload + check_digit(payload))
    assert found is not None
    assert (found.item.sku, found.quantity, found.price) == ("PORK", 1234, None)


def test_a_price_label_says_what_it_costs(catalogue: Catalogue) -> None:
    payload = "220000702590"
    found = catalogue.find_code(payload + check_digit(payload))
    assert found is not None
    assert (found.item.sku, found.quantity, found.price) == ("CAKE", None, 2590)


def test_an_unknown_code_is_none_and_no_code_is_refused(catalogue: Catalogue) -> None:
    assert catalogue.find_code("4006381333931") is None
    with pytest.raises(Refusal) as refusal:
        catalogue.find_code("  ")
    assert refusal.value.code == "barcode_empty"


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("茶", "TEA-1"),
        ("烏龍", "TEA-1"),
        ("乌龙", "TEA-1"),
        ("烏龍茶", "TEA-1"),
        ("凍頂烏龍", "TEA-1"),
        ("wulong", "TEA-1"),
        ("ddwl", "TEA-1"),
        ("oolong", "TEA-1"),
        ("dong tea", "TEA-1"),
        ("5678900", "TOFU-1"),
        ("MILK-1", "MILK-1"),
        ("milk", "MILK-1"),
        ("鮮牛奶", "MILK-1"),
        ("niunai", "MILK-1"),
        ("4891234567898", "TEA-1"),
    ],
)
def test_goods_are_found_as_people_type(catalogue: Catalogue, text: str, sku: str) -> None:
    assert skus(catalogue, text)[0] == sku


def test_what_is_in_stock_comes_first_and_what_is_archived_last(
    catalogue: Catalogue, cache: Database
) -> None:
    more = [ItemLetter(sku=f"A-{n}", name="紅茶") for n in range(3)]
    take_in_walked(cache, CataloguePage(epoch="e", items=more, next="", as_of=2, total=9))
    with cache.transaction() as connection:
        connection.execute(
            "INSERT INTO balance (sku, place, lot, confirmed, pending) VALUES (?, ?, ?, ?, ?)",
            ("A-2", "MK02/B-1", "", 3, 0),
        )
    assert skus(catalogue, "茶")[0] == "A-2"
    assert skus(catalogue, "茶")[-1] == "TEA-0"


def test_nothing_typed_finds_nothing(catalogue: Catalogue) -> None:
    assert catalogue.search(" ") == []
    assert catalogue.search("!?") == []
    assert catalogue.search('"茶" OR x*')[:0] == []


def test_a_search_is_limited(catalogue: Catalogue) -> None:
    assert len(catalogue.search("茶", limit=1)) == 1


def test_the_same_is_found_by_name_only(catalogue: Catalogue) -> None:
    assert catalogue.search_skus("茶") == [item.sku for item in catalogue.search("茶")]
    assert catalogue.search_skus("!?") == []


def test_every_item_is_listed_in_the_order_of_sku(catalogue: Catalogue) -> None:
    listed = [item.sku for item in catalogue.items()]
    assert listed == sorted(listed)
    assert len(listed) == catalogue.count() == 6
    assert [item.sku for item in catalogue.items("豆腐")] == ["TOFU-1"]


def test_a_scanner_that_names_its_symbols_finds_goods_all_the_same(catalogue: Catalogue) -> None:
    label = "210000501250" + check_digit("210000501250")
    scans = ["]E04891234567898", "]C0TEA-1", "]E0" + label, "010489123456789810L1"]
    found = [catalogue.find_code(scan) for scan in scans]
    assert [f and (f.item.sku, f.quantity, f.lot) for f in found] == [
        ("TEA-1", None, ""),
        ("TEA-1", None, ""),
        ("PORK", 1250, ""),
        ("TEA-1", None, "L1"),
    ]
