from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from sync.hq.catalogue import Catalogue
from sync.hq.feed import Feed
from sync.hq.item_intake import import_items
from sync.stock.item import Item
from sync.stock.refusal import Refusal
from sync.wire.messages import ItemLetter
from tests.hq.world import SKUS, World

GOODS = """sku,barcode,name,name_en,unit,price_hkd,pack
TEA-1,4891234500017,檸檬茶紙包裝飲品,Lemon tea,包,3.20,1
TEA-1,4891234500024,檸檬茶紙包裝飲品,Lemon tea,包,3.20,24
OYS,4891234500031,舊庄特級蠔油,Oyster sauce,樽,32,1
,4891234500048,吞拿魚貓罐頭,Tuna for cats,罐,9.9,1
"""


@pytest.fixture
def catalogue(world: World, tmp_path: Path) -> Catalogue:
    file = tmp_path / "goods.csv"
    file.write_text(GOODS, encoding="utf-8")
    import_items(world.database, file)
    return Catalogue(world.database)


def _skus(items: list[Item]) -> list[str]:
    return [item.sku for item in items]


@pytest.mark.parametrize(
    ("text", "skus"),
    [
        ("檸檬茶", ["TEA-1"]),
        ("柠檬茶", ["TEA-1"]),
        ("油", ["OYS"]),
        ("haoyou", ["OYS"]),
        ("nmc", ["TEA-1"]),
        ("LEMON", ["TEA-1"]),
        ("oyster sau", ["OYS"]),
        ("oyster tea", []),
        ("0024", ["TEA-1"]),
        ("489123450004", ["4891234500048"]),
        ("oys", ["OYS"]),
        ("' OR 1=1 --", []),
        ("%", []),
    ],
)
def test_text_finds_what_the_search_box_finds(
    catalogue: Catalogue, text: str, skus: list[str]
) -> None:
    assert _skus(list(catalogue.find(text))) == skus


def test_the_whole_list_is_in_the_order_of_sku(catalogue: Catalogue) -> None:
    expected = sorted(["4891234500048", "OYS", "TEA-1", *SKUS])
    assert _skus(list(catalogue.find())) == expected


def test_a_list_longer_than_one_question_is_whole(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = list(catalogue.find())
    monkeypatch.setattr("sync.hq.catalogue._AT_ONCE", 2)
    assert list(catalogue.find()) == whole


def test_a_code_finds_its_pack_in_any_of_its_forms(catalogue: Catalogue) -> None:
    found = catalogue.find_code("04891234500024")
    assert found is not None
    assert (found.item.sku, found.pack) == ("TEA-1", Fraction(24))
    assert catalogue.find_code("4891234500099") is None
    assert catalogue.find_code("") is None


def test_a_sku_is_read_whole(catalogue: Catalogue) -> None:
    item = catalogue.item("OYS")
    assert item is not None
    assert (item.name, item.price, item.currency) == ("舊庄特級蠔油", 3200, "HKD")
    assert catalogue.item("oys") is None


def _walked(catalogue: Catalogue) -> list[ItemLetter]:
    items: list[ItemLetter] = []
    page = catalogue.page()
    items += page.items
    while page.next:
        page = catalogue.page(page.next)
        items += page.items
    return items


def test_a_first_load_walks_the_catalogue_in_small_pages(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = catalogue.page()
    assert (whole.next, whole.total) == ("", 9)
    monkeypatch.setattr("sync.hq.catalogue._AT_ONCE", 4)
    assert _walked(catalogue) == whole.items
    monkeypatch.setattr("sync.hq.catalogue.PAGE_BYTES", 1)
    assert _walked(catalogue) == whole.items


def test_the_walk_remembers_where_the_feed_was_when_it_began(
    world: World, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sync.hq.catalogue._AT_ONCE", 4)
    first = catalogue.page()
    more = tmp_path / "more.csv"
    more.write_text("sku,name\nAAA,Tea\nZZZ,Tea\n", encoding="utf-8")
    import_items(world.database, more)
    second = catalogue.page(first.next)
    assert (first.as_of, second.as_of) == (first.as_of, first.as_of)
    missed = Feed(world.database).page([], first.as_of).rows
    assert [row.id for row in missed] == ["AAA", "ZZZ"]


@pytest.mark.parametrize("after", ["TEA", ".TEA", "-1.TEA", "9" * 20 + ".TEA", "١.TEA"])
def test_a_walk_goes_on_only_from_its_own_pages(catalogue: Catalogue, after: str) -> None:
    with pytest.raises(Refusal, match="goes on from"):
        catalogue.page(after)


def test_a_page_of_the_first_load_says_where_each_item_stands_in_the_feed(
    catalogue: Catalogue, world: World
) -> None:
    page = catalogue.page()
    told = Feed(world.database).page([], 0)
    stands = {row.id: row.seq for row in told.rows if row.kind == "item"}
    assert dict(zip((item.sku for item in page.items), page.seqs, strict=True)) == stands


def test_an_item_is_let_go_and_taken_back_in_and_told_each_time_once(
    world: World, catalogue: Catalogue
) -> None:
    heads = [Feed(world.database).head()]
    for is_active in (False, False, True):
        catalogue.keep("OYS", is_active=is_active)
        heads.append(Feed(world.database).head())
    item = catalogue.item("OYS")
    assert item is not None
    assert item.active
    assert [after - before for before, after in pairwise(heads)] == [1, 0, 1]
    with pytest.raises(Refusal):
        catalogue.keep("NOTHING", is_active=False)
