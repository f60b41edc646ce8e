"""A row of the stock list."""

from desktop.on_hand.columns import StockShown, columns, is_shown, sentence
from desktop.tables.cell import Cell
from sync.shop.last_counts import LastCount
from sync.shop.stock_list import Shelf, View
from sync.stock.item import Item

TEA = Item("DR-0375", "檸檬茶", unit="包")
SOON = "2026-12-20T00:00:00.000Z"


def a_row(on_hand: int = 98, **more: object) -> StockShown:
    given = {"expires": "2027-05-31T16:00:00.000Z", "in_transit": 0, "pending": 0, **more}
    shelf = Shelf(TEA, "B-02-1", "L1", str(given["expires"]), on_hand,
                  int(str(given["in_transit"])), int(str(given["pending"])),
                  int(str(given.get("reserved", 0))))  # fmt: skip
    count = LastCount("2026-11-18T02:00:00.000Z", -1, "d1")
    return StockShown(shelf, "Lemon tea", count, SOON)


def cell(key: str, row: StockShown) -> Cell:
    return next(column for column in columns() if column.key == key).cell(row)


def test_a_figure_with_a_waiting_document_in_it_is_underlined() -> None:
    assert (cell("on_hand", a_row(pending=2)).is_waiting, cell("on_hand", a_row()).is_waiting) == (
        True,
        False,
    )


def test_below_zero_is_amber() -> None:
    assert (cell("on_hand", a_row(-2)).text, cell("on_hand", a_row(-2)).tone) == ("−2", "needInk")


def test_zero_is_news_on_hand_and_usual_in_transit() -> None:
    assert (cell("on_hand", a_row(0)).text, cell("in_transit", a_row()).text) == ("0", "–")


def test_what_expires_soon_is_marked_while_some_is_left() -> None:
    early = "2026-12-02T16:00:00.000Z"
    assert cell("expiry", a_row(expires=early)).tag is not None
    assert cell("expiry", a_row(0, expires=early)).tag is None
    assert cell("expiry", a_row()).tag is None


def test_a_figure_is_worth_as_much_as_its_last_count() -> None:
    assert cell("counted", a_row()).code == "diff −1"
    never = StockShown(a_row().shelf, "Lemon tea")
    assert cell("counted", never).text == "never"


def test_each_view_shows_its_own_columns() -> None:
    by_lot = [column.key for column in columns() if is_shown(column.key, View.LOT)]
    by_item = [column.key for column in columns() if is_shown(column.key, View.ITEM)]
    assert ("lot" in by_lot, "counted" in by_lot, "lot" in by_item) == (True, False, False)


def test_what_is_held_back_stands_beside_what_is_on_hand() -> None:
    assert (cell("reserved", a_row()).text, cell("reserved", a_row(reserved=3)).text) == ("–", "3")
    assert sentence(a_row(reserved=3)) == "Lemon tea, 98 包 on hand, 3 reserved"


def test_a_row_is_one_sentence() -> None:
    assert sentence(a_row(pending=1)) == ("Lemon tea, 98 包 on hand, a waiting document is in it")


def test_what_may_still_be_promised_is_on_hand_less_reserved() -> None:
    assert cell("available", a_row(reserved=3)).text == "95"
    assert cell("available", a_row(2, reserved=3)).tone == "needInk"
