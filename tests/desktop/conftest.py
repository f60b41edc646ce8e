"""What every test of the face stands on: fonts, a theme, a language put back afterwards."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.language import Translations
from desktop.theme.theme import Theme
from tests.desktop.chinese_fonts import lend_fonts

lend_fonts()


@pytest.fixture(autouse=True)
def no_collection_while_painting() -> Iterator[None]:
    """A window that only a cycle holds must not be collected in the middle of its own paint."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, mode="light", language="en")


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    """English again after the test."""
    swapped = Translations(qapp)
    swapped.use("en")
    yield swapped
    swapped.use("en")
