"""Closing while something waits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.language import Translations
from desktop.shell.closing_box import ClosingBox
from desktop.theme.theme import Theme
from tests.desktop.hand import click, key


def _box(qtbot: QtBot, theme: Theme, *, has_tray: bool) -> ClosingBox:
    owner = QWidget()
    qtbot.addWidget(owner)
    box = ClosingBox(theme, owner, waiting=3, has_tray=has_tray)
    box.kept_owner = owner  # type: ignore[attr-defined]  # lives as long as the box
    box.open()
    return box


def test_it_says_what_waits_and_that_it_is_safe(
    qtbot: QtBot, theme: Theme, translations: Translations
) -> None:
    box = _box(qtbot, theme, has_tray=True)
    assert box.sentence().startswith("3 steps have not reached HQ yet. They are safe")


def test_enter_keeps_sending(qtbot: QtBot, theme: Theme) -> None:
    box = _box(qtbot, theme, has_tray=True)
    kept, closed = QSignalSpy(box.keep_sending), QSignalSpy(box.close_now)
    key(box, Qt.Key.Key_Return)
    assert (kept.count(), closed.count(), box.isHidden()) == (1, 0, True)


@pytest.mark.parametrize(
    ("pressed", "has_tray"),
    [(Qt.Key.Key_Escape, True), (Qt.Key.Key_Escape, False), (Qt.Key.Key_Return, False)],
)
def test_escape_stays_and_so_does_enter_without_a_tray(
    qtbot: QtBot, theme: Theme, pressed: Qt.Key, has_tray: bool
) -> None:
    box = _box(qtbot, theme, has_tray=has_tray)
    kept, closed = QSignalSpy(box.keep_sending), QSignalSpy(box.close_now)
    key(box, pressed)
    assert (kept.count(), closed.count(), box.isHidden()) == (0, 0, True)


def test_close_now_closes(qtbot: QtBot, theme: Theme) -> None:
    box = _box(qtbot, theme, has_tray=False)
    closed = QSignalSpy(box.close_now)
    assert box.send.isHidden()
    click(box.leave)
    assert closed.count() == 1


def test_a_stopped_computer_does_not_promise_to_send(qtbot: QtBot, theme: Theme) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    box = ClosingBox(theme, owner, waiting=9, has_tray=True, is_stopped=True)
    assert box.sentence().endswith("go out once it is connected again; the Sync page says how.")
    assert box.send.isHidden()
