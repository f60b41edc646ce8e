"""The time, the place and how things stand."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.language import Translations
from desktop.shell.line_chip import LineState
from desktop.sign_in.door import Door, Standing
from desktop.theme.theme import Theme

MORNING = datetime(2026, 11, 20, 10, 46, tzinfo=UTC)


def made(qtbot: QtBot, theme: Theme) -> Door:
    door = Door(theme, lambda: MORNING)
    qtbot.addWidget(door)
    return door


def test_the_door_shows_the_time_and_the_day(
    qtbot: QtBot, theme: Theme, translations: Translations
) -> None:
    door = made(qtbot, theme)
    texts = {label.text() for label in door.findChildren(QLabel)}
    assert {"10:46", "Friday 20 November"} <= texts


@pytest.mark.parametrize(
    ("standing", "facts"),
    [
        (
            Standing(LineState("offline", waiting=4), "10:18", 0),
            (
                "Offline since 10:18",
                "4 documents kept here, waiting to be sent",
                "Clock within a second of HQ",
            ),
        ),
        (
            Standing(LineState(), "", 148),
            (
                "Online",
                "All documents have reached HQ",
                "Clock 3 minutes off HQ; set it right",
            ),
        ),
        (
            Standing(LineState("offline"), "", None),
            ("Offline", "All documents have reached HQ", "Clock not yet compared with HQ"),
        ),
        (
            Standing(LineState(), "", -3),
            ("Online", "All documents have reached HQ", "Clock 3 seconds off HQ"),
        ),
    ],
)
def test_the_door_says_how_line_queue_and_clock_stand(
    qtbot: QtBot,
    theme: Theme,
    translations: Translations,
    standing: Standing,
    facts: tuple[str, str, str],
) -> None:
    door = made(qtbot, theme)
    door.show_standing(standing)
    assert door.facts() == facts
