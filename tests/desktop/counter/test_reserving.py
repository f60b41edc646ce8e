"""Goods are held back for somebody at the counter, and let go again: by keys and scans."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.counter.mode import MODES
from desktop.counter.page import CounterPage
from desktop.language import LANGUAGES, Translations
from desktop.photographs import clipped_labels
from desktop.shell.toast import Notice
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.stock.views import DocumentView
from tests.desktop.hand import key, write

TEA, TEA_SKU = "4897700000012", "DR-0375"
CTRL = Qt.KeyboardModifier.ControlModifier
RESERVE = [mode.key for mode in MODES].index("reservation")


@pytest.fixture
def told(page: CounterPage) -> list[Notice]:
    said: list[Notice] = []
    page.noticed.connect(said.append)
    return said


@pytest.fixture
def reserving(page: CounterPage) -> CounterPage:
    page.choose_segment(RESERVE)
    return page


def held(page: CounterPage, amount: str, customer: str = "Chan Kee") -> None:
    """An amount of tea for a customer, written and scanned but not posted."""
    write(page.scan_box.field, f"{amount}*")
    page.take_scan(TEA)
    key(page, Qt.Key.Key_F4)
    party = page.side.field("party")
    write(party, customer)
    key(party, Qt.Key.Key_Return)


def reservation(place: Workplace) -> DocumentView:
    reading = place.books.reading
    (row,) = (row for row in reading.documents() if row.kind == "reservation")
    return reading.show(row.document)


def test_goods_are_held_back_with_name_and_deposit_and_none_moves(
    reserving: CounterPage, place: Workplace, told: list[Notice]
) -> None:
    held(reserving, "12")
    deposit = reserving.side.field("reference")
    write(deposit, "HKD 200")
    key(deposit, Qt.Key.Key_Return)
    key(reserving, Qt.Key.Key_F12)
    view = reservation(place)
    assert (view.kind, view.state, view.content.party) == (
        "reservation",
        "reserved",
        "Chan Kee",
    )
    assert view.content.reference == "HKD 200"
    assert place.books.reading.on_hand(TEA_SKU) == 98
    assert told[0].words == f"Reserved {view.number}: 1 line, 12 pieces"


def test_what_is_free_is_shown_and_what_others_hold_is_not(
    reserving: CounterPage, place: Workplace
) -> None:
    held(reserving, "12")
    key(reserving, Qt.Key.Key_F12)
    reserving.take_scan(TEA)
    line = reserving.sheet.last_scan.line()
    assert line is not None
    assert (line.before, line.after) == ("86", "85")


def test_whom_it_is_for_is_asked(reserving: CounterPage, place: Workplace) -> None:
    reserving.take_scan(TEA)
    assert reserving.side.foot() == "Say whom they are held for: F4"
    key(reserving, Qt.Key.Key_F12)
    assert reserving.till.draft.content.lines != ()


def test_more_than_is_free_is_noticed_before_and_refused_at_the_post(
    reserving: CounterPage, place: Workplace, told: list[Notice]
) -> None:
    held(reserving, "99")
    assert reserving.side.notices() == ("1 包 of Lemon tea 375ml carton are more than is free",)
    key(reserving, Qt.Key.Key_F12)
    assert reserving.scan_box.sentence().startswith("Only 98 of DR-0375 may still be promised")
    assert (told, reserving.till.draft.is_empty) == ([], False)


def test_control_z_releases_what_was_just_reserved(
    reserving: CounterPage, place: Workplace, told: list[Notice]
) -> None:
    held(reserving, "12")
    key(reserving, Qt.Key.Key_F12)
    assert told[0].way_back == "Release"
    key(reserving, Qt.Key.Key_Z, CTRL)
    view = reservation(place)
    assert view.state == "cancelled"
    assert told[1].words == f"Released {view.number}; nothing is held back any more"


def test_a_sale_of_what_is_held_back_is_noticed(page: CounterPage, place: Workplace) -> None:
    page.choose_segment(RESERVE)
    held(page, "90")
    key(page, Qt.Key.Key_F12)
    page.choose_segment(0)
    write(page.scan_box.field, "20*")
    page.take_scan(TEA)
    assert page.side.notices() == ("90 包 of Lemon tea 375ml carton are held back for somebody",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counter_has_room_for_it_in_every_language(
    reserving: CounterPage,
    theme: Theme,
    translations: Translations,
    qtbot: QtBot,
    language: str,
) -> None:
    translations.use(language)
    theme.set_language(language)
    held(reserving, "99")
    reserving.resize(1017, 528)
    qtbot.waitUntil(lambda: clipped_labels(reserving) == [])
    assert reserving.minimumSizeHint().width() <= 1017
