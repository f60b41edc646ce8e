"""The books' SQLite driver, played by apsw: plain SQLite, so that a VFS of ours lies under it.

`MODULE` stands in for `sqlcipher3.dbapi2` in both doors. SQLCipher's pragmas mean nothing to plain
SQLite and change nothing; errors are the real driver's, so the doors translate them as ever.
"""

import types
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

import apsw
import apsw.ext
from sqlcipher3 import dbapi2

from sync.shop.database import Parameters, Row
from tests.faults.bad_disk import NAME


def _translated(fault: apsw.Error) -> Exception:
    """The same error as the real driver has it."""
    extended, result = getattr(fault, "extendedresult", 0), getattr(fault, "result", 0)
    code = extended or result
    names = apsw.mapping_extended_result_codes | apsw.mapping_result_codes
    name = str(names.get(code) or names.get(code & 0xFF) or "SQLITE_ERROR")
    kind = (
        dbapi2.IntegrityError if name.startswith("SQLITE_CONSTRAINT") else dbapi2.OperationalError
    )
    told: Exception = kind(str(fault))
    told.sqlite_errorname = name  # type: ignore[attr-defined]  # the driver sets it just so
    return told


class Cursor:
    """As the DB-API has it, as far as the books and SQLAlchemy use it."""

    arraysize = 1

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        self.description: Sequence[tuple[Any, ...]] | None = None
        self.rowcount = -1
        self.lastrowid = 0

    def execute(self, sql: str, parameters: Parameters = ()) -> "Cursor":
        """Run one statement."""
        try:
            self._cursor.execute(sql, parameters)
        except apsw.Error as fault:
            raise _translated(fault) from fault
        self._told()
        return self

    def executemany(self, sql: str, parameters: Sequence[Parameters]) -> "Cursor":
        """Run one statement for each row."""
        try:
            self._cursor.executemany(sql, parameters)
        except apsw.Error as fault:
            raise _translated(fault) from fault
        self._told()
        return self

    def _told(self) -> None:
        self.rowcount = self._connection.changes()
        self.lastrowid = self._connection.last_insert_rowid()

    def fetchone(self) -> Row | None:
        """The next row."""
        try:
            row: Row | None = self._cursor.fetchone()
        except apsw.Error as fault:
            raise _translated(fault) from fault
        return row

    def fetchmany(self, size: int = 1) -> list[Row]:
        """The next rows."""
        return list(islice(self, size))

    def fetchall(self) -> list[Row]:
        """Every row that is left."""
        return list(self)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.fetchone, None)  # never None before the end

    def close(self) -> None:
        """Done with it."""
        self._cursor.close(True)


class _Described(Cursor):
    """Also says what its columns are, rows or none: SQLAlchemy wants to know."""

    def execute(self, sql: str, parameters: Parameters = ()) -> Cursor:
        try:
            told = apsw.ext.query_info(self._connection, sql).description
        except apsw.Error as fault:
            raise _translated(fault) from fault
        self.description = [(name, *(None,) * 6) for name, _ in told] or None
        return super().execute(sql, parameters)


class Connection:
    """A connection of apsw that answers as the real driver's."""

    isolation_level: str | None = None

    def __init__(self, path: str) -> None:
        try:
            self._apsw = apsw.Connection(path, vfs=NAME)
        except apsw.Error as fault:
            raise _translated(fault) from fault
        self._apsw.set_busy_timeout(10_000)

    @property
    def in_transaction(self) -> bool:
        """Whether one is open."""
        return self._apsw.in_transaction

    def cursor(self) -> Cursor:
        """For SQLAlchemy."""
        return _Described(self._apsw)

    def execute(self, sql: str, parameters: Parameters = ()) -> Cursor:
        """Run one statement."""
        return Cursor(self._apsw).execute(sql, parameters)

    def executemany(self, sql: str, parameters: Sequence[Parameters]) -> Cursor:
        """Run one statement for each row."""
        return Cursor(self._apsw).executemany(sql, parameters)

    def commit(self) -> None:
        """As the DB-API: nothing where nothing is open."""
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        """As the DB-API."""
        if self.in_transaction:
            self.execute("ROLLBACK")

    def create_function(self, *_: object, **__: object) -> None:
        """SQLAlchemy's regexp: the books use none."""

    def backup(self, target: "Connection") -> None:
        """Copy all of it."""
        with target._apsw.backup("main", self._apsw, "main") as copy:
            while not copy.done:
                copy.step(100)

    def close(self) -> None:
        """Let go, whatever the disk says: SQLite itself tells nobody."""
        with suppress(apsw.Error):
            self._apsw.close(True)

    def __del__(self) -> None:
        """Forgotten where opening failed: as the real driver, say nothing."""
        if hasattr(self, "_apsw"):
            self.close()


def _connect(path: str, **_: object) -> Connection:
    return Connection(path)


def _module() -> types.ModuleType:
    told = types.ModuleType("apsw_driver")
    told.__dict__.update(vars(dbapi2))
    told.__dict__["connect"] = _connect
    return told


MODULE = _module()
