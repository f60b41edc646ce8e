"""The strip after a mistake of ours."""

import pytest
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from desktop.language import Translations
from desktop.shell.crash_strip import CrashStrip
from desktop.theme.theme import Theme
from tests.desktop.hand import click


def test_the_strip_says_when_and_that_nothing_was_sent(
    qtbot: QtBot, theme: Theme, translations: Translations
) -> None:
    strip = CrashStrip(theme)
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.open("11-20 10:18")
    assert "(11-20 10:18)" in strip.sentence()
    assert "nobody has been told" in strip.sentence()
    translations.use("zh_HK")
    QTest.qWait(1)
    assert "11-20 10:18" in strip.sentence()
    assert strip.sentence().startswith("准庫")


@pytest.mark.parametrize(
    ("place", "signal"), [(0, "show_pressed"), (1, "keep_pressed"), (2, "delete_pressed")]
)
def test_each_button_says_what_was_pressed(
    qtbot: QtBot, theme: Theme, place: int, signal: str
) -> None:
    strip = CrashStrip(theme)
    qtbot.addWidget(strip)
    strip.open("11-20 10:18")
    pressed = QSignalSpy(getattr(strip, signal))
    click(strip.buttons()[place])
    assert pressed.count() == 1
