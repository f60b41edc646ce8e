"""The pages of one shop hear of the line, whenever they were made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.counter.page import CounterPage
from desktop.line_facts import LineFacts
from desktop.page import Page
from desktop.rooms import Rooms
from desktop.sound import Scanner
from desktop.sync_centre.page import SyncPage
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.stock.item import Item


@pytest.fixture
def rooms(qtbot: QtBot, theme: Theme, place: Workplace) -> Rooms:
    return Rooms(theme, place, Scanner("off", lambda _name: None))


@pytest.fixture
def pages(rooms: Rooms) -> Iterator[dict[str, Page]]:
    made: dict[str, Page] = {}
    yield made
    for page in made.values():
        delete(page)  # before its books close


def test_a_page_made_late_knows_how_the_line_stands(rooms: Rooms, pages: dict[str, Page]) -> None:
    rooms.show_line(LineFacts("online", waiting=2))
    sync = pages["sync"] = rooms.make("sync")
    assert isinstance(sync, SyncPage)
    assert sync.strip.words()[:3] == ("Online", "at once", "2 steps")


def test_every_page_hears_of_the_line(rooms: Rooms, pages: dict[str, Page]) -> None:
    pages |= {key: rooms.make(key) for key in ("counter", "sync")}
    rooms.show_line(LineFacts("offline"))
    sync, counter = pages["sync"], pages["counter"]
    assert isinstance(sync, SyncPage)
    assert isinstance(counter, CounterPage)
    assert (sync.strip.words()[0], counter._is_offline) == ("Offline", True)


def test_a_try_is_asked_for(rooms: Rooms, pages: dict[str, Page]) -> None:
    spy = QSignalSpy(rooms.try_asked)
    sync = pages["sync"] = rooms.make("sync")
    assert isinstance(sync, SyncPage)
    sync.try_asked.emit()
    assert spy.count() == 1


def test_items_are_found_from_anywhere(rooms: Rooms) -> None:
    shown: list[Item] = []
    found = rooms.finders(shown.append)[0]("DR-0375")
    found[0].choose()
    assert [item.sku for item in shown] == ["DR-0375"]


def test_parcels_are_known_by_their_names(rooms: Rooms) -> None:
    files = (Path("/e/a.counterstock-parcel"), Path("/e/a.jpg"))
    assert rooms.parcels_of(files) == files[:1]


def test_the_counter_of_a_stopped_computer_does_not_promise_to_send(
    rooms: Rooms, pages: dict[str, Page]
) -> None:
    counter = pages["counter"] = rooms.make("counter")
    assert isinstance(counter, CounterPage)
    rooms.show_line(LineFacts("offline", state="forked"))
    assert not counter._is_offline


def test_a_stopped_computer_asks_to_be_let_in(rooms: Rooms, pages: dict[str, Page]) -> None:
    spy = QSignalSpy(rooms.enrol_asked)
    sync = pages["sync"] = rooms.make("sync")
    assert isinstance(sync, SyncPage)
    sync.enrol_asked.emit()
    assert spy.count() == 1
