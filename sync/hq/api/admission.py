"""What is counted at the door beside the turns (`waiting_room`): chunks of attachments, and wrong codes."""

from collections.abc import Iterator
from contextlib import contextmanager

from sync.stock.refusal import Refusal

MOST_CHUNKS = 4
"""Chunks of attachments at a time; each holds a quarter of a megabyte, and documents go before them."""


class BlobAdmission:
    """Counts chunks of attachments in flight; used from the server's loop only."""

    def __init__(self, most: int = MOST_CHUNKS) -> None:
        self._most = most
        self._inside = 0

    @contextmanager
    def one(self) -> Iterator[None]:
        """A place inside for as long as the block lasts; raises Refusal `busy`."""
        if self._inside >= self._most:
            raise Refusal("busy", "HQ has as many files as it can take; come back in a moment.")
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1


class Tries:
    """Wrong codes within a minute: whoever guesses is made to wait. `now_s` is a stopwatch's reading."""

    def __init__(self, most: int = 30, *, window_s: int = 60) -> None:
        self._most = most
        self._window_s = window_s
        self._began_s: int | float = 0
        self._failed = 0

    def check(self, now_s: float) -> None:
        """Raise Refusal `too_many_tries` where too many failed in this window."""
        if now_s - self._began_s >= self._window_s:
            self._began_s, self._failed = now_s, 0
        if self._failed >= self._most:
            raise Refusal("too_many_tries", "Too many wrong codes came in; wait a minute.")

    def fail(self) -> None:
        """One more was wrong."""
        self._failed += 1
