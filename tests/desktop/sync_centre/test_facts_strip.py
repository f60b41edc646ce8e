"""Plain facts across the top."""

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop.line_facts import LineFacts
from desktop.sync_centre.facts_strip import FactsStrip
from desktop.theme.theme import Theme


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> FactsStrip:
    made = FactsStrip(theme, QAction("Try now"))
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("left_s", "words"), [(42, "in 42 s"), (90, "in 2 min")])
def test_a_try_is_told_in_seconds_and_then_in_minutes(
    strip: FactsStrip, left_s: int, words: str
) -> None:
    strip.show_facts(LineFacts("offline"), oldest="", left_s=left_s)
    assert strip.words()[1] == words


def test_nothing_heard_yet_is_said(strip: FactsStrip) -> None:
    strip.show_facts(LineFacts("offline"), oldest="", left_s=0)
    assert strip.words() == ("Offline", "at once", "all sent", "never yet")


def test_an_hq_that_is_there_and_refuses_is_tried_again_when_the_rest_is_over(
    strip: FactsStrip,
) -> None:
    strip.show_facts(LineFacts("online", trouble="protocol", waiting=2), oldest="", left_s=30)
    assert strip.words()[1] == "in 30 s"
