"""The window: its shell is made when somebody comes to it."""

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.frame import MainWindow
from desktop.main_window import Shell
from desktop.theme.theme import Theme


class Made:
    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.theme = theme
        self.shells: list[Shell] = []
        self.window = MainWindow(self.make)
        self.furnished = QSignalSpy(self.window.furnished)
        qtbot.addWidget(self.window)

    def make(self) -> Shell:
        self.shells.append(Shell(self.theme, (), feet=()))
        return self.shells[-1]


@pytest.fixture
def made(qtbot: QtBot, theme: Theme) -> Made:
    return Made(qtbot, theme)


def test_who_signs_in_waits_for_no_shell(made: Made) -> None:
    cover = QWidget()
    made.window.cover(cover)
    made.window.show()
    assert made.window.covering() is cover
    assert (made.window.has_shell, made.shells) == (False, [])


def test_the_shell_is_made_once_and_told(made: Made) -> None:
    first, second = made.window.shell, made.window.shell
    assert first is second
    assert (made.window.has_shell, len(made.shells), made.furnished.count()) == (True, 1, 1)


def test_a_shell_made_beside_a_cover_stays_behind_it(made: Made) -> None:
    cover = QWidget()
    made.window.cover(cover)
    assert made.window.shell is made.shells[0]
    assert made.window.covering() is cover
    made.window.uncover()
    assert made.window.covering() is None


def test_a_shell_that_was_dropped_is_made_anew(made: Made) -> None:
    first = made.window.shell
    made.window.drop_shell()
    assert not made.window.has_shell
    assert made.window.shell is not first
    assert made.furnished.count() == 2
