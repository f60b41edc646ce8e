"""Who may write now: a turn for each file, so that a post to the journal waits for nobody at the cache."""

import threading
from collections import deque
from types import TracebackType

_THOUGHT_OF = 100
"""Turns after a wait in which the next one is expected: some seconds of taking in."""


class Turn:
    """Who may write a file now: one at a time, first come first served.

    A plain lock would let a long `take_in` have it again before a waiting post.
    """

    def __init__(self) -> None:
        self._door = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Lock] = deque()
        self._thought_of = 0

    def __enter__(self) -> None:
        with self._door:
            if not self._taken:
                self._taken = True
                return
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
            self._thought_of = _THOUGHT_OF
        mine.acquire()  # let go by whoever had the turn before

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._door:
            self._thought_of = max(0, self._thought_of - 1)
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False

    @property
    def is_taken(self) -> bool:
        """Whether somebody writes."""
        return self._taken

    @property
    def is_wanted(self) -> bool:
        """Whether somebody waits for it, or did lately: whoever sells now will sell again."""
        return self._thought_of > 0
