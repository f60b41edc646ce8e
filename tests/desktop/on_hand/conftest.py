"""The stock page over the board's morning, shown and filled."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.on_hand.page import StockPage
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from tests.desktop.sample_day import a_morning


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, place: Workplace) -> Iterator[StockPage]:
    a_morning(place.books)
    made = StockPage(theme, place)
    made.settle()
    made.resize(1290, 640)
    made.show()
    made.activateWindow()
    made.focus_home().setFocus()
    qtbot.waitUntil(lambda: made.list.model.rowCount() > 0 and "197" in made.chips.texts()[0])
    yield made
    made.close()
    delete(made)  # before its books close
