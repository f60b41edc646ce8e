"""The recovery key is shown once, and work goes on when it is kept."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.first_start.kept_key import KeptKey
from desktop.language import Translations
from desktop.theme.theme import Theme
from tests.desktop.hand import key, write

CODE = "7Q2M-KX4T-9B0D-HJ6W-3RVC-8FEY-0NG1"
SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def screen(qtbot: QtBot, theme: Theme, translations: Translations) -> KeptKey:
    made = KeptKey(theme, CODE, device="Till 2")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


def test_the_key_is_shown_and_the_field_has_the_focus(screen: KeptKey) -> None:
    assert (screen.code(), screen.focusWidget()) == (CODE, screen.field)


def test_what_was_not_written_down_goes_no_further(screen: KeptKey) -> None:
    kept = QSignalSpy(screen.kept)
    key(screen.field, Qt.Key.Key_Return)
    write(screen.field, "8FEY")
    key(screen.field, Qt.Key.Key_Return)
    assert (kept.count(), screen.code()) == (0, CODE)
    assert screen.answer().startswith("These are not the last four signs")


@pytest.mark.parametrize("typed", ["0NG1", "ongl", " -0ng1 "])
def test_the_last_group_as_people_write_it_is_taken_and_the_key_is_gone(
    screen: KeptKey, typed: str
) -> None:
    kept = QSignalSpy(screen.kept)
    write(screen.field, typed)
    key(screen.field, Qt.Key.Key_Return)
    assert (kept.count(), screen.code(), screen.field.text()) == (1, "", "")


def test_a_copied_key_leaves_the_clipboard(screen: KeptKey) -> None:
    key(screen, Qt.Key.Key_C, SHIFT_CTRL)
    assert QGuiApplication.clipboard().text() == CODE
    write(screen.field, "0NG1")
    key(screen.field, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == ""


def test_what_was_copied_since_stays_on_the_clipboard(screen: KeptKey) -> None:
    key(screen, Qt.Key.Key_C, SHIFT_CTRL)
    QGuiApplication.clipboard().setText("something else")
    write(screen.field, "0NG1")
    key(screen.field, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "something else"


def test_a_page_to_print_is_saved_where_a_person_says(
    screen: KeptKey, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    key(screen, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = screen.findChildren(QFileDialog)
    dialog.selectFile(str(tmp_path / "till 2.pdf"))
    dialog.accept()
    assert (tmp_path / "till 2.pdf").read_bytes().startswith(b"%PDF-")
    assert screen.answer() == "till 2.pdf is saved. Print it, and lock it away."
    assert CODE not in caplog.text


def test_a_place_that_takes_nothing_is_told(screen: KeptKey, tmp_path: Path) -> None:
    screen._save_page(tmp_path / "gone" / "key.pdf")
    assert screen.answer().startswith("The file cannot be read or written")
