"""Submit, all of one side, or put aside."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.cases.submit_card import SubmitCard
from desktop.theme.theme import Theme
from tests.desktop.hand import click


@pytest.fixture
def actions() -> tuple[QAction, QAction, QAction]:
    submit, mine, hq = (QAction(words) for words in ("Submit", "All mine", "All HQ"))
    submit.setShortcut("F12")
    return submit, mine, hq


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, actions: tuple[QAction, QAction, QAction]) -> SubmitCard:
    made = SubmitCard(theme, actions[0], actions[1:])
    qtbot.addWidget(made)
    made.show()
    return made


def button(card: SubmitCard, words: str) -> QPushButton:
    return next(each for each in card.findChildren(QPushButton) if each.text() == words)


def test_the_buttons_press_the_pages_own_actions(
    card: SubmitCard, actions: tuple[QAction, QAction, QAction]
) -> None:
    spies = [QSignalSpy(action.triggered) for action in actions]
    for words in ("Submit", "All mine", "All HQ"):
        click(button(card, words))
    assert [spy.count() for spy in spies] == [1, 1, 1]


def test_submit_is_off_with_its_action(
    card: SubmitCard, actions: tuple[QAction, QAction, QAction]
) -> None:
    actions[0].setEnabled(False)
    assert not button(card, "Submit").isEnabled()


def test_putting_aside_is_told(card: SubmitCard) -> None:
    spy = QSignalSpy(card.put_aside)
    click(button(card, "Put aside for later"))
    assert spy.count() == 1


def test_what_is_left_is_said_and_the_buttons_that_make_sense_are_shown(card: SubmitCard) -> None:
    card.show_left("1 left to choose")
    card.show_buttons(submit=True, sides=False)
    assert card.left() == "1 left to choose"
    assert not button(card, "All mine").isVisible()
    card.show_left("settled", tone="ok")
    card.show_buttons(submit=False, sides=False)
    assert not button(card, "Submit").isVisible()
