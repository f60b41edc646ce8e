"""All keys of a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.key_cap import KeyHint
from desktop.shell.key_sheet import KeySheet
from desktop.theme.theme import Theme
from tests.desktop.hand import key


def test_the_sheet_lists_every_key_and_any_key_closes_it(qtbot: QtBot, theme: Theme) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(1000, 700)
    owner.show()
    sheet = KeySheet(theme, owner)
    sheet.open("Counter", tuple(KeyHint((f"F{n}",), f"job {n}") for n in range(1, 8)))
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {f"job {n}" for n in range(1, 8)} <= texts
    assert sheet.geometry().center().x() in range(495, 506)
    key(sheet, Qt.Key.Key_A)
    assert sheet.isHidden()
