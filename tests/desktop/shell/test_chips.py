"""A row of chips, one of which holds."""

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.shell.chips import Chips
from desktop.theme.theme import Theme
from tests.desktop.hand import click


def test_a_press_tells_which_and_showing_tells_nobody(qtbot: QtBot, theme: Theme) -> None:
    chips = Chips(theme)
    qtbot.addWidget(chips)
    spy = QSignalSpy(chips.chosen)
    chips.show_chips(("All  9", "Waiting  2"), 0)
    chips.show()
    assert (chips.texts(), chips.current(), spy.count()) == (("All  9", "Waiting  2"), 0, 0)
    click(chips.findChildren(QToolButton)[1])
    assert (spy.at(0), chips.current()) == ([1], 1)
