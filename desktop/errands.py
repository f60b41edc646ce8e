"""Slow reading beside the window: done on a thread of its own, brought back to the window's.

What changes the books is never an errand; neither is anything that speaks with HQ.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, Signal

Brought = TypeVar("Brought")


@dataclass(frozen=True)
class _Errand:
    number: int
    fetch: Callable[[], object]


class _Runner(QObject):
    done = Signal(int, object)

    def run(self, errand: _Errand) -> None:
        self.done.emit(errand.number, errand.fetch())


class Errands(QObject):
    """One thread for all of them, first come first served; close() before the books close."""

    _sent = Signal(object)

    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._thread = QThread()
        self._runner = _Runner()
        self._runner.moveToThread(self._thread)
        self._waiting: dict[int, Callable[[object], None]] = {}
        self._last = 0
        self._sent.connect(self._runner.run)
        self._runner.done.connect(self._bring)
        self._thread.start()

    def send(self, fetch: Callable[[], Brought], bring: Callable[[Brought], None]) -> int:
        """Call fetch() there and bring(what it returned) here; the number is for drop()."""
        self._last += 1
        self._waiting[self._last] = bring  # type: ignore[assignment]  # each errand brings what it fetched
        self._sent.emit(_Errand(self._last, fetch))
        return self._last

    def drop(self, number: int) -> None:
        """Nobody waits for that one any more."""
        self._waiting.pop(number, None)

    def close(self) -> None:
        """Wait for the errand under way; what has not begun is never brought."""
        self._waiting.clear()
        self._thread.quit()
        self._thread.wait()

    def _bring(self, number: int, brought: object) -> None:
        bring = self._waiting.pop(number, None)
        if bring is not None:
            bring(brought)
