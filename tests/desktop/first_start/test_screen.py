"""The first start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.first_start.screen import Enrolment, FirstStart
from desktop.language import Translations
from desktop.theme.theme import Theme
from tests.desktop.hand import click, key, write


class Bench:
    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.screen = FirstStart(theme, device="Till 2")
        qtbot.addWidget(self.screen)
        self.screen.resize(1366, 736)
        self.screen.show()
        self.screen.activateWindow()
        self.address, self.code, self.device = self.screen.findChildren(QLineEdit)
        self.asked: list[object] = []
        self.screen.enrol_asked.connect(self.asked.append)

    def button(self, words: str) -> QPushButton:
        return next(b for b in self.screen.findChildren(QPushButton) if b.text() == words)

    def fill(self) -> None:
        write(self.address, " https://hq.example ")
        write(self.code, "ABCD-1234")


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme, translations: Translations) -> Bench:
    return Bench(qtbot, theme)


def test_the_demo_is_one_press_away(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.screen.demo_asked):
        click(bench.button("Open the demo"))


def test_connecting_needs_an_address_and_a_code(bench: Bench) -> None:
    key(bench.address, Qt.Key.Key_Return)
    assert (bench.asked, bench.button("Connect").isEnabled()) == ([], False)
    bench.fill()
    key(bench.code, Qt.Key.Key_Return)
    assert bench.asked == [Enrolment("https://hq.example", "ABCD-1234", "Till 2")]


def test_an_installers_address_and_code_are_asked_with_at_once(bench: Bench) -> None:
    bench.screen.fill_in("https://hq.example", "ABCDE-FGHJK")
    assert bench.asked == [Enrolment("https://hq.example", "ABCDE-FGHJK", "Till 2")]


def test_an_address_alone_waits_for_a_code(bench: Bench) -> None:
    bench.screen.fill_in("https://hq.example", "")
    assert (bench.asked, bench.address.text()) == ([], "https://hq.example")
    bench.screen.fill_in("", "")
    assert (bench.asked, bench.address.text()) == ([], "https://hq.example")


def test_while_hq_is_asked_nothing_can_be_pressed_twice(bench: Bench) -> None:
    bench.fill()
    bench.screen.show_busy()
    click(bench.button("Connect"))
    click(bench.button("Open the demo"))
    assert (bench.asked, bench.screen.answer()) == ([], "Asking HQ")


def test_a_refusal_is_said_and_what_was_typed_stays(bench: Bench) -> None:
    bench.fill()
    bench.screen.show_busy()
    bench.screen.show_answer("HQ does not know this code.")
    assert bench.screen.answer() == "HQ does not know this code."
    assert bench.code.text() == "ABCD-1234"
    assert bench.button("Connect").isEnabled()
