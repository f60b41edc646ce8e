"""The keys that work now."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop.shell.key_bar import KeyBar
from desktop.shell.key_cap import KeyHint
from desktop.theme.theme import Theme
from tests.desktop.hand import click

LAST = (KeyHint(("F1",), "All keys"),)


def made(qtbot: QtBot, theme: Theme, *, width: int) -> KeyBar:
    bar = KeyBar(theme)
    qtbot.addWidget(bar)
    bar.resize(width, 34)
    return bar


def test_all_hints_find_room_in_a_wide_window(qtbot: QtBot, theme: Theme) -> None:
    bar = made(qtbot, theme, width=1200)
    hints = tuple(KeyHint((f"F{n}",), f"job {n}") for n in range(2, 6))
    bar.show_hints(hints, LAST)
    bar.grab()
    assert set(bar.shown()) == {"job 2", "job 3", "job 4", "job 5", "All keys"}


def test_a_narrow_window_keeps_the_last_hint(qtbot: QtBot, theme: Theme) -> None:
    bar = made(qtbot, theme, width=260)
    hints = tuple(KeyHint((f"F{n}",), f"a long job {n}") for n in range(2, 9))
    bar.show_hints(hints, LAST)
    bar.grab()
    assert "All keys" in bar.shown()
    assert len(bar.shown()) < 8


def test_a_press_on_a_hint_does_its_job(qtbot: QtBot, theme: Theme) -> None:
    bar = made(qtbot, theme, width=800)
    action = QAction("Post")
    bar.show_hints((KeyHint(("F12",), "Post", action),), LAST)
    bar.grab()
    with qtbot.waitSignal(action.triggered):
        click(bar, QPoint(24, 17))
