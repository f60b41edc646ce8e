"""What every test of the face stands on: fonts, a theme, a language put back afterwards."""

import gc
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMenu

from desktop.language import Translations
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from tests.desktop.chinese_fonts import lend_fonts
from tests.desktop.sample_shop import a_sample_shop

lend_fonts()


@pytest.fixture(autouse=True)
def no_collection_while_painting() -> Iterator[None]:
    """A window that only a cycle holds must not be collected in the middle of its own paint."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module", autouse=True)
def no_window_left_behind() -> Iterator[None]:
    """A window that nobody let go of is laid out anew by every later change of the theme.

    A menu goes with its owner, who may still speak to it.
    """
    yield
    for window in QApplication.topLevelWidgets():
        if window.parent() is None and not isinstance(window, QMenu):
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


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


@pytest.fixture
def hong_kong(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Times as a clock on a wall in Hong Kong shows them."""
    monkeypatch.setenv("TZ", "Asia/Hong_Kong")
    time.tzset()
    yield
    monkeypatch.delenv("TZ")
    time.tzset()


@pytest.fixture
def place(
    qapp: QApplication, tmp_path: Path, hong_kong: None, translations: Translations
) -> Iterator[Workplace]:
    """The board's shop with 陳美玲 signed in."""
    books = a_sample_shop(tmp_path / "shop")
    at_work = Workplace(books, language="en")
    at_work.sign_in(books.catalogue.roster.person("C101"))
    yield at_work
    at_work.close()
    books.close()
