"""Which pushes of a device are at work here: of two on the way at once the later may come first.

It waits for the other rather than being sent once more. What comes to another process of HQ's is not
known here: then the device sends it again.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE_S = 3
"""So long what comes too early waits for what it follows: both left the device within milliseconds.

One push of a device at a time does so: a place at HQ is too dear for more.
"""


class Turn:
    """One push at work, from step `first` on. `met` is one of earlier steps that was at work meanwhile."""

    def __init__(self, turns: "Turns", device: str, first: int) -> None:
        self.device = device
        self.first = first
        self.met: Turn | None = None
        self.is_over = threading.Event()
        self._turns = turns

    def waited(self) -> bool:
        """Wait until a push of earlier steps is over, one at work or one that comes in time; False: none."""
        earlier = self._turns.met_by(self)
        if earlier is None:
            return False
        earlier.is_over.wait()
        return True


class Turns:
    """The pushes at work in one process. Threads may share it."""

    def __init__(self, patience_s: float = PATIENCE_S) -> None:
        self._patience_s = patience_s
        self._changed = threading.Condition()
        self._at_work: list[Turn] = []
        self._patient: set[str] = set()

    @contextmanager
    def begun(self, device: str, first: int) -> Iterator[Turn]:
        """A push of that device is at work for as long as the block lasts."""
        turn = Turn(self, device, first)
        with self._changed:
            self._meet(turn)
            self._at_work.append(turn)
            self._changed.notify_all()
        try:
            yield turn
        finally:
            with self._changed:
                self._at_work.remove(turn)
            turn.is_over.set()

    def _meet(self, new: Turn) -> None:
        for other in self._at_work:
            if other.device == new.device and other.first < new.first:
                new.met = other
            elif other.device == new.device and new.first < other.first:
                other.met = new

    def met_by(self, turn: Turn) -> Turn | None:
        """A push of earlier steps that this one has not waited for yet; None where none comes in time."""
        with self._changed:
            if turn.met is None and turn.device not in self._patient:
                self._patient.add(turn.device)
                self._changed.wait_for(lambda: turn.met is not None, self._patience_s)
                self._patient.discard(turn.device)
            earlier, turn.met = turn.met, None
            return earlier
