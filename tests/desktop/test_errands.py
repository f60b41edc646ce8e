"""Slow reading beside the window, brought back to the window's own thread."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.errands import Errands

PATIENCE_MS = 20_000


@pytest.fixture
def errands(qapp: QApplication) -> Iterator[Errands]:
    made = Errands()
    yield made
    made.close()


def test_an_errand_is_done_elsewhere_and_brought_here(errands: Errands, qtbot: QtBot) -> None:
    here, there = threading.get_ident(), list[int]()
    brought: list[tuple[str, int]] = []

    def fetch() -> str:
        there.append(threading.get_ident())
        return "keys"

    errands.send(fetch, lambda found: brought.append((found, threading.get_ident())))
    qtbot.waitUntil(lambda: brought == [("keys", here)], timeout=PATIENCE_MS)
    assert there != [here]


def test_errands_come_back_in_their_order(errands: Errands, qtbot: QtBot) -> None:
    brought: list[int] = []
    for number in range(5):
        errands.send(lambda number=number: number, brought.append)  # type: ignore[misc]  # each its own number
    qtbot.waitUntil(lambda: brought == [0, 1, 2, 3, 4], timeout=PATIENCE_MS)


def test_what_is_kept_by_thread_is_kept_from_errand_to_errand(
    errands: Errands, qtbot: QtBot
) -> None:
    kept, found = threading.local(), list[int]()

    def fetch() -> int:
        kept.count = getattr(kept, "count", 0) + 1
        return int(kept.count)

    for _ in range(3):
        errands.send(fetch, found.append)
    qtbot.waitUntil(lambda: found == [1, 2, 3], timeout=PATIENCE_MS)


def test_a_dropped_errand_brings_nothing(errands: Errands, qtbot: QtBot) -> None:
    brought: list[str] = []
    errands.drop(errands.send(lambda: "old", brought.append))
    errands.send(lambda: "new", brought.append)
    qtbot.waitUntil(lambda: brought == ["new"], timeout=PATIENCE_MS)


def test_closing_waits_and_brings_no_more(qapp: QApplication) -> None:
    brought: list[str] = []
    errands = Errands()
    errands.send(lambda: "late", brought.append)
    errands.close()
    qapp.processEvents()
    assert brought == []


def test_who_is_looked_at_goes_first_and_who_is_dropped_goes_nowhere(
    errands: Errands, qtbot: QtBot
) -> None:
    gate, begun = threading.Event(), list[str]()

    def fetch(name: str) -> str:
        begun.append(name)
        return name

    brought: list[str] = []
    errands.send(lambda: str(gate.wait(PATIENCE_MS)), brought.append)
    dropped = errands.send(lambda: fetch("dropped"), brought.append)
    errands.send(lambda: fetch("usual"), brought.append)
    errands.send_first(lambda: fetch("first"), brought.append)
    errands.drop(dropped)
    gate.set()
    qtbot.waitUntil(lambda: len(brought) == 3, timeout=PATIENCE_MS)
    assert begun == ["first", "usual"]
