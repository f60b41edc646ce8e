"""Nobody has touched the program for a while."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from desktop.idle_watch import IdleWatch


class Hands:
    """How long ago somebody touched it."""

    def __init__(self) -> None:
        self.quiet_s = 0.0


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def watch(qapp: QApplication, hands: Hands) -> IdleWatch:
    owner = QObject(qapp)
    return IdleWatch(lambda: hands.quiet_s, owner)


def test_it_tells_after_so_many_minutes_without_a_touch(watch: IdleWatch, hands: Hands) -> None:
    idle = QSignalSpy(watch.idle)
    watch.use_minutes(10)
    hands.quiet_s = 599
    watch.look()
    assert idle.count() == 0
    hands.quiet_s = 600
    watch.look()
    assert idle.count() == 1


def test_it_looks_again_when_it_could_next_be(watch: IdleWatch, hands: Hands) -> None:
    hands.quiet_s = 240
    watch.use_minutes(10)
    assert watch.next_look_s() == 360
    hands.quiet_s = 700
    watch.look()
    assert watch.next_look_s() == 600


def test_0_never_asks(watch: IdleWatch, hands: Hands) -> None:
    watch.use_minutes(5)
    watch.use_minutes(0)
    assert watch.next_look_s() == 0
