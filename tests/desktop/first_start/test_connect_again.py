"""Where the code for a stopped computer is typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop.first_start.connect_again import ConnectAgain
from desktop.first_start.screen import Enrolment
from desktop.theme.theme import Theme
from tests.desktop.hand import key, write
from tests.desktop.sample_screens import a_stopped_device


@pytest.fixture
def screen(qtbot: QtBot, theme: Theme) -> ConnectAgain:
    made = ConnectAgain(theme, a_stopped_device("restored"), site="旺角店")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_address_is_there_already_and_the_code_is_asked_for(screen: ConnectAgain) -> None:
    asked = QSignalSpy(screen.enrol_asked)
    key(screen.code, Qt.Key.Key_Return)
    assert asked.count() == 0
    write(screen.code, "K7Q2")
    key(screen.code, Qt.Key.Key_Return)
    assert asked.at(0) == [Enrolment("https://hq.example.com", "K7Q2", "")]


def test_while_hq_is_asked_nothing_can_be_pressed_twice(screen: ConnectAgain) -> None:
    asked, left = QSignalSpy(screen.enrol_asked), QSignalSpy(screen.left)
    write(screen.code, "K7Q2")
    screen.show_busy()
    key(screen, Qt.Key.Key_Return)
    key(screen, Qt.Key.Key_Escape)
    assert (screen.answer(), asked.count(), left.count()) == ("Asking HQ", 0, 0)
    screen.show_answer("HQ does not know this code.")
    assert (screen.code.isEnabled(), screen.code.selectedText()) == (True, "K7Q2")


def test_esc_puts_it_off(screen: ConnectAgain) -> None:
    left = QSignalSpy(screen.left)
    key(screen.code, Qt.Key.Key_Escape)
    assert left.count() == 1
