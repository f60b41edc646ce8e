"""A field to look for words in a list below it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop.shell.search_field import SearchField
from desktop.theme.theme import Theme
from tests.desktop.hand import key, write


def test_enter_and_down_lead_to_the_list(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme)
    qtbot.addWidget(field)
    field.ask("Name or code")
    field.show()
    spy = QSignalSpy(field.left)
    write(field, "tea")
    key(field, Qt.Key.Key_Return)
    key(field, Qt.Key.Key_Down)
    assert (field.text(), spy.count(), field.accessibleName()) == ("tea", 2, "Name or code")
