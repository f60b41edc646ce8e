"""Settings."""

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.language import LANGUAGES, Translations
from desktop.preferences.page import PreferencesPage
from desktop.settings import Settings
from desktop.shell.segmented import Segmented
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_choices_begin_at_one_edge_on_one_ground(
    qtbot: QtBot, theme: Theme, translations: Translations, language: str
) -> None:
    translations.use(language)
    theme.set_language(language)
    page = PreferencesPage(theme, Settings())
    qtbot.addWidget(page)
    page.settle()
    page.resize(1290, 640)
    page.show()
    choices = [each for each in page.findChildren(Segmented) if each.isVisible()]
    assert len({each.mapTo(page, each.rect().topLeft()).x() for each in choices}) == 1
    assert {each.property("segmented") for each in choices} == {"true"}
