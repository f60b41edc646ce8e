"""A palette with one question."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.palette import Finding
from desktop.shell.picker import Picker
from desktop.theme.theme import Theme
from tests.desktop.hand import key


@pytest.fixture
def taken() -> list[str]:
    return []


@pytest.fixture
def picker(qtbot: QtBot, theme: Theme, taken: list[str]) -> Iterator[Picker]:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()

    def find(words: str) -> Sequence[Finding]:
        return [Finding("package", words.upper(), lambda: taken.append(words))] if words else []

    yield Picker(theme, window, find, prompt=lambda: "Name or code")
    window.close()


def test_it_asks_its_own_question(picker: Picker) -> None:
    assert picker._field.placeholderText() == "Name or code"


def test_it_opens_with_words_typed_elsewhere(picker: Picker, taken: list[str]) -> None:
    picker.open_with("tea")
    assert picker.findings() == ("TEA",)
    key(picker._field, Qt.Key.Key_Return)
    assert (taken, picker.isVisible()) == (["tea"], False)
