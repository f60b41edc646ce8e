"""A row of choices."""

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.shell.segmented import Segmented
from desktop.theme.theme import Theme
from tests.desktop.hand import click


def test_a_person_choosing_is_told_and_showing_is_not(qtbot: QtBot, theme: Theme) -> None:
    row = Segmented(theme)
    qtbot.addWidget(row)
    spy = QSignalSpy(row.chosen)
    row.show_choices(("Issue", "Receipt"), 0)
    assert spy.count() == 0
    click(row.findChildren(QToolButton)[1])
    assert (spy.count(), row.current()) == (1, 1)


def test_choices_come_and_go(qtbot: QtBot, theme: Theme) -> None:
    row = Segmented(theme)
    qtbot.addWidget(row)
    row.show_choices(("a", "b", "c"), 2)
    row.show_choices(("d", "e"), 1)
    assert (row.texts(), row.current()) == (("d", "e"), 1)


def test_no_choices_are_not_shown(qtbot: QtBot, theme: Theme) -> None:
    row = Segmented(theme)
    qtbot.addWidget(row)
    row.show_choices((), 0)
    assert row.isHidden()
