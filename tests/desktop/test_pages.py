"""Every page in the window: no word cut off, none left in another language, in any size or theme."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.language import LANGUAGES, Translations
from desktop.photographs import SIZES, clipped_labels
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from tests.desktop.sample_day import a_morning
from tests.desktop.sample_pages import PAGES, SampleWindow, sample_window

SHOP_PC = (1093, 614)
WORDS = re.compile(r"[a-z]{3,}")
ALIKE = re.compile(r"till|Enter|Esc|Ctrl|Counterstock|Cat food|F\d+")


@pytest.fixture
def sample(
    qtbot: QtBot, theme: Theme, place: Workplace, translations: Translations
) -> Iterator[SampleWindow]:
    made = sample_window(theme, place, a_morning(place.books))
    made.window.show()
    yield made
    made.window.close()
    delete(made.window)  # before its books close


def shown_texts(root: QWidget) -> set[str]:
    labels = [label.text() for label in root.findChildren(QLabel) if label.isVisible()]
    buttons = [b.text() for b in root.findChildren(QAbstractButton) if b.isVisible()]
    return {text for text in (*labels, *buttons) if text}


def speak(place: Workplace, theme: Theme, translations: Translations, language: str) -> None:
    place.language = language
    place.forget_names()
    translations.use(language)
    theme.set_language(language)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_room(
    sample: SampleWindow,
    place: Workplace,
    theme: Theme,
    translations: Translations,
    qtbot: QtBot,
    name: str,
    language: str,
) -> None:
    speak(place, theme, translations, language)
    for size in SIZES:
        sample.window.resize(*size)
        page = sample.go_to(name)
        qtbot.waitUntil(lambda page=page: sample.is_filled(page))  # type: ignore[misc]  # this page
        qtbot.waitUntil(lambda: clipped_labels(sample.window) == [])


@pytest.mark.parametrize("name", PAGES)
def test_no_page_keeps_a_word_of_another_language(
    sample: SampleWindow,
    place: Workplace,
    theme: Theme,
    translations: Translations,
    qtbot: QtBot,
    name: str,
) -> None:
    page = sample.go_to(name)
    qtbot.waitUntil(lambda: sample.is_filled(page))
    speak(place, theme, translations, "zh_HK")

    def is_spoken() -> None:
        left = {t for t in shown_texts(page) if WORDS.search(ALIKE.sub("", t))}
        assert left == set()

    qtbot.waitUntil(is_spoken)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_wears_both_themes(
    sample: SampleWindow, theme: Theme, qtbot: QtBot, name: str
) -> None:
    page = sample.go_to(name)
    qtbot.waitUntil(lambda: sample.is_filled(page))
    light = page.grab().toImage()
    theme.set_mode("dark")
    dark = page.grab().toImage()
    theme.set_mode("light")
    corner = light.width() // 2, 3
    assert light.pixelColor(*corner).lightness() > 200
    assert dark.pixelColor(*corner).lightness() < 60


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_a_shop_pc_at_125_percent(
    sample: SampleWindow,
    place: Workplace,
    theme: Theme,
    translations: Translations,
    name: str,
    language: str,
) -> None:
    speak(place, theme, translations, language)
    sample.window.resize(*SHOP_PC)
    page = sample.go_to(name)
    assert sample.window.size().toTuple() == SHOP_PC
    assert page.width() <= SHOP_PC[0] - 76
