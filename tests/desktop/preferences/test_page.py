"""Settings."""

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.language import Translations
from desktop.preferences.page import PreferencesPage
from desktop.settings import Settings
from desktop.theme.theme import Theme
from tests.desktop.hand import click


@pytest.mark.parametrize(
    ("word", "settings"),
    [
        ("简体中文", Settings(language="zh_CN")),
        ("Dark", Settings(theme="dark")),
        ("Touch", Settings(density="touch")),
        ("Tick only", Settings(sound="tick")),
        ("3 min", Settings(lock_minutes=3)),
    ],
)
def test_each_choice_holds_at_once(
    qtbot: QtBot, theme: Theme, translations: Translations, word: str, settings: Settings
) -> None:
    page = PreferencesPage(theme, Settings())
    qtbot.addWidget(page)
    page.settle()
    page.show()
    chosen: list[object] = []
    page.chosen.connect(chosen.append)
    click(next(b for b in page.findChildren(QToolButton) if b.text() == word))
    assert chosen == [settings]


def test_what_holds_is_shown(qtbot: QtBot, theme: Theme, translations: Translations) -> None:
    page = PreferencesPage(theme, Settings())
    qtbot.addWidget(page)
    page.settle()
    page.show_settings(Settings(theme="dark", density="compact", sound="off"))
    checked = [b.text() for b in page.findChildren(QToolButton) if b.isChecked()]
    assert checked == ["English", "Dark", "Compact", "Off", "10 min"]
