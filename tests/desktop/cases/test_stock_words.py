"""Stock before and after, in words."""

from desktop.cases.stock_card import Becomes
from desktop.cases.stock_words import stock_words
from sync.stock.views import StockChange
from tests.desktop.sample_cases import CAT
from tests.desktop.sample_desk import SampleDesk


def test_a_shelf_the_road_and_a_lot_are_named(desk: SampleDesk) -> None:
    changes = (
        StockChange("MK02/E-01-2", CAT, "貓", "CT26K", 46, 68, 0),
        StockChange("@transit/KC00/MK02", CAT, "貓", "", 2, -1500, 0),
    )
    assert stock_words(desk.place, changes) == (
        Becomes("Mong Kok shop　E-01-2　Cat food, tuna 85g　Lot CT26K", "46", "68 罐"),
        Becomes("In transit　Cat food, tuna 85g", "2", "−1,500 罐"),
    )


def test_a_choice_shows_what_stock_becomes(desk: SampleDesk) -> None:
    desk.open("transfer_short")
    desk.page.opened.ways.choose(0)
    assert desk.page.opened.stock.shown == (Becomes("In transit　Cat food, tuna 85g", "2", "0 罐"),)
    desk.page.opened.ways.choose(1)
    assert desk.page.opened.stock.stays() == "Nothing moves; all figures stay as they are."


def test_keeping_a_reservation_shows_what_is_held_back_from_now_on(desk: SampleDesk) -> None:
    desk.open("over_reserved")
    opened = desk.page.opened
    opened.ways.choose(0)
    assert opened.stock.shown == (
        Becomes("Reserved　Cat food, tuna 85g", "0", "24 罐"),
        Becomes("Available　Cat food, tuna 85g", "44", "20 罐"),
    )
    opened.ways.choose(1)
    assert opened.stock.stays() == "Nothing moves; all figures stay as they are."


def test_goods_handed_over_early_stay_away_whatever_is_decided(desk: SampleDesk) -> None:
    desk.open("fulfilled_before_post")
    opened = desk.page.opened
    opened.ways.choose(1)
    assert opened.ways.cards[1].shown.evidence.startswith("Nothing moves now")
    assert opened.stock.stays() == "Nothing moves; all figures stay as they are."
