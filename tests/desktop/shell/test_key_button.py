"""A button bound to one action."""

from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from desktop.shell.key_button import KeyButton
from desktop.shell.key_cap import caps_width
from desktop.theme.theme import Theme
from tests.desktop.hand import click


def test_a_button_says_what_its_action_says(qtbot: QtBot, theme: Theme) -> None:
    action = QAction("Post")
    button = KeyButton(theme, kind="primary")
    qtbot.addWidget(button)
    button.bind(action)
    action.setText("過帳")
    action.setEnabled(False)
    assert (button.text(), button.isEnabled()) == ("過帳", False)


def test_a_click_does_what_the_key_does(qtbot: QtBot, theme: Theme) -> None:
    action = QAction("Post")
    button = KeyButton(theme)
    qtbot.addWidget(button)
    button.bind(action)
    with qtbot.waitSignal(action.triggered):
        click(button)


def test_a_button_has_room_for_its_key(qtbot: QtBot, theme: Theme) -> None:
    action = QAction("Post")
    button, bare = KeyButton(theme), KeyButton(theme)
    qtbot.addWidget(button)
    qtbot.addWidget(bare)
    bare.setText("Post")
    action.setShortcut(QKeySequence("F12"))
    button.bind(action)
    room = button.sizeHint().width() - bare.sizeHint().width()
    assert room >= caps_width(theme, ("F12",))
    assert not button.grab().isNull()
