"""A flight: statements that travel to PostgreSQL together and are waited for only when a row is needed.

Spoken to libpq's pipeline directly: the driver's own sends each statement by itself, which wakes
PostgreSQL for each. A push of one step took HQ 3.4 ms of processor time by that, and takes 1.6.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import TracebackType
from typing import Any, Self, TypeAlias

import psycopg
from psycopg import pq
from psycopg.abc import PQGen
from psycopg.adapt import Transformer
from psycopg.errors import PipelineAborted, error_from_result

from sync.hq.ground import Ground, next_result

FLIGHT = "counterstock_flight"
"""The option of a connection that says which flight it speaks through."""

Row: TypeAlias = tuple[Any, ...]
Sendable: TypeAlias = str | int | bytes | None

_TEXT, _BINARY = pq.Format.TEXT, pq.Format.BINARY
_LONG = 8_000
"""Bytes of parameters that PostgreSQL gets at once: it works on them while the next are put into words."""

_DONE = frozenset({pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK})


@dataclass(slots=True)
class Prepared:
    """What one connection has prepared, by its text; `made` so many names were given."""

    names: dict[str, bytes] = field(default_factory=dict)
    made: int = 0


class Question:
    """A statement on its way."""

    __slots__ = ("_flight", "fresh", "result")

    def __init__(self, flight: "Flight", fresh: str = "") -> None:
        """`fresh` is the text of a statement that is only being prepared."""
        self._flight = flight
        self.fresh = fresh
        self.result: pq.abc.PGresult | None = None

    def fetchall(self) -> list[Row]:
        """Its rows; waits for them where they have not come. Raises psycopg.Error."""
        return self._flight.rows_of(self)


class Flight:
    """One transaction on one connection, for as long as its block lasts.

    `BEGIN` travels with the first question, and `COMMIT` with what is left at the end. `lands`: it may
    be interrupted for what does not fly.
    """

    def __init__(
        self, driver: psycopg.Connection[Any], prepared: Prepared, *, lands: bool = False
    ) -> None:
        self.lands = lands
        self._driver = driver
        self._line = driver.pgconn
        self._prepared = prepared
        self._reader = Transformer(driver)
        self._unheard: deque[Question] = deque()
        self._is_urged = False
        self._ground = Ground(driver)
        self._is_landed = False
        self._line.enter_pipeline_mode()
        self.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit, and raise the first fault of what was not heard yet; after a fault nothing has happened."""
        met = self._off_again()
        if kind is None and met is None:
            self.execute("COMMIT")
        ended = self._end()
        met = met or ended
        if kind is None and met is not None:
            raise met

    def execute(self, statement: str, parameters: Sequence[Sendable] = ()) -> Question:
        """Let it travel with the others; parameters are named `%s`."""
        self._take_off()
        name = self._prepared.names.get(statement) or self._prepare(statement)
        values = [_sent(value) for value in parameters]
        formats = [_BINARY if isinstance(value, bytes) else _TEXT for value in parameters]
        self._line.send_query_prepared(name, values, formats, _BINARY)
        question = self._posed(Question(self))
        if sum(len(value) for value in values if value is not None) > _LONG:
            self._urge()
            self._line.flush()
        return question

    def executemany(self, statement: str, rows: Iterable[Sequence[Sendable]]) -> None:
        """Let it travel once for each of `rows`."""
        for row in rows:
            self.execute(statement, row)

    def rows_of(self, question: Question) -> list[Row]:
        """See Question.fetchall."""
        if question.result is None:
            self._urge()
            self._driver.wait(self._hear_until(question))
        result = question.result
        if result is None:
            raise PipelineAborted("what was asked before this has failed")
        self._reader.set_pgresult(result)
        return self._reader.load_rows(0, result.ntuples, tuple)

    def _urge(self) -> None:
        """Ask for the answers to all that was posed, once."""
        if not self._is_urged:
            self._line.send_flush_request()
            self._is_urged = True

    def _prepare(self, statement: str) -> bytes:
        self._prepared.made += 1
        name = b"flight%d" % self._prepared.made
        self._line.send_prepare(name, _numbered(statement))
        self._prepared.names[statement] = name
        self._posed(Question(self, fresh=statement))
        return name

    def _posed(self, question: Question) -> Question:
        self._unheard.append(question)
        self._is_urged = False
        return question

    def land(self) -> Ground:
        """The line without a flight, in the same transaction, all that was posed being done.

        The next statement flies again. Raises the first fault of what was not heard yet.
        """
        if not self._is_landed:
            met = self._land()
            self._is_landed = True
            if met is not None:
                raise met
        return self._ground

    def _take_off(self) -> None:
        if not self._is_landed:
            return
        try:
            self._ground.hear()
        finally:
            self._is_landed = False
            self._line.enter_pipeline_mode()

    def _off_again(self) -> psycopg.Error | None:
        """The fault that was still to be heard on the ground."""
        try:
            self._take_off()
        except psycopg.Error as met:
            return met
        return None

    def _end(self) -> psycopg.Error | None:
        """Hear all that is left, and give the connection back as it was; the first fault, if there is one."""
        fault = self._land()
        if self._line.transaction_status != pq.TransactionStatus.IDLE:
            self._driver.rollback()
        return fault

    def _land(self) -> psycopg.Error | None:
        fault = None
        self._line.pipeline_sync()
        try:
            while self._unheard:
                try:
                    self._driver.wait(self._hear_all())
                except psycopg.Error as met:
                    if self._line.status == pq.ConnStatus.BAD:
                        raise
                    fault = fault or met
            self._driver.wait(next_result(self._line))  # the sync itself
            self._line.exit_pipeline_mode()
        finally:
            self._forget_unheard()
        return fault

    def _hear_all(self) -> PQGen[None]:
        while self._unheard:
            yield from self._hear_until(self._unheard[-1])

    def _hear_until(self, last: Question) -> PQGen[None]:
        """Hear up to that one, and what has come by then."""
        is_due = True
        while self._unheard and (is_due or not self._line.is_busy()):
            question = self._unheard.popleft()
            is_due = is_due and question is not last
            result = yield from next_result(self._line)
            if result is not None:
                yield from next_result(self._line)  # nothing: the end of this answer
            if result is None or result.status not in _DONE:
                self._prepared.names.pop(question.fresh, None)
                raise _fault(result)
            question.result = result

    def _forget_unheard(self) -> None:
        for question in self._unheard:
            self._prepared.names.pop(question.fresh, None)


def _fault(result: pq.abc.PGresult | None) -> psycopg.Error:
    if result is None or result.status == pq.ExecStatus.PIPELINE_ABORTED:
        return PipelineAborted("what was asked before this has failed")
    return error_from_result(result)


def _sent(value: Sendable) -> bytes | None:
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, bool):
        return b"t" if value else b"f"
    if isinstance(value, int):
        return b"%d" % value
    return value


@cache
def _numbered(statement: str) -> bytes:
    """PostgreSQL numbers its parameters."""
    first, *others = statement.split("%s")
    return "".join([first, *(f"${n}{part}" for n, part in enumerate(others, 1))]).encode()
