"""Items by words, and drafts on hold."""

from desktop.counter.finders import held_finder, item_finder
from desktop.counter.till import Till
from desktop.workplace import Workplace
from sync.shop.drafts import Kept
from sync.stock.item import Item


def test_items_are_found_with_what_is_on_hand(place: Workplace) -> None:
    taken: list[Item] = []
    found = item_finder(place, taken.append)("magnetic")
    best = next(finding for finding in found if finding.code == "TY-1100")
    assert (best.title, best.note) == ("Magnetic tiles, 100", "61 on hand")
    best.choose()
    assert [item.sku for item in taken] == ["TY-1100"]


def test_nothing_is_found_for_no_words(place: Workplace) -> None:
    assert item_finder(place, lambda _item: None)("") == []


def test_held_drafts_are_found_by_party_item_or_clerk(place: Workplace, till: Till) -> None:
    taken: list[Kept] = []
    till.scan("DR-0375", "12")
    till.set_field("party", "陳記")
    till.hold()
    find = held_finder(place, till.held, taken.append)
    assert [finding.title for finding in find("陳記")] == ["Issue　陳記　Lemon tea 375ml carton"]
    assert find("nobody") == []
    find("")[0].choose()
    assert taken[0].draft.content.party == "陳記"
