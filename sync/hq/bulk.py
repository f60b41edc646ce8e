"""Many rows at once: how a batch reads and writes with one statement a table.

SQLAlchemy holds the transaction; these go straight to the driver below it, because a batch of a
hundred documents has thousands of rows and building statements would cost more than the database.
"""

import json
from binascii import hexlify
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from functools import cache
from typing import Any, TypeAlias

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Table

from sync.hq.flight import FLIGHT
from sync.hq.ground import Ground

_SPLIT = "\0"
"""Stands between texts that are looked at together: PostgreSQL keeps none that holds it."""
_SPECIAL = ("\\", "\t", "\n", "\r", "\b", "\f", "\v")
_RARE = tuple(one for one in _SPECIAL if one not in {"\t", "\n"})
_SPECIAL_BYTES = tuple(one.encode() for one in _SPECIAL[1:])
_ESCAPES = str.maketrans(
    {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r", "\b": r"\b", "\f": r"\f", "\v": r"\v"}
)

Row: TypeAlias = tuple[Any, ...]
"""What a statement answers: whatever its columns hold."""
Answer: TypeAlias = Callable[[], list[Row]]
"""Tells the rows once; waits for them where they have not come yet."""

CHUNK = 5_000
"""Keys in one question."""
_FEW = 20
"""Rows that go in by one statement: COPY begins quicker per row, but has three waits for PostgreSQL."""
_AT_ONCE = 50
"""Rows in one message of COPY: PostgreSQL takes them in while the next are put into words."""
_AT_ITS_END = object()
_ARRAYS = {str: "text[]", int: "bigint[]", bytes: "bytea[]", bool: "boolean[]"}


def is_postgresql(connection: Connection) -> bool:
    """Which of the two databases this is."""
    return connection.dialect.name == "postgresql"


def insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add `rows`, each with every column of `table` in its order."""
    if not rows:
        return
    if is_postgresql(connection):
        if len(rows) <= _FEW or not _copies(connection):
            _driver(connection).execute(
                _insert_of(table), [_array(column) for column in zip(*rows, strict=True)]
            )
            return
        with inflow(connection, table) as flow:
            for start in range(0, len(rows), _AT_ONCE):
                flow.add(rows[start : start + _AT_ONCE])
        return
    names = [column.name for column in table.columns]
    marks = ",".join("?" * len(names))
    quoted = ",".join(f'"{name}"' for name in names)
    _driver(connection).executemany(f'INSERT INTO "{table.name}" ({quoted}) VALUES ({marks})', rows)


def _copies(connection: Connection) -> bool:
    """Whether COPY is possible: it wants the line to itself."""
    flight = connection.get_execution_options().get(FLIGHT)
    return is_postgresql(connection) and (flight is None or flight.lands)


class Inflow:
    """Rows of one table on their way into it; see `inflow`."""

    def __init__(self, connection: Connection, table: Table, stack: ExitStack) -> None:
        self._connection = connection
        self._table = table
        self._stack = stack
        self._rows: list[Row] = []
        self._copy: psycopg.Copy | Ground | None = None

    def add(self, rows: Iterable[Row]) -> None:
        """Let these rows come next, each with every column of the table in its order."""
        self._rows += rows
        if len(self._rows) >= _AT_ONCE and _copies(self._connection):
            self._send()

    def end(self) -> None:
        """There are no more."""
        is_copied = _copies(self._connection) and len(self._rows) > _FEW
        if self._copy is None and not is_copied:
            insert(self._connection, self._table, self._rows)
        elif self._rows:
            self._send()

    def _send(self) -> None:
        if self._copy is None:
            self._copy = self._stack.enter_context(self._copying())
        is_plain = _is_utf8(self._connection)
        told = _told_whole(self._table, self._rows) or _copy_text(self._rows, is_plain=is_plain)
        self._copy.write(told)
        self._rows = []

    def _copying(self) -> AbstractContextManager[psycopg.Copy | Ground]:
        statement = _copy_of(self._table)
        flight = self._connection.get_execution_options().get(FLIGHT)
        if flight is not None:
            line = self._connection.connection.driver_connection
            copying: AbstractContextManager[Ground] = flight.land().copying(
                statement.as_bytes(line)
            )
            return copying
        cursor: psycopg.Cursor[Any] = self._stack.enter_context(_driver(self._connection).cursor())
        return cursor.copy(statement)


@contextmanager
def inflow(connection: Connection, table: Table) -> Iterator[Inflow]:
    """Rows that are made one after another: PostgreSQL takes in what came while the next are made.

    They are in when the block ends; in flight, before anything else is done. Inside it nothing else
    may be asked of the books; where it breaks, the transaction is to be given up. Raises the driver's
    errors, at the end of the block too.
    """
    with ExitStack() as stack:
        flow = Inflow(connection, table, stack)
        yield flow
        flow.end()


def run(connection: Connection, statement: str, rows: Sequence[Row]) -> None:
    """Run one statement for each of `rows`; it names its parameters `?`."""
    if not rows:
        return
    if is_postgresql(connection):
        statement = statement.replace("?", "%s")
        if len(rows) == 1:  # executemany's pipeline has three waits for PostgreSQL
            _driver(connection).execute(statement, rows[0])
            return
        driver = _driver(connection)
        with nullcontext(driver) if in_flight(connection) else driver.cursor() as cursor:
            cursor.executemany(statement, rows)
        return
    _driver(connection).executemany(statement, rows)


def upsert(connection: Connection, statement: str, rows: Sequence[Row], *, types: str) -> None:
    """Insert `rows` in their order by an `INSERT … {values} ON CONFLICT …`.

    `types` has a letter a column: t for text, n for a whole number.
    """
    if not rows:
        return
    if is_postgresql(connection):
        arrays = ",".join("%s::text[]" if t == "t" else "%s::bigint[]" for t in types)
        columns = [_array(column) for column in zip(*rows, strict=True)]
        told = statement.replace("{values}", f"SELECT * FROM unnest({arrays})")
        _driver(connection).execute(told, columns)
        return
    marks = ",".join("?" * len(types))
    told = statement.replace("{values}", f"VALUES ({marks})")
    _driver(connection).executemany(told, rows)


def ask(connection: Connection, statement: str, parameters: Sequence[object] = ()) -> list[Row]:
    """Every row that one statement answers; it names its parameters `?`."""
    return pose(connection, statement, parameters)()


def pose(connection: Connection, statement: str, parameters: Sequence[object] = ()) -> Answer:
    """As `ask`; the rows are told when the answer is called.

    In flight (`HqDatabase.write`) what is posed meanwhile is one wait for PostgreSQL, done in the order posed.
    """
    if not is_postgresql(connection):
        found: list[Row] = _driver(connection).execute(statement, parameters).fetchall()
        return lambda: found
    answer: Answer = _driver(connection).execute(statement.replace("?", "%s"), parameters).fetchall
    return answer


def together(*askers: Iterator[None]) -> None:
    """Let each pose its questions up to its next `yield`, then each hear what was answered, to their ends."""
    left = list(askers)
    while left:
        left = [asker for asker in left if next(asker, _AT_ITS_END) is not _AT_ITS_END]


def in_flight(connection: Connection) -> bool:
    """Whether statements travel to PostgreSQL without waiting for their answers."""
    return FLIGHT in connection.get_execution_options()


def stream(connection: Connection, statement: str) -> Iterator[Row]:
    """Every row that a statement answers, a few at a time: the books may be larger than memory."""
    driver = _driver(connection)
    if is_postgresql(connection):
        with driver.cursor(name="counterstock_stream") as cursor:
            cursor.itersize = CHUNK
            yield from cursor.execute(statement)
        return
    yield from driver.execute(statement)


def ask_for(
    connection: Connection,
    statement: str,
    keys: Iterable[str],
    parameters: Sequence[object] = (),
) -> list[Row]:
    """As `ask`, where `{keys}` in the statement stands for "is one of `keys`" and comes after `parameters`."""
    return pose_for(connection, statement, keys, parameters)()


def pose_for(
    connection: Connection,
    statement: str,
    keys: Iterable[str],
    parameters: Sequence[object] = (),
) -> Answer:
    """As `ask_for`; the rows are told when the answer is called."""
    statement = statement.replace("{keys}", is_one(connection))
    wanted = list(dict.fromkeys(keys))
    answers = [
        pose(
            connection,
            statement,
            (*parameters, listed(connection, wanted[start : start + CHUNK])),
        )
        for start in range(0, len(wanted), CHUNK)
    ]
    return lambda: [row for answer in answers for row in answer()]


def is_one(connection: Connection) -> str:
    """What stands for "is one of" the next parameter, which `listed` makes."""
    return (
        " = ANY(?::text[])" if is_postgresql(connection) else " IN (SELECT value FROM json_each(?))"
    )


def listed(connection: Connection, values: Sequence[str]) -> str:
    """A list of texts as one parameter of this database."""
    return _array(values) if is_postgresql(connection) else json.dumps(values)


@cache
def _insert_of(table: Table) -> str:
    """PostgreSQL's INSERT of as many rows as its arrays have elements, a column an array."""
    names = ",".join(f'"{column.name}"' for column in table.columns)
    arrays = ",".join(f"%s::{_ARRAYS[column.type.python_type]}" for column in table.columns)
    return f'INSERT INTO "{table.name}" ({names}) SELECT * FROM unnest({arrays})'


def _array(values: Sequence[object]) -> str:
    """PostgreSQL's array literal (manual 8.15.6); the driver's own way takes ten times as long."""
    kinds = set(map(type, values))
    if kinds <= {int}:
        return "{" + ",".join(map(str, values)) + "}"
    if kinds == {str}:
        joined = '","'.join(map(str, values))
        if "\\" not in joined and joined.count('"') == 2 * len(values) - 2:
            return '{"' + joined + '"}'
    return "{" + ",".join(map(_element, values)) + "}"


def _element(value: object) -> str:
    if value is None:
        return "NULL"
    told = rf"\x{value.hex()}" if isinstance(value, bytes) else str(value)
    return '"' + told.replace("\\", "\\\\").replace('"', '\\"') + '"'


@cache
def _copy_of(table: Table) -> sql.Composed:
    return sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name),
        sql.SQL(",").join(sql.Identifier(column.name) for column in table.columns),
    )


