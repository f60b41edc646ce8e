"""Which pushes of a device are at work here: of two on the way at once the later may come first.

It waits for the other rather than being sent once more. What comes to another process of HQ's is not
known here: then the device sends it again.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turn:
    """One push at work, from step `first` on."""

    def __init__(self, turns: "Turns", device: str, first: int) -> None:
        self.device = device
        self.first = first
        self.is_over = threading.Event()
        self._turns = turns
        self._met = turns.before(self)

    def waited(self) -> bool:
        """Wait for a push of earlier steps that is at work, or was when this one began; False: there is none."""
        earlier, self._met = self._turns.before(self) or self._met, None
        if earlier is None:
            return False
        earlier.is_over.wait()
        return True


class Turns:
    """The pushes at work in one process. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._at_work: list[Turn] = []

    @contextmanager
    def begun(self, device: str, first: int) -> Iterator[Turn]:
        """A push of that device is at work for as long as the block lasts."""
        turn = Turn(self, device, first)
        with self._lock:
            self._at_work.append(turn)
        try:
            yield turn
        finally:
            with self._lock:
                self._at_work.remove(turn)
            turn.is_over.set()

    def before(self, turn: Turn) -> Turn | None:
        """A push of the same device's earlier steps, if one is at work."""
        with self._lock:
            same = (other for other in self._at_work if other.device == turn.device)
            return min(
                (other for other in same if other.first < turn.first),
                key=lambda other: other.first,
                default=None,
            )
