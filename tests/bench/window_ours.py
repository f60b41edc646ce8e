"""Our window on a large profile: when it stands, when it can be used, and how soon it paints."""

import gc
import importlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from main import WINDOW
from tests.bench.window_memory import most_mb, resident_mb, told

if TYPE_CHECKING:
    from desktop.app import Program

_TYPED = ("茶", "牛奶", "烏龍茶", "niunai", "wlc", "green", "00123", "lemon tea")
_SCANS = 60
_PATIENCE_S, _TICK_MS = 120, 50
_WAITING = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def _until(app: QApplication, holds: Callable[[], bool]) -> None:
    """As the program waits itself: a busy loop here would take the processor from its threads."""
    end, tick = time.perf_counter() + _PATIENCE_S, QTimer()
    tick.start(_TICK_MS)
    while not holds():
        app.processEvents(_WAITING)
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if time.perf_counter() > end:
            raise TimeoutError


def _rest(app: QApplication, s: float) -> None:
    end = time.perf_counter() + s
    _until(app, lambda: time.perf_counter() > end)


def _searches(app: QApplication, program: "Program") -> list[float]:
    program.window.shell.go_to("on_hand")
    page = program.window.shell.page_of("on_hand")
    from desktop.on_hand.page import StockPage  # not before the start is measured

    assert isinstance(page, StockPage)
    table = page.list.table
    _until(app, lambda: table.rows.rowCount() > 0)
    paints, took = Paints(table.viewport()), []
    for text in _TYPED * 4:
        page.search.setText("")
        _rest(app, 0.4)
        rows, began = table.rows.rows, time.perf_counter()
        page.search.setText(text)
        before = paints.count
        _until(app, lambda rows=rows, n=before: table.rows.rows is not rows and paints.count > n)  # type: ignore[misc]  # defaults bind
        took.append((time.perf_counter() - began) * 1000)
    return took


def _scans(app: QApplication, program: "Program") -> list[float]:
    program.window.shell.go_to("counter")
    page = program.window.shell.page_of("counter")
    from desktop.counter.page import CounterPage

    assert isinstance(page, CounterPage)
    assert program.shop is not None
    paints, took = Paints(page.sheet), []
    rows = program.shop.place.books.cache_file.rows("SELECT sku FROM item LIMIT ?", (_SCANS,))
    codes = [str(row[0]) for row in rows]
    for code in codes:
        app.processEvents()
        before, began = paints.count, time.perf_counter()
        page.take_scan(code)
        _until(app, lambda n=before: paints.count > n)  # type: ignore[misc]  # a default binds
        took.append((time.perf_counter() - began) * 1000)
    return took


def _prove(app: QApplication, program: "Program") -> None:
    """Beside the window, as at every start; only what it takes is of interest."""
    assert program.shop is not None
    proofs: list[object] = []
    program.shop._proving.proved.connect(proofs.append)
    program.shop._proving.prove()
    _until(app, lambda: bool(proofs))


def main(profile: str) -> None:
    """Print one JSON line."""
    began = float(os.environ["BENCH_BEGAN"])
    gc.disable()  # as main.py does
    room = importlib.import_module(WINDOW)
    sys.setswitchinterval(importlib.import_module("desktop.application").SWITCH_S)
    app = QApplication([])
    program: Program = room.Program(app, Path(profile))
    garbage = room.Garbage(app)
    program.stands.connect(garbage.take_over)
    paints = Paints(program.window)
    program.open()
    _until(app, lambda: paints.count > 0)
    painted = time.time() - began
    _until(app, lambda: program.shop is not None)
    app.processEvents()
    usable, mb = time.time() - began, resident_mb()
    program.door.signed_in.emit("C1")
    search, scan = _searches(app, program), _scans(app, program)
    worked_mb = resident_mb()
    _prove(app, program)
    from statistics import median, quantiles

    told(
        painted_s=painted, usable_s=usable, start_mb=mb, worked_mb=worked_mb, most_mb=most_mb(),
        search_p50_ms=median(search), search_p99_ms=quantiles(search, n=100)[98],
        scan_p50_ms=median(scan), scan_p99_ms=quantiles(scan, n=100)[98],
    )  # fmt: skip
    program.close()


if __name__ == "__main__":
    main(sys.argv[1])