def _is_utf8(connection: Connection) -> bool:
    """Whether PostgreSQL keeps texts as they are sent, so that bytes may come as texts do."""
    told = connection.connection.driver_connection.info.parameter_status  # type: ignore[union-attr]  # psycopg's
    return {told("server_encoding"), told("client_encoding")} == {"UTF8"}


@cache
def _line_of(table: Table) -> str:
    """How a row of texts and numbers is written as one line of COPY's; empty: it holds other things."""
    simple = all(c.type.python_type in {str, int} and not c.nullable for c in table.columns)
    return "\t".join(["%s"] * len(table.columns)) if simple else ""


def _told_whole(table: Table, rows: Sequence[Row]) -> bytes:
    """The lines of `_copy_text`, a row at a time; empty where something in them has to be escaped."""
    line = _line_of(table)
    told = "\n".join([line % row for row in rows]) if line else ""
    has_only_ours = (
        told.count("\t") == line.count("\t") * len(rows) and told.count("\n") == len(rows) - 1
    )
    return f"{told}\n".encode() if has_only_ours and not any(one in told for one in _RARE) else b""


def _copy_text(rows: Iterable[Row], *, is_plain: bool) -> bytes:
    """Lines of COPY's text format (manual, COPY), a column at a time; bytes as texts where `is_plain`.

    The driver makes them a field at a time, which takes ten times as long.
    """
    columns = [_copy_column(column, is_plain=is_plain) for column in zip(*rows, strict=True)]
    return b"\n".join(map(b"\t".join, zip(*columns, strict=True))) + b"\n"


