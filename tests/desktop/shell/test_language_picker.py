"""The three languages to pick from."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.shell.language_picker import LanguagePicker
from desktop.theme.theme import Theme
from tests.desktop.hand import click


def test_a_picked_language_is_told_by_its_code(qtbot: QtBot, theme: Theme) -> None:
    picker = LanguagePicker(theme)
    qtbot.addWidget(picker)
    picker.show()
    buttons = picker.findChildren(QToolButton)
    assert [b.text() for b in buttons if b.isChecked()] == ["EN"]
    with qtbot.waitSignal(picker.chosen) as chosen:
        click(buttons[1])
    assert chosen.args == ["zh_CN"]
