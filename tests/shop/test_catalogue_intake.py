"""How the catalogue gets into the cache."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.catalogue import Catalogue
from sync.shop.catalogue_intake import TAKERS, Walk, forget_walk, take_in_walked, walk_of
from sync.shop.database import Database
from sync.wire import letters
from sync.wire.feed_row import MODULUS, row_digest, row_letter
from sync.wire.messages import (
    BarcodeLetter,
    CataloguePage,
    ItemLetter,
    Letter,
    SiteLetter,
    StaffLetter,
)
from tests.clocks import HandClock
from tests.shop.cache_file import a_cache, a_journal_file


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Database]:
    cache = a_cache(tmp_path)
    yield cache
    cache.close()


@pytest.fixture
def catalogue(cache: Database, tmp_path: Path) -> Iterator[Catalogue]:
    journal = a_journal_file(tmp_path)
    yield Catalogue(cache, marks=journal, clock=HandClock(), site="MK02")
    journal.close()


def a_page(*skus: str, after: str = "") -> CataloguePage:
    items = [ItemLetter(sku=sku, name=f"茶 {sku}") for sku in skus]
    return CataloguePage(epoch="e", items=items, next=after, as_of=9, total=9)


def take(cache: Database, kind: str, seq: int, key: str, letter: Letter) -> None:
    with cache.transaction() as connection:
        TAKERS[kind](connection, [row_letter(seq, kind, key, letters.packed(letter))])


def feed_of(cache: Database, sku: str) -> int:
    row = cache.row("SELECT feed FROM item WHERE sku = ?", (sku,))
    return int(row[0]) if row else -1


def test_the_first_load_says_where_to_go_on(cache: Database) -> None:
    assert walk_of(cache) == Walk()
    take_in_walked(cache, a_page("A", "B", after="9.B"))
    assert walk_of(cache) == Walk("9.B")
    take_in_walked(cache, a_page("C"))
    assert walk_of(cache).is_done


def test_the_feed_need_not_tell_what_the_walk_brought(cache: Database) -> None:
    items = [ItemLetter(sku="A", name="茶"), ItemLetter(sku="B", name="茶")]
    page = CataloguePage(epoch="e", items=items, next="", as_of=9, total=2, seqs=[3, 7])
    take_in_walked(cache, page)
    take_in_walked(cache, page)
    assert (walk_of(cache).items_from, feed_of(cache, "B")) == (9, 7)
    row = cache.row("SELECT value FROM mark WHERE name = 'digest'")
    assert row is not None
    expected = sum(row_digest("item", sku, seq) for sku, seq in (("A", 3), ("B", 7))) % MODULUS
    assert int(row[0]) == expected


def test_in_a_refill_everything_is_told_anew(cache: Database) -> None:
    page = CataloguePage(epoch="e", items=[], next="", as_of=9, total=0)
    take_in_walked(cache, page)
    with cache.transaction() as connection:
        forget_walk(connection)
    assert walk_of(cache) == Walk(is_done=True, items_from=0)


def test_an_empty_catalogue_is_a_whole_one(cache: Database) -> None:
    take_in_walked(cache, a_page())
    assert walk_of(cache).is_done


def test_a_page_that_comes_twice_changes_nothing(cache: Database, catalogue: Catalogue) -> None:
    take_in_walked(cache, a_page("A", "B"))
    take_in_walked(cache, a_page("A", "B"))
    assert (catalogue.count(), len(catalogue.search("茶"))) == (2, 2)


def test_the_feed_brings_what_changed(cache: Database, catalogue: Catalogue) -> None:
    take_in_walked(cache, a_page("A"))
    changed = ItemLetter(sku="A", name="咖啡", barcodes=[BarcodeLetter(code="4006381333931")])
    take(cache, "item", 12, "A", changed)
    found = catalogue.find_code("4006381333931")
    assert found is not None
    assert found.item.name == "咖啡"
    assert (catalogue.search("茶"), feed_of(cache, "A")) == ([], 12)


def test_a_code_that_an_item_lost_finds_it_no_more(cache: Database, catalogue: Catalogue) -> None:
    coded = ItemLetter(sku="A", name="茶", barcodes=[BarcodeLetter(code="4006381333931")])
    take(cache, "item", 3, "A", coded)
    take(cache, "item", 4, "A", ItemLetter(sku="A", name="茶"))
    assert catalogue.find_code("4006381333931") is None


def test_a_row_that_says_nothing_new_only_keeps_its_position(
    cache: Database, catalogue: Catalogue
) -> None:
    take_in_walked(cache, a_page("A"))
    take(cache, "item", 5, "A", ItemLetter(sku="A", name="茶 A"))
    assert (feed_of(cache, "A"), len(catalogue.search("茶"))) == (5, 1)


def test_the_walk_never_overwrites_what_the_feed_brought(
    cache: Database, catalogue: Catalogue
) -> None:
    take(cache, "item", 5, "A", ItemLetter(sku="A", name="咖啡"))
    take_in_walked(cache, a_page("A"))
    assert [item.name for item in catalogue.search("咖啡")] == ["咖啡"]


def test_sites_and_staff_come_by_the_feed(cache: Database, catalogue: Catalogue) -> None:
    take(cache, "site", 1, "MK02", SiteLetter(code="MK02", name="旺角店"))
    take(cache, "site", 2, "MK02", SiteLetter(code="MK02", name="旺角總店"))
    take(cache, "staff", 3, "C1", StaffLetter(code="C1", name="小麗", role="clerk", pin="x"))
    assert [(site.code, site.name) for site in catalogue.sites()] == [("MK02", "旺角總店")]
    assert [(person.code, person.role) for person in catalogue.staff()] == [("C1", "clerk")]
    assert catalogue.site("MK02") is not None
    assert catalogue.site("KC00") is None


def test_an_items_letter_is_kept_whole(cache: Database) -> None:
    take_in_walked(cache, a_page("A"))
    row = cache.row("SELECT body FROM item WHERE sku = 'A'")
    assert row is not None
    assert json.loads(row[0]) == {"sku": "A", "name": "茶 A"}
