"""Slow reading beside the window: done on a thread of its own, brought back to the window's.

What changes the books is never an errand; neither is anything that speaks with HQ.
"""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, Signal

Brought = TypeVar("Brought")


@dataclass(frozen=True)
class _Errand:
    number: int
    fetch: Callable[[], object]


class _Runner(QObject):
    """Takes whichever errand stands first when its turn comes."""

    done = Signal(int, object)

    def __init__(self, waiting: deque[_Errand]) -> None:
        super().__init__()
        self._waiting = waiting

    def run(self) -> None:
        if self._waiting:
            errand = self._waiting.popleft()
            self.done.emit(errand.number, errand.fetch())


class _Thread(QThread):
    """One Python thread from its start to its end.

    Without a frame of Python at its foot every errand would be a new thread to Python, and what is
    kept by thread, such as a connection to the books, would be opened once more for each.
    """

    def run(self) -> None:
        self.exec()


class Errands(QObject):
    """One thread for all of them; close() before the books close."""

    _sent = Signal()

    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._thread = _Thread()
        self._queue: deque[_Errand] = deque()  # its ends are safe between threads
        self._runner = _Runner(self._queue)
        self._runner.moveToThread(self._thread)
        self._waiting: dict[int, Callable[[object], None]] = {}
        self._last = 0
        self._sent.connect(self._runner.run)
        self._runner.done.connect(self._bring)
        self._thread.start()

    def send(self, fetch: Callable[[], Brought], bring: Callable[[Brought], None]) -> int:
        """Call fetch() there and bring(what it returned) here; the number is for drop()."""
        errand = self._errand(fetch, bring)
        self._queue.append(errand)
        self._sent.emit()
        return errand.number

    def send_first(self, fetch: Callable[[], Brought], bring: Callable[[Brought], None]) -> int:
        """The same before all that wait: somebody looks at the place where it will be shown."""
        errand = self._errand(fetch, bring)
        self._queue.appendleft(errand)
        self._sent.emit()
        return errand.number

    def drop(self, number: int) -> None:
        """Nobody waits for that one any more; it is not even begun."""
        self._waiting.pop(number, None)
        dropped = [errand for errand in tuple(self._queue) if errand.number == number]
        for errand in dropped:
            with suppress(ValueError):  # it was begun just now
                self._queue.remove(errand)

    def close(self) -> None:
        """Wait for the errand under way; what has not begun is never brought."""
        self._waiting.clear()
        self._queue.clear()
        self._thread.quit()
        self._thread.wait()

    def _errand(self, fetch: Callable[[], Brought], bring: Callable[[Brought], None]) -> _Errand:
        self._last += 1
        self._waiting[self._last] = bring  # type: ignore[assignment]  # each errand brings what it fetched
        return _Errand(self._last, fetch)

    def _bring(self, number: int, brought: object) -> None:
        bring = self._waiting.pop(number, None)
        if bring is not None:
            bring(brought)
