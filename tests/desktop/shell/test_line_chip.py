"""The line and the queue in one chip."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.language import Translations
from desktop.shell.line_chip import LineChip, LineState
from desktop.theme.theme import Theme
from tests.desktop.hand import click, key


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (LineState(), "Online　all sent"),
        (LineState("offline", waiting=4, for_you=1), "Offline　4 waiting　1 for you"),
        (LineState("offline"), "Offline"),
        (LineState("offline", waiting=131, offline_hours=26), "Offline 26 hours　131 waiting　"),
        (LineState("syncing", waiting=4, sent=2), "Syncing　2 / 4"),
        (LineState(for_you=1), "1 for you"),
        (LineState("signed_out", waiting=2), "Sending stopped　2 waiting"),
        (LineState("offline", intact=False), "The record does not add up"),
    ],
)
def test_the_chip_says_how_the_line_stands(
    qtbot: QtBot, theme: Theme, translations: Translations, state: LineState, text: str
) -> None:
    chip = LineChip(theme)
    qtbot.addWidget(chip)
    chip.show_state(state)
    assert chip.text() == text
    assert chip.width() == chip.sizeHint().width()


def test_offline_is_slate_and_only_a_broken_record_is_red(qtbot: QtBot, theme: Theme) -> None:
    chip = LineChip(theme)
    qtbot.addWidget(chip)
    grounds = []
    for state in (LineState("offline"), LineState(), LineState(for_you=1), LineState(intact=False)):
        chip.show_state(state)
        grounds.append(chip.grab().toImage().pixelColor(chip.width() // 2, 3).name())
    assert grounds == [
        theme.colour(role).name() for role in ("calmTint", "okTint", "needTint", "stopTint")
    ]


def test_a_press_or_enter_opens_the_sync_centre(qtbot: QtBot, theme: Theme) -> None:
    chip = LineChip(theme)
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.pressed):
        click(chip)
    with qtbot.waitSignal(chip.pressed):
        key(chip, Qt.Key.Key_Return)