def _copy_column(values: Sequence[Any], *, is_plain: bool) -> Sequence[bytes]:
    kinds = set(map(type, values))
    if kinds == {int}:
        return _SPLIT.join(map(str, values)).encode().split(b"\0")
    if kinds == {bytes}:
        return (is_plain and _plain_bytes(values)) or [rb"\\x" + hexlify(one) for one in values]
    if kinds == {str}:
        joined = _SPLIT.join(values)
        if not any(one in joined for one in _SPECIAL) and joined.count(_SPLIT) == len(values) - 1:
            return joined.encode().split(b"\0")
    return [_copy_field(value).encode() for value in values]


def _plain_bytes(values: Sequence[bytes]) -> list[bytes]:
    """Bytes that are texts in bytea's escape format (manual 8.4.2): half of what hex digits are; none: no texts."""
    joined = b"\0".join(values)
    if any(one in joined for one in _SPECIAL_BYTES) or joined.count(b"\0") != len(values) - 1:
        return []
    try:
        joined.decode()
    except UnicodeDecodeError:
        return []
    return joined.replace(b"\\", rb"\\\\").split(b"\0")


def _copy_field(value: object) -> str:
    if isinstance(value, str):
        return value.translate(_ESCAPES)
    if isinstance(value, bytes):
        return f"\\\\x{value.hex()}"
    return r"\N" if value is None else str(value)


def _driver(connection: Connection) -> Any:  # noqa: ANN401 - two drivers, one of them untyped
    flight = connection.get_execution_options().get(FLIGHT)
    return connection.connection.driver_connection if flight is None else flight
