"""The strip of a new version."""

import pytest
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from desktop.language import Translations
from desktop.shell.version_strip import VersionStrip
from desktop.theme.theme import Theme
from desktop.wording.updates import UPDATES
from tests.desktop.hand import click


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme, translations: Translations) -> VersionStrip:
    made = VersionStrip(theme)
    qtbot.addWidget(made)
    return made


def test_it_says_which_version_in_the_language_of_the_screens(
    strip: VersionStrip, translations: Translations
) -> None:
    assert strip.isHidden()
    strip.open(lambda: UPDATES.ready("1.1"), may_restart=True)
    assert "1.1 is ready" in strip.sentence()
    translations.use("zh_HK")
    QTest.qWait(1)
    assert "1.1" in strip.sentence()
    assert "ready" not in strip.sentence()


@pytest.mark.parametrize(("place", "signal"), [(0, "restart_pressed"), (1, "later_pressed")])
def test_each_button_tells_what_it_is_for(strip: VersionStrip, place: int, signal: str) -> None:
    strip.open(lambda: UPDATES.ready("1.1"), may_restart=True)
    spy = QSignalSpy(getattr(strip, signal))
    click(strip.buttons()[place])
    assert spy.count() == 1


def test_where_nothing_can_be_restarted_it_is_only_read(strip: VersionStrip) -> None:
    strip.open(lambda: UPDATES.failed("1.1"), may_restart=False)
    assert strip.buttons()[0].isHidden()
    assert strip.buttons()[1].text() == "Got it"
