"""The documents page over the board's morning."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.documents.page import DocumentsPage
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.ledger import Recorded
from tests.desktop.sample_day import a_morning


@pytest.fixture
def morning(place: Workplace) -> dict[str, Recorded]:
    return a_morning(place.books)


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, place: Workplace, morning: dict[str, Recorded]
) -> Iterator[DocumentsPage]:
    made = DocumentsPage(theme, place)
    made.settle()
    made.resize(1290, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.list.model.rowCount() == 9)
    made.focus_home().setFocus()
    yield made
    made.close()
    delete(made)  # before its books close
