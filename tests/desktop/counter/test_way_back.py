"""Ten seconds in which what was just posted can be taken back."""

from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from desktop.counter.mode import MODES
from desktop.counter.till import Posted
from desktop.counter.way_back import WayBack

SALE = Posted("d1", "MK02-IS-07-000001", MODES[0], 1, 12, frozenset(), can_reverse=True)


def test_what_was_posted_is_taken_once(qapp: QApplication) -> None:
    owner = QObject()
    way = WayBack(owner)
    way.open(SALE)
    assert (way.is_open, way.take(), way.take(), way.is_open) == (True, SALE, None, False)


def test_after_its_time_the_way_is_closed(qapp: QApplication) -> None:
    owner = QObject()
    way = WayBack(owner)
    spy = QSignalSpy(way.closed)
    way.open(SALE)
    way.close()
    way.close()
    assert (spy.count(), way.take()) == (1, None)
