"""The sync centre over the board's morning, and HQ's answers as a test wants them."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.sync_centre.page import SyncPage
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
) -> Iterator[SyncPage]:
    made = SyncPage(theme, place, lambda: 100.0)
    made.settle()
    made.resize(1290, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.model.rowCount() == 10)
    made.focus_home().setFocus()
    yield made
    made.close()
    delete(made)  # before its books close
