"""One row of the differences."""

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop.cases.choice_card import Choosable
from desktop.cases.difference_row import DifferenceRow
from desktop.cases.difference_words import DifferenceWords
from desktop.theme.theme import Theme
from sync.stock.verdict import Choice
from tests.desktop.hand import click

OPEN = DifferenceWords(
    "Cat food", "Line 1　Quantity", "24 罐", Choosable("罐", "me", "22"), Choosable("罐", "HQ", "20"),
    "", "not chosen yet", is_open=True, side="both",
)  # fmt: skip
SETTLED = DifferenceWords(
    "Note", "", "–", Choosable("cold"), Choosable("–"), "cold", "taken", is_open=False, side="mine"
)


@pytest.fixture
def row(qtbot: QtBot, theme: Theme) -> DifferenceRow:
    made = DifferenceRow(theme)
    qtbot.addWidget(made)
    made.resize(930, 76)
    made.show()
    return made


def test_both_sides_can_be_pressed(row: DifferenceRow) -> None:
    row.show_words(OPEN, pick=None, may_choose=True)
    spy = QSignalSpy(row.picked)
    for side in (Choice.MINE, Choice.HQ):
        click(row.cards[side])
    assert [spy.at(n)[0] for n in range(2)] == [Choice.MINE, Choice.HQ]


def test_what_is_picked_is_checked_and_nobody_elses_press_counts(row: DifferenceRow) -> None:
    row.show_words(OPEN, pick=Choice.HQ, may_choose=False)
    assert [card.isChecked() for card in row.cards.values()] == [False, True]
    spy = QSignalSpy(row.picked)
    click(row.cards[Choice.MINE])
    assert spy.count() == 0


def test_what_one_side_changed_alone_asks_nothing(row: DifferenceRow) -> None:
    row.show_words(SETTLED, pick=None, may_choose=True)
    assert not any(card.isVisible() for card in row.cards.values())
    assert (row.merged(), row.accessibleName()) == (("cold", "taken"), "Note")


def test_the_field_opens_with_the_words_and_closes_without_them(row: DifferenceRow) -> None:
    row.show_words(OPEN, pick=None, may_choose=True)
    row.open_field("22")
    assert (row.field.isVisible(), row.field.selectedText()) == (True, "22")
    row.close_field()
    assert not row.field.isVisible()
