"""The stock page by real keys: find a figure, ask why."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.language import LANGUAGES, Translations
from desktop.on_hand.page import StockPage
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.stock.document import Content
from tests.desktop.hand import key, write
from tests.desktop.promises import check_promises
from tests.desktop.sample_day import CAT_FOOD, TILES, a_line, reverse
from tests.desktop.sample_shop import said

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def skus(page: StockPage) -> list[str]:
    return [row.sku for row in page.list.model.rows]


def chosen_sku(page: StockPage) -> str:
    row = page.list.chosen()
    return row.sku if row is not None else ""


def answered(qtbot: QtBot, page: StockPage) -> None:
    qtbot.waitUntil(lambda: page.panel.account is not None)


def asked_why(qtbot: QtBot, page: StockPage, sku: str) -> None:
    page.open_with(("why", sku))
    answered(qtbot, page)


def test_the_list_keeps_the_promises_of_a_model(
    page: StockPage, qtmodeltester: ModelTester
) -> None:
    check_promises(qtmodeltester, page.list.model)


def test_every_item_is_listed_and_counted(page: StockPage) -> None:
    assert len(skus(page)) == 197
    assert page.chips.texts()[1] == "Below zero  1"
    assert page.list.seen().endswith("of 197")


def test_typing_on_the_list_searches(page: StockPage) -> None:
    write(page.list.table, "m")
    write(page.search, "agnetic tiles")
    assert TILES in skus(page)
    assert page.search.hasFocus()
    assert page.step_back()
    assert page.search.text() == ""


def test_words_that_name_nothing_say_so(page: StockPage) -> None:
    page.search.setText("zzzz")
    assert page.list.blank.title() == "Nothing is called that"


def test_a_chip_shows_what_is_below_zero(page: StockPage, qtbot: QtBot) -> None:
    key(page, Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: skus(page) == [CAT_FOOD])


def test_a_scan_goes_to_the_item_with_its_figure_focused(page: StockPage, qtbot: QtBot) -> None:
    page.take_scan("4897700001453")
    qtbot.waitUntil(lambda: chosen_sku(page) == TILES)
    assert page.list.column() == "on_hand"


def test_a_scan_of_nothing_we_have_searches_for_it(page: StockPage) -> None:
    page.take_scan("4006381333931")
    assert page.search.text() == "4006381333931"


def test_f9_says_why(page: StockPage, qtbot: QtBot) -> None:
    page.open_with(TILES)
    qtbot.waitUntil(lambda: chosen_sku(page) == TILES)
    key(page.list.table, Qt.Key.Key_F9)
    answered(qtbot, page)
    assert page.panel.words() == ("Why is on hand 69?", "48", "62", "41", "69")
    assert page.panel.foot_words() == (
        "The steps add up without a gap",
        "6 steps, 0 confirmed by HQ, 6 waiting here",
    )
    assert page.list.table.hasFocus()


def test_the_panel_ends_on_the_count_it_stands_on(page: StockPage, qtbot: QtBot) -> None:
    asked_why(qtbot, page, TILES)
    last = page.panel.steps.steps.entries[-1]
    assert (last.figures, last.tone, last.number) == (("= 48", "48"), "act", "MK02-CT-07-000001")


def test_a_figure_below_zero_names_the_step_that_crossed(page: StockPage, qtbot: QtBot) -> None:
    asked_why(qtbot, page, CAT_FOOD)
    assert page.panel.foot_words()[0].startswith("Went below zero here: MK02-IS-07-000003, 陳美玲")
    assert page.panel.steps.steps.entries[0].tone == "need"


def test_what_is_in_transit_is_explained_by_its_transfers(
    page: StockPage, qtbot: QtBot, place: Workplace
) -> None:
    content = Content((a_line(place.books, TILES, 6),), to_site="MK02")
    said(place.books, "transfer", content)
    place.tell({TILES}, ())
    page.open_with(TILES)
    qtbot.waitUntil(lambda: "In transit  1" in page.chips.texts())
    qtbot.waitUntil(lambda: chosen_sku(page) == TILES)
    for _ in range(3):
        key(page.list.table, Qt.Key.Key_Right)
    key(page.list.table, Qt.Key.Key_F9)
    answered(qtbot, page)
    assert page.panel.words() == ("Why is in transit 6?", "6", "0", "6")


def test_each_figure_of_a_row_is_explained_by_the_same_key(
    page: StockPage, qtbot: QtBot, place: Workplace
) -> None:
    said(place.books, "reservation", Content((a_line(place.books, TILES, 6),)))
    place.tell({TILES}, ())
    page.open_with(TILES)
    qtbot.waitUntil(lambda: chosen_sku(page) == TILES)
    asked = []
    for _ in range(4):
        key(page.list.table, Qt.Key.Key_F9)
        answered(qtbot, page)
        asked.append(page.panel.words())
        key(page.list.table, Qt.Key.Key_Right)
    assert asked == [
        ("Why is on hand 69?", "48", "62", "41", "69"),
        ("Why is reserved 6?", "6", "6"),
        ("Why is available 63?", "69", "6", "63"),
        ("Why is in transit 0?", "0", "0", "0"),
    ]


def test_m_shows_only_what_i_did(page: StockPage, qtbot: QtBot) -> None:
    asked_why(qtbot, page, TILES)
    key(page, Qt.Key.Key_M)
    assert [entry.key for entry in page.panel.steps.steps.entries if "何志明" in entry.detail] == []
    assert len(page.panel.steps.steps.entries) == 2


def test_control_c_copies_the_chain(page: StockPage, qtbot: QtBot) -> None:
    asked_why(qtbot, page, TILES)
    key(page, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Why is on hand 69?"
    assert lines[1].endswith("陳美玲: Issue　陳記茶餐廳 MK02-IS-07-000002, −4, balance 69")


def test_control_c_copies_a_row(page: StockPage, qtbot: QtBot) -> None:
    page.search.setText(TILES)
    key(page, Qt.Key.Key_C, CTRL)
    expected = "Magnetic tiles, 100, 69 盒 on hand, a waiting document is in it"
    assert QGuiApplication.clipboard().text() == expected


def test_enter_on_a_step_opens_its_document(page: StockPage, qtbot: QtBot) -> None:
    asked_why(qtbot, page, TILES)
    spy = QSignalSpy(page.wants_page)
    page.panel.steps.setFocus()
    key(page.panel.steps, Qt.Key.Key_Return)
    assert spy.at(0)[0] == "documents"


def test_escape_closes_the_panel_first(page: StockPage, qtbot: QtBot) -> None:
    asked_why(qtbot, page, TILES)
    assert page.step_back()
    assert not page.panel.isVisible()
    assert not page.step_back()


def test_what_changes_elsewhere_is_shown_and_explained_anew(
    page: StockPage, qtbot: QtBot, place: Workplace
) -> None:
    asked_why(qtbot, page, TILES)
    reverse(place.books, said(place.books, "issue", Content((a_line(place.books, TILES, 9),))))
    said(place.books, "issue", Content((a_line(place.books, TILES, 5),)))
    place.tell({TILES}, ())
    qtbot.waitUntil(lambda: page.panel.words()[0] == "Why is on hand 64?")


@pytest.mark.parametrize(("segment", "rows"), [(1, 10), (2, 10)])
def test_bins_and_lots_have_rows_of_their_own(
    page: StockPage, qtbot: QtBot, segment: int, rows: int
) -> None:
    page.choose_segment(segment)
    qtbot.waitUntil(lambda: len(skus(page)) == rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_fits_a_shop_pc_in_every_language(
    page: StockPage, theme: Theme, translations: Translations, qtbot: QtBot, language: str
) -> None:
    translations.use(language)
    theme.set_language(language)
    asked_why(qtbot, page, TILES)
    page.resize(1017, 528)
    hint = page.minimumSizeHint()
    assert (hint.width() <= 1017, hint.height() <= 528) == (True, True)
