"""Garbage is collected by the window's thread, between two events."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.garbage import Garbage


class Knot:
    """Only a cycle holds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    made = Garbage()
    yield made
    made.give_back()


def many() -> list[list[int]]:
    return [[] for _ in range(2 * gc.get_threshold()[0])]


def test_what_only_a_cycle_holds_goes_when_the_timer_looks(garbage: Garbage) -> None:
    gc.disable()
    garbage.take_over()
    gone = weakref.ref(Knot())
    kept = many()
    assert gone() is not None
    garbage.look()
    assert (gone(), len(kept) > 0) == (None, True)


def test_the_timer_looks_by_itself(garbage: Garbage, qtbot: QtBot) -> None:
    gc.disable()
    garbage.take_over()
    gone, kept = weakref.ref(Knot()), many()

    def seen() -> bool:
        kept.extend(many())  # what other tests left dies meanwhile, and lowers the count
        return gone() is None

    qtbot.waitUntil(seen, timeout=20_000)
    assert not gc.isenabled()
    assert kept


def test_little_is_not_looked_through(garbage: Garbage) -> None:
    gc.disable()
    garbage.take_over()
    gc.collect()
    gone = weakref.ref(Knot())
    garbage.look()
    assert gone() is not None


def test_what_the_start_made_stays_for_good(garbage: Garbage) -> None:
    gc.disable()
    before = gc.get_freeze_count()
    garbage.take_over()
    assert gc.get_freeze_count() > before


def test_where_the_collector_works_it_is_left_alone(garbage: Garbage) -> None:
    gc.enable()
    before = gc.get_freeze_count()
    garbage.take_over()
    assert gc.get_freeze_count() == before


def test_a_closed_window_gives_it_back(garbage: Garbage) -> None:
    gc.disable()
    garbage.take_over()
    garbage.give_back()
    assert gc.isenabled()
