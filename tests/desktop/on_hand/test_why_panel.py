"""The panel opens at once; its account follows."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.on_hand.why import Asked, account_on_hand
from desktop.on_hand.why_panel import NARROW_WIDTH, WIDTH, WhyPanel
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from tests.desktop.sample_day import TILES, a_morning

ASKED = Asked(TILES, "Tiles", "F-01-2", "on_hand", 69, 0)


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
    panel.show_account(account_on_hand(place, ASKED, None))
    assert len(panel.steps.steps.entries) == 6
    panel.ask(Asked("DR-0375", "Tea", "", "on_hand", 96, 0))
    assert panel.account is None
    assert panel.steps.chosen() is None


def test_a_step_opens_its_document(panel: WhyPanel, place: Workplace) -> None:
    spy = QSignalSpy(panel.opened)
    panel.ask(ASKED)
    panel.show_account(account_on_hand(place, ASKED, None))
    panel.steps.opened.emit(panel.steps.chosen())
    assert spy.at(0) == [panel.steps.steps.entries[0].key]


def test_a_narrow_window_gets_a_narrow_panel(panel: WhyPanel) -> None:
    panel.fit(1093)
    assert panel.width() == NARROW_WIDTH
    panel.fit(1366)
    assert panel.width() == WIDTH
