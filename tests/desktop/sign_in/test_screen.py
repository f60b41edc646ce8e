"""Signing in and switching."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.language import Translations
from desktop.sign_in.person import Person, SignInResult, TakeAnswer
from desktop.sign_in.pin_pad import PinField
from desktop.sign_in.screen import SignInScreen
from desktop.theme.theme import Theme
from tests.desktop.hand import key, write

PEOPLE = (Person("C01", "陳美玲", "clerk"), Person("C02", "何志明", "desk"))


class Bench:
    """PIN 2468 is right for everybody; the fifth wrong one waits 60 seconds."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.asked: list[tuple[str, str]] = []
        self.is_slow = False
        self.answer: Callable[[], None] = self.asked.clear
        self.screen = SignInScreen(theme, self.check)
        qtbot.addWidget(self.screen)
        self.screen.resize(1366, 736)
        self.screen.show()
        self.screen.activateWindow()
        self.screen.show_people(PEOPLE)
        self.field = self.screen.findChildren(PinField)[0]
        self.field.setFocus()
        self.signed_in = QSignalSpy(self.screen.signed_in)

    def check(self, code: str, pin: str, answer: TakeAnswer) -> None:
        self.asked.append((code, pin))
        left = 5 - len(self.asked)
        wrong = SignInResult(is_right=False, tries_left=left, wait_s=0 if left else 60)
        self.answer = partial(answer, SignInResult(is_right=True) if pin == "2468" else wrong)
        if not self.is_slow:
            self.answer()

    def enter(self, pin: str) -> None:
        write(self.field, pin)
        key(self.field, Qt.Key.Key_Return)

    def times(self, count: int, act: Callable[[], object]) -> None:
        for _ in range(count):
            act()


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme, translations: Translations) -> Bench:
    return Bench(qtbot, theme)


def test_a_right_pin_signs_the_chosen_person_in(bench: Bench) -> None:
    key(bench.field, Qt.Key.Key_Down)
    bench.enter("2468")
    assert bench.asked == [("C02", "2468")]
    assert bench.signed_in.at(0) == ["C02"]
    assert bench.field.text() == ""


def test_while_a_pin_is_checked_no_other_is(bench: Bench) -> None:
    bench.is_slow = True
    bench.enter("2468")
    bench.enter("1111")
    assert (bench.asked, bench.signed_in.count()) == ([("C01", "2468")], 0)
    bench.answer()
    assert bench.signed_in.at(0) == ["C01"]


def test_a_pin_that_could_not_be_checked_may_be_typed_again(
    qtbot: QtBot, theme: Theme, translations: Translations
) -> None:
    bench = Bench(qtbot, theme)
    bench.screen._take_answer(PEOPLE[0], None)
    bench.enter("2468")
    assert (bench.screen.message(), bench.signed_in.count()) == ("", 1)


def test_a_wrong_pin_says_how_many_tries_are_left(bench: Bench) -> None:
    bench.enter("1111")
    assert bench.screen.message() == "Not that PIN. 4 tries left"
    assert (bench.field.text(), bench.signed_in.count()) == ("", 0)


def test_three_digits_are_not_asked(bench: Bench) -> None:
    bench.enter("246")
    assert bench.asked == []


def test_after_five_wrong_pins_one_waits_and_may_then_try_again(bench: Bench) -> None:
    bench.times(5, lambda: bench.enter("1111"))
    assert bench.screen.message() == "Wait 60 seconds, then try again"
    bench.enter("2468")
    assert (len(bench.asked), bench.field.isEnabled()) == (5, False)
    bench.times(59, bench.screen._count_down)
    assert bench.screen.message() == "Wait 1 second, then try again"
    bench.screen._count_down()
    assert (bench.screen.message(), bench.field.isEnabled()) == ("", True)
    bench.enter("2468")
    assert bench.signed_in.count() == 1


def test_a_badge_puts_its_person_forward_and_still_asks_the_pin(bench: Bench) -> None:
    bench.screen.take_scan("C02")
    bench.enter("2468")
    assert bench.asked == [("C02", "2468")]


def test_another_person_starts_with_an_empty_pin(bench: Bench) -> None:
    write(bench.field, "24")
    key(bench.field, Qt.Key.Key_Down)
    assert bench.field.text() == ""
    assert "何志明" in {label.text() for label in bench.screen.findChildren(QLabel)}


def test_many_people_can_be_searched(bench: Bench) -> None:
    many = tuple(Person(f"C{n:02}", f"Name {n}", "clerk") for n in range(40))
    bench.screen.show_people(many)
    search = next(f for f in bench.screen.findChildren(QLineEdit) if f is not bench.field)
    assert search.isVisible()
    write(search, "name 37")
    bench.enter("2468")
    assert bench.asked == [("C37", "2468")]


def test_ctrl_shift_and_a_digit_choose_the_language(bench: Bench) -> None:
    spy = QSignalSpy(bench.screen.language_chosen)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for pressed in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        key(bench.field, pressed, held)
    assert [spy.at(n)[0] for n in range(3)] == ["zh_HK", "zh_CN", "en"]
