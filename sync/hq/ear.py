"""The ear: hears at once what any HQ process has committed to the same PostgreSQL (LISTEN and NOTIFY).

A hint and no more: the bell reads the feed itself. Where nothing is heard (SQLite, a pooler that
passes no notifications on, a line that was cut) the bell reads the feed every 250 ms instead.
"""

import logging
import select
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import psycopg
from sqlalchemy.exc import DBAPIError

from sync.hq.database import HqDatabase
from sync.hq.feed import CHANNEL

Line: TypeAlias = psycopg.Connection[Any]
Hears: TypeAlias = Callable[[int], None]
"""Is told the feed's head after a commit; 0 where it was not said."""

_log = logging.getLogger(__name__)

_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 1, 60
_SILENCE_S = 30
"""A line that has been silent for so long is spoken to: a cut one looks the same until then."""


class Ear:
    """Listens on a thread and a connection of its own, inside `listening`."""

    def __init__(self, database: HqDatabase) -> None:
        self._database = database
        self._heard: Hears = _nothing
        self._is_ended = False
        self.is_hearing = False
        """Whether a commit of another process would be heard: something was, on this connection."""

    @contextmanager
    def listening(self, heard: Hears) -> Iterator[None]:
        """Call `heard`, on the ear's own thread, after every commit to the feed until the block ends."""
        if self._database.dialect != "postgresql":
            yield
            return
        self._heard = heard
        end, told = socket.socketpair()
        with end, told:
            thread = threading.Thread(target=self._listen, args=(end,), name="ear", daemon=True)
            thread.start()
            try:
                yield
            finally:
                self._is_ended = True
                told.send(b"\0")
                thread.join()

    def _listen(self, end: socket.socket) -> None:
        pause_s = _FIRST_PAUSE_S
        while not self._is_ended:
            try:
                self._hear(end)
            except (DBAPIError, psycopg.OperationalError) as fault:
                if pause_s == _FIRST_PAUSE_S or self.is_hearing:
                    _log.info("the feed is read by the clock: %s", type(fault).__name__)
                pause_s = _FIRST_PAUSE_S if self.is_hearing else min(2 * pause_s, _LONGEST_PAUSE_S)
            self.is_hearing = False
            _comes(pause_s, end)

    def _hear(self, end: socket.socket) -> None:
        """Listen until the connection breaks or the end is near."""
        with self._database.engine.connect() as connection:
            session = connection.execution_options(isolation_level="AUTOCOMMIT")
            line = session.connection.driver_connection
            assert isinstance(line, psycopg.Connection)  # noqa: S101 - what this engine makes
            try:
                self._hear_on(line, end)
            finally:
                connection.invalidate()  # a connection that listens goes back to no pool

    def _hear_on(self, line: Line, end: socket.socket) -> None:
        line.execute(f"LISTEN {CHANNEL}")
        self._speak(line)
        while not self._is_ended:
            if told := [note.payload for note in line.notifies(timeout=0)]:
                self.is_hearing = True
                self._heard(max(map(int, told)) if all(map(str.isdecimal, told)) else 0)
            elif not _comes(_SILENCE_S, end, line):
                self._speak(line)

    def _speak(self, line: Line) -> None:
        """To oneself: who does not hear this would hear nobody."""
        line.execute(f"NOTIFY {CHANNEL}")


def _comes(seconds: float, *lines: Line | socket.socket) -> bool:
    """Wait until something comes over one of those, or that long; whether it did."""
    ready, _, _ = select.select([line.fileno() for line in lines], [], [], seconds)
    return bool(ready)


def _nothing(_head: int) -> None:
    """Nobody wants to know yet."""
