"""Key caps."""

import pytest
from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from desktop.shell.key_cap import KeyCaps, caps_width, hint_of, keys_of
from desktop.theme.theme import Theme


@pytest.mark.parametrize(
    ("shortcut", "keys"),
    [
        ("F9", ("F9",)),
        ("Ctrl+Shift+D", ("Ctrl", "Shift", "D")),
        ("Up", ("↑",)),
        ("Return", ("Enter",)),
        ("Del", ("Delete",)),
        ("", ()),
    ],
)
def test_a_shortcut_is_read_as_its_keys(shortcut: str, keys: tuple[str, ...]) -> None:
    assert keys_of(QKeySequence(shortcut)) == keys


def test_a_hint_carries_its_action(qtbot: QtBot) -> None:
    action = QAction("Post")
    action.setShortcut(QKeySequence("F12"))
    hint = hint_of(action)
    assert (hint.keys, hint.words, hint.action) == (("F12",), "Post", action)


def test_caps_take_the_width_they_say(qtbot: QtBot, theme: Theme) -> None:
    caps = KeyCaps(theme, "Ctrl", "K")
    qtbot.addWidget(caps)
    assert caps.width() == caps_width(theme, ("Ctrl", "K"))
    assert caps_width(theme, ()) == 0
    assert not caps.grab().isNull()
