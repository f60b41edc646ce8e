"""The offline strip."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.language import Translations
from desktop.shell.banner import OfflineBanner
from desktop.theme.theme import Theme
from tests.desktop.hand import click


def test_the_strip_says_since_when_and_goes_when_read(
    qtbot: QtBot, theme: Theme, translations: Translations
) -> None:
    banner = OfflineBanner(theme)
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.open("10:18")
    assert "Offline since 10:18" in {label.text() for label in banner.findChildren(QLabel)}
    read = next(b for b in banner.findChildren(QPushButton) if b.text() == "Got it")
    click(read)
    assert banner.isHidden()


def test_looking_asks_for_the_sync_centre(qtbot: QtBot, theme: Theme) -> None:
    banner = OfflineBanner(theme)
    qtbot.addWidget(banner)
    banner.open("10:18")
    look = next(b for b in banner.findChildren(QPushButton) if b.text() == "Look")
    with qtbot.waitSignal(banner.look_pressed):
        click(look)
