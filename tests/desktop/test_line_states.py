"""The sync page in every state that line, HQ and sticks can put it into: all words whole, none foreign."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.language import LANGUAGES, Translations
from desktop.photographs import clipped_labels
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from tests.desktop.sample_day import a_morning
from tests.desktop.sample_pages import STATES, SampleWindow, sample_window

SHOP_PC, SMALLEST = (1366, 768), (1093, 614)
FOREIGN = re.compile(r"[a-z]{3,}")
ALIKE = re.compile(r"till|Enter|Esc|Ctrl|Counterstock|counterstock-parcel|\S+\.counterstock-parcel")


@pytest.fixture
def sample(
    qtbot: QtBot, theme: Theme, place: Workplace, translations: Translations
) -> Iterator[SampleWindow]:
    made = sample_window(theme, place, a_morning(place.books))
    made.window.show()
    yield made
    made.window.close()
    delete(made.window)  # before its books close


def said(sample: SampleWindow) -> set[str]:
    page = sample.window.shell.page
    assert page is not None
    labels = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    return labels | {b.text() for b in page.findChildren(QAbstractButton) if b.isVisible()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_line_and_stick_has_room_in_its_language(
    sample: SampleWindow,
    place: Workplace,
    theme: Theme,
    translations: Translations,
    qtbot: QtBot,
    language: str,
) -> None:
    place.language = language
    translations.use(language)
    theme.set_language(language)
    for name in STATES:
        for size in (SMALLEST, SHOP_PC):
            sample.window.resize(*size)
            page = sample.show_state(name)
            qtbot.waitUntil(lambda page=page: page.model.rowCount() > 0)  # type: ignore[misc]  # this page
            qtbot.waitUntil(lambda: clipped_labels(sample.window) == [])
            assert (name, sample.window.size().toTuple()) == (name, size)


@pytest.mark.parametrize("language", ["zh_HK", "zh_CN"])
def test_no_state_says_a_word_of_english_in_chinese(
    sample: SampleWindow,
    place: Workplace,
    theme: Theme,
    translations: Translations,
    language: str,
) -> None:
    place.language = language
    translations.use(language)
    theme.set_language(language)
    foreign: dict[str, set[str]] = {}
    for name in STATES:
        sample.show_state(name)
        foreign[name] = {t for t in said(sample) if FOREIGN.search(ALIKE.sub("", t))}
    assert {name: texts for name, texts in foreign.items() if texts} == {}
