"""A counter with a draft of two lines."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.counter.page import CounterPage
from desktop.counter.till import Till
from desktop.sound import Scanner
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.stock.document import Content, Line
from tests.desktop.sample_shop import said


@pytest.fixture
def till(place: Workplace) -> Till:
    return Till(place)


@pytest.fixture
def sounds() -> list[str]:
    return []


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, place: Workplace, sounds: list[str]) -> Iterator[CounterPage]:
    made = CounterPage(theme, place, Scanner("both", sounds.append))
    made.settle()
    made.resize(1290, 640)
    made.show()
    made.activateWindow()
    made.focus_home().setFocus()
    yield made
    made.close()
    delete(made)  # before its books close


@pytest.fixture
def on_the_way(place: Workplace) -> str:
    """A transfer to this very site: what a sample shop of one can send itself; its id."""
    lines = (
        Line("1", "PT-0085", 6, "吞拿魚貓罐頭 85g", "罐", bin="E-01-2", lot="CT26K"),
        Line("2", "SC-0510", 4, "舊庄蠔油 510g", "樽", bin="B-03-2", lot="OY2609"),
    )
    return said(place.books, "transfer", Content(lines, to_site="MK02")).document
