"""The counter's page by real keys and scans."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.counter.page import CounterPage
from desktop.language import LANGUAGES, Translations
from desktop.shell.toast import Notice
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from tests.desktop.hand import key, write

TEA, OYSTER = "4897700000012", "4897700000395"
CTRL = Qt.KeyboardModifier.ControlModifier


def box(page: CounterPage) -> QLineEdit:
    return page.scan_box.field


def typed(page: CounterPage, text: str) -> None:
    write(box(page), text)
    key(box(page), Qt.Key.Key_Return)


def quantities(page: CounterPage) -> list[int]:
    return [line.quantity for line in page.till.draft.content.lines]


def editor(page: CounterPage) -> QWidget:
    found = page.sheet.table.findChild(QWidget, "editor")
    assert isinstance(found, QWidget)
    return found


def notices(page: CounterPage) -> list[Notice]:
    told: list[Notice] = []
    page.noticed.connect(told.append)
    return told


def test_a_scan_is_seen_counted(page: CounterPage, sounds: list[str]) -> None:
    page.take_scan(TEA)
    line = page.sheet.last_scan.line()
    assert line is not None
    assert (line.quantity, line.before, line.after) == ("1", "98", "97")
    assert sounds == ["tick"]


def test_twelve_times_then_a_scan_counts_twelve(page: CounterPage) -> None:
    write(box(page), "12*")
    assert (page.scan_box.amount(), box(page).text()) == ("12", "")
    page.take_scan(TEA)
    assert (quantities(page), page.scan_box.amount()) == ([12], "")


def test_a_typed_code_counts_as_a_scan(page: CounterPage) -> None:
    typed(page, "DR-0375")
    assert quantities(page) == [1]


def test_an_amount_and_enter_sets_the_last_line(page: CounterPage) -> None:
    page.take_scan(TEA)
    typed(page, "7*")
    assert quantities(page) == [7]


def test_plus_and_minus_change_the_last_line(page: CounterPage) -> None:
    page.take_scan(TEA)
    write(box(page), "++")
    typed(page, "-")
    assert quantities(page) == [2]


def test_a_slash_means_cases(page: CounterPage) -> None:
    page.take_scan(TEA)
    write(box(page), "/")
    assert quantities(page) == [24]


def test_two_points_repeat_the_last_scan(page: CounterPage) -> None:
    page.take_scan(TEA)
    write(box(page), "..")
    assert (quantities(page), box(page).text()) == ([2], "")


def test_an_unknown_code_turns_the_box_amber_and_changes_nothing(
    page: CounterPage, sounds: list[str]
) -> None:
    page.take_scan("4006381333931")
    assert page.scan_box.sentence() == "No item has this code. Nothing was added."
    assert (page.till.draft.is_empty, sounds) == (True, ["low"])
    page.take_scan(TEA)
    assert (page.scan_box.sentence(), quantities(page)) == ("", [1])


def test_a_large_amount_is_asked_about_and_a_scan_waits(page: CounterPage) -> None:
    write(box(page), "1200*")
    page.take_scan(TEA)
    page.take_scan(OYSTER)
    assert quantities(page) == []
    key(box(page), Qt.Key.Key_Return)
    assert quantities(page) == [1200, 1]


def test_no_to_a_large_amount_counts_nothing(page: CounterPage) -> None:
    write(box(page), "1200*")
    page.take_scan(TEA)
    assert page.step_back()
    assert quantities(page) == []


def test_arrows_choose_a_line_and_delete_removes_it(page: CounterPage) -> None:
    page.take_scan(TEA)
    page.take_scan(OYSTER)
    key(box(page), Qt.Key.Key_Down)
    assert page.sheet.chosen == "1"
    assert box(page).hasFocus()
    key(box(page), Qt.Key.Key_Delete)
    assert [line.sku for line in page.till.draft.content.lines] == ["SC-0510"]
    key(page, Qt.Key.Key_Z, CTRL)
    assert quantities(page) == [1, 1]
    key(page, Qt.Key.Key_Y, CTRL)
    assert quantities(page) == [1]


def test_f2_edits_the_quantity_in_place(page: CounterPage) -> None:
    page.take_scan(TEA)
    page.take_scan(OYSTER)
    key(box(page), Qt.Key.Key_Down)
    key(page, Qt.Key.Key_F2)
    field = editor(page)
    write(field, "15")
    key(field, Qt.Key.Key_Return)
    QTest.qWait(1)  # the view closes its editor in its own time
    assert quantities(page) == [15, 1]
    assert box(page).hasFocus()


def test_a_scan_ends_an_edit_and_keeps_it(page: CounterPage) -> None:
    page.take_scan(TEA)
    page.take_scan(OYSTER)
    key(box(page), Qt.Key.Key_Down)
    key(page, Qt.Key.Key_F2)
    write(editor(page), "15")
    page.take_scan(OYSTER)
    assert quantities(page) == [15, 2]


def test_f3_finds_by_words(page: CounterPage) -> None:
    key(page, Qt.Key.Key_F3)
    write(page.finder._field, "oyster sauce")
    assert page.finder.findings()[0] == "Old-style oyster sauce 510g"
    key(page.finder._field, Qt.Key.Key_Return)
    assert [line.sku for line in page.till.draft.content.lines] == ["SC-0510"]


def test_words_in_the_box_open_the_finder(page: CounterPage) -> None:
    typed(page, "oyster")
    assert page.finder.isVisible()
    assert page.step_back()
    assert not page.finder.isVisible()


def test_f4_goes_to_the_customer_and_enter_comes_back(page: CounterPage) -> None:
    page.take_scan(TEA)
    key(page, Qt.Key.Key_F4)
    field = page.side.field("party")
    assert field.hasFocus()
    write(field, "Chan's")
    key(field, Qt.Key.Key_Return)
    assert page.till.draft.content.party == "Chan's"
    assert box(page).hasFocus()


def test_f7_gives_the_line_another_lot(page: CounterPage) -> None:
    page.take_scan(TEA)
    key(page, Qt.Key.Key_F7)
    lot = page.form.fields()[0]
    write(lot, "L9")
    key(lot, Qt.Key.Key_Return)
    assert page.till.draft.content.lines[0].lot == "L9"


def test_f8_holds_and_brings_back(page: CounterPage) -> None:
    page.take_scan(TEA)
    key(page, Qt.Key.Key_F8)
    assert page.till.draft.is_empty
    key(page, Qt.Key.Key_F8)
    assert len(page.held.findings()) == 1
    key(page.held._field, Qt.Key.Key_Return)
    assert quantities(page) == [1]


def test_f12_posts_and_offers_the_way_back(page: CounterPage, place: Workplace) -> None:
    told = notices(page)
    page.take_scan(TEA)
    key(page, Qt.Key.Key_F12)
    assert (told[0].words, told[0].seconds) == ("Posted MK02-IS-07-000001: 1 line, 1 piece", 10)
    assert place.books.reading.on_hand("DR-0375") == 97
    key(page, Qt.Key.Key_Z, CTRL)
    assert place.books.reading.on_hand("DR-0375") == 98
    assert told[1].words == "Reversed MK02-IS-07-000001; both stay on the record"


def test_f12_does_nothing_before_the_first_scan(page: CounterPage) -> None:
    key(page, Qt.Key.Key_F12)
    assert page.side.foot() == "Nothing scanned yet"


def test_a_refused_post_leaves_the_draft_and_says_why(page: CounterPage) -> None:
    page.choose_segment(3)
    page.take_scan(TEA)
    page.side.field_written.emit("reason", "loss")
    key(page, Qt.Key.Key_F12)
    assert page.scan_box.sentence().startswith("This needs a right")
    assert quantities(page) == [1]


def test_control_and_arrows_change_the_kind(page: CounterPage) -> None:
    key(page, Qt.Key.Key_Down, CTRL)
    assert page.heading().segment == 1
    key(page, Qt.Key.Key_Up, CTRL)
    key(page, Qt.Key.Key_Up, CTRL)
    assert page.heading().segment == 6


def test_control_n_holds_what_is_in_hand(page: CounterPage) -> None:
    page.take_scan(TEA)
    key(page, Qt.Key.Key_N, CTRL)
    assert (page.till.draft.is_empty, len(page.till.held())) == (True, 1)


def test_f9_asks_why(page: CounterPage) -> None:
    spy = QSignalSpy(page.wants_page)
    page.take_scan(TEA)
    key(page, Qt.Key.Key_F9)
    assert spy.at(0) == ["on_hand", ("why", "DR-0375")]


def test_the_number_of_a_document_opens_it(page: CounterPage) -> None:
    spy = QSignalSpy(page.wants_page)
    page.take_scan("MK02-RC-07-000001")
    assert spy.at(0) == ["documents", "MK02-RC-07-000001"]


def test_a_transfer_is_received_by_scans(page: CounterPage, on_the_way: str) -> None:
    page.choose_segment(6)
    key(box(page), Qt.Key.Key_Return)
    assert page.till.draft.arrives == on_the_way
    page.take_scan("PT-0085")
    assert page.side.notices() == (
        "Cat food, tuna 85g: 5 罐 short",
        "Old-style oyster sauce 510g: 4 樽 short",
    )
    key(page, Qt.Key.Key_D, CTRL)
    assert quantities(page) == [1, 4]


def test_goods_that_were_not_sent_are_told_apart(page: CounterPage, on_the_way: str) -> None:
    page.open_with(on_the_way)
    page.take_scan(TEA)
    assert page.scan_box.sentence().startswith("This item is not on the transfer")


def test_without_transfers_the_page_says_so(page: CounterPage) -> None:
    page.choose_segment(6)
    assert page.sheet.blank.title() == "No transfer is on its way here"


def test_stock_that_changes_elsewhere_is_shown(page: CounterPage, place: Workplace) -> None:
    page.take_scan(TEA)
    other = type(page.till)(place)
    other.choose(other.mode)
    place.tell({"DR-0375"}, ())
    line = page.sheet.last_scan.line()
    assert line is not None
    assert line.before == "98"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_fits_a_shop_pc_in_every_language(
    page: CounterPage, theme: Theme, translations: Translations, language: str
) -> None:
    translations.use(language)
    theme.set_language(language)
    page.take_scan(TEA)
    page.resize(1017, 528)
    QTest.qWait(1)
    hint = page.minimumSizeHint()
    assert (hint.width() <= 1017, hint.height() <= 528) == (True, True)
