"""The panel opens at once; its account follows."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.on_hand.why import Asked, account
from desktop.on_hand.why_panel import NARROW_WIDTH, WIDTH, WhyPanel
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.stock.views import Figure
from tests.desktop.sample_day import TILES, a_morning

ASKED = Asked(TILES, "Tiles", "F-01-2", Figure.ON_HAND, 69, 0)


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, place: Workplace) -> Iterator[WhyPanel]:
    a_morning(place.books)
    made = WhyPanel(theme, place)
    yield made
    delete(made)  # before its books close


def test_the_question_is_shown_before_the_answer(panel: WhyPanel) -> None:
    panel.ask(ASKED)
    assert (panel.isVisible(), panel.words()[0], panel.chain()) == (True, "Why is on hand 69?", "")


def test_another_figure_forgets_the_last_answer(panel: WhyPanel, place: Workplace) -> None:
    panel.ask(ASKED)
    panel.show_account(account(place, ASKED, None))
    assert len(panel.steps.steps.entries) == 6
    panel.ask(Asked("DR-0375", "Tea", "", Figure.ON_HAND, 96, 0))
    assert panel.account is None
    assert panel.steps.chosen() is None


def test_another_figure_of_the_same_item_is_another_question(
    panel: WhyPanel, place: Workplace
) -> None:
    panel.ask(ASKED)
    panel.show_account(account(place, ASKED, None))
    panel.ask(replace(ASKED, figure=Figure.AVAILABLE))
    assert (panel.account, panel.steps.chosen()) == (None, None)


def test_the_ground_that_available_stands_on_is_no_document(
    panel: WhyPanel, place: Workplace
) -> None:
    asked = replace(ASKED, figure=Figure.AVAILABLE)
    panel.ask(asked)
    panel.show_account(account(place, asked, None))
    spy = QSignalSpy(panel.opened)
    panel.steps.opened.emit(panel.steps.chosen())
    assert (spy.count(), panel.sum_words()) == (0, "On hand 69 − Reserved 0 = Available 69")


def test_a_step_opens_its_document(panel: WhyPanel, place: Workplace) -> None:
    spy = QSignalSpy(panel.opened)
    panel.ask(ASKED)
    panel.show_account(account(place, ASKED, None))
    panel.steps.opened.emit(panel.steps.chosen())
    assert spy.at(0) == [panel.steps.steps.entries[0].key]


def test_a_narrow_window_gets_a_narrow_panel(panel: WhyPanel) -> None:
    panel.fit(1093)
    assert panel.width() == NARROW_WIDTH
    panel.fit(1366)
    assert panel.width() == WIDTH
