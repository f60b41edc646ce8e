"""The scan box: amounts before codes, keys that act at once, a calm no."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.counter.scan_box import ScanBox
from desktop.language import HONG_KONG, Translations
from desktop.photographs import clipped_labels
from desktop.theme.theme import Theme
from tests.desktop.hand import key, write


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> ScanBox:
    made = ScanBox(theme)
    qtbot.addWidget(made)
    made.resize(800, 60)
    made.show()
    made.field.setFocus()
    return made


def test_an_amount_becomes_a_chip_and_leaves_the_text(box: ScanBox) -> None:
    write(box.field, "012.5*")
    assert (box.amount(), box.field.text()) == ("12.5", "")
    assert box.field.placeholderText() == "Next scan counts 12.5"


def test_enter_tells_what_was_typed(box: ScanBox) -> None:
    spy = QSignalSpy(box.entered)
    write(box.field, "DR-0375")
    key(box.field, Qt.Key.Key_Return)
    assert spy.at(0) == ["DR-0375"]


def test_some_keys_act_at_once_in_an_empty_box(box: ScanBox) -> None:
    nudged, swapped = QSignalSpy(box.field.nudged), QSignalSpy(box.field.unit_swapped)
    repeated, removed = QSignalSpy(box.field.repeated), QSignalSpy(box.field.removed)
    write(box.field, "+/..")
    key(box.field, Qt.Key.Key_Delete)
    assert [spy.count() for spy in (nudged, swapped, repeated, removed)] == [1, 1, 1, 1]
    assert box.field.text() == ""


def test_the_same_keys_are_text_inside_a_word(box: ScanBox) -> None:
    spy = QSignalSpy(box.field.nudged)
    write(box.field, "a+/")
    assert (spy.count(), box.field.text()) == (0, "a+/")


def test_arrows_move_the_lines_and_not_the_caret(box: ScanBox) -> None:
    spy = QSignalSpy(box.field.moved)
    key(box.field, Qt.Key.Key_Down)
    key(box.field, Qt.Key.Key_Up)
    assert [spy.at(0), spy.at(1)] == [[1], [-1]]


def test_a_no_stands_until_the_next_key(box: ScanBox) -> None:
    box.say("No item has this code.", "4891")
    assert (box.is_saying(), box.field.property("tone")) == (True, "need")
    write(box.field, "5")
    assert (box.is_saying(), box.field.property("tone"), box.field.text()) == (False, "", "5")


def test_clearing_drops_text_amount_and_sentence(box: ScanBox) -> None:
    write(box.field, "12*")
    box.say("No.", "4891")
    box.clear()
    assert (box.amount(), box.sentence(), box.field.text()) == ("", "", "")


def test_the_input_method_is_off(box: ScanBox) -> None:
    assert not box.field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_the_key_for_finding_has_room_in_a_longer_language(box: ScanBox) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    translations = Translations(app)
    widths = []
    for language in (HONG_KONG, "en"):
        translations.use(language)
        app.processEvents()
        widths.append(box._hint.width())
        assert clipped_labels(box) == []
    assert widths[0] < widths[1]
