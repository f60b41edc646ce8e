"""The line to PostgreSQL while nothing flies on it: rows go in by COPY, and nobody waits for the last of them.

The driver's own COPY waits at its end until every row is in its indexes; here that is heard when the
line is needed next, and the time between is the judge's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import pq
from psycopg.abc import PQGen
from psycopg.errors import error_from_result
from psycopg.generators import copy_to
from psycopg.waiting import Ready, Wait


class Ground:
    """One connection that is in a transaction and in no pipeline. Methods raise psycopg.Error."""

    def __init__(self, driver: psycopg.Connection[Any]) -> None:
        self._driver = driver
        self._line = driver.pgconn
        self._is_owed = False

    @contextmanager
    def copying(self, statement: bytes) -> Iterator["Ground"]:
        """A `COPY … FROM STDIN` that begins once the one before it is in; nothing else in the block.

        Where the block breaks no row of it is kept, and the transaction is to be given up.
        """
        self.hear()
        self._line.send_query(statement)
        self._driver.wait(self._begun())
        broken: bytes | None = b"broken off"
        try:
            yield self
            broken = None
        finally:
            self._driver.wait(self._ended(broken))
            self._is_owed = True

    def write(self, rows: bytes) -> None:
        """Let these lines of COPY's text format go in."""
        self._driver.wait(copy_to(self._line, rows, flush=True))

    def hear(self) -> None:
        """Wait until the rows are in. Raises what came of them otherwise."""
        if not self._is_owed:
            return
        self._is_owed = False
        result = self._driver.wait(self._result())
        if result is not None and result.status != pq.ExecStatus.COMMAND_OK:
            raise error_from_result(result)

    def _begun(self) -> PQGen[None]:
        result = yield from next_result(self._line)
        if result is not None and result.status != pq.ExecStatus.COPY_IN:
            yield from next_result(self._line)
            raise error_from_result(result)

    def _ended(self, broken: bytes | None) -> PQGen[None]:
        while self._line.put_copy_end(broken) == 0:
            yield Wait.W
        while self._line.flush():
            yield Wait.W

    def _result(self) -> PQGen[pq.abc.PGresult | None]:
        result = yield from next_result(self._line)
        yield from next_result(self._line)  # nothing: the end of this answer
        return result


def next_result(line: pq.abc.PGconn) -> PQGen[pq.abc.PGresult | None]:
    """What comes next of all that was asked, once it has come; None where an answer ends."""
    while line.flush():
        ready = yield Wait.RW
        if ready & Ready.R:
            line.consume_input()
    while line.is_busy():
        yield Wait.R
        line.consume_input()
    return line.get_result()
