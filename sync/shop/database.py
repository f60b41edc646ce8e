"""The door to a shop's encrypted files: keyed connections, and the one commit door.

SQLCipher is met here only, and its errors become troubles here. The hot statements of a post go
straight to the driver; SQLAlchemy Core works on the same keyed connections through `engine`,
imported at its first use because it would cost a start 0.2 s.
"""

import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from sqlcipher3 import dbapi2

from sync.shop.trouble import BooksDamaged, DiskFault, DiskFull, KeyMissing, Trouble
from sync.shop.turn import Turn

if TYPE_CHECKING:
    from sqlalchemy import Engine

_LEAST_ROOM = 64 * 1024

OLDEST_SQLITE = (3, 51, 3)
"""Older ones may corrupt a WAL file that two connections write (sqlite.org/wal.html, "WAL-reset bug")."""

_DURABLE_PAGE = 4096
_CACHE_PAGE = 2048
"""A post touches a row here and there in the cache: each page it touches is encrypted and
authenticated whole. With SHA-256, which processors do in hardware, half of SHA-512's time (G1)."""

_WRITER_KB = 4000
"""Pages that a writer keeps, or a long report: half of SQLite's own, so that no queue ever fills more."""

_JOURNAL_KB = 1500
"""What the journal's writer keeps: a batch of HQ's answers touches a megabyte of steps."""

_ROOM_KB = 6000
"""What it keeps while thousands of rows come in: sums and indexes are touched all over. With 16 MB
that takes an eighth less of processor time, but `sync` more than 1.3 times the memory of a short queue."""

_WAL_PAGES, _ROOM_WAL_PAGES = 4000, 16000
"""Pages in the WAL at which a commit brings them into the file, usually and while thousands come in."""

_SHARED_WAL_PAGES = 1000
"""Usually, where people write beside the exchange: whoever commits last waits until so many are in the file."""
_COMMITS = 4
"""While thousands come in beside people, so many commits go before one turn to bring them into the file."""

_READER_KB = 1000
"""Pages that one reading thread keeps open. SQLite's own 8 MB, for each of five threads and two
files, would be most of what the window takes; what is not kept is decrypted again in 10 µs a page."""

Row: TypeAlias = tuple[Any, ...]
"""What a statement answers: whatever its columns hold."""

Parameters: TypeAlias = Sequence[object] | Mapping[str, object]


class Cursor(Protocol):
    """The answer to a statement."""

    rowcount: int
    lastrowid: int

    def fetchone(self) -> Row | None:
        """The next row."""

    def fetchall(self) -> list[Row]:
        """Every row that is left."""

    def __iter__(self) -> Iterator[Row]: ...


class Connection(Protocol):
    """A keyed connection, as far as the books use it."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Parameters = ..., /) -> Cursor:
        """Run one statement."""

    def executemany(self, sql: str, parameters: Sequence[Parameters], /) -> Cursor:
        """Run one statement for each row of parameters."""

    def close(self) -> None:
        """Let go of the file."""


class Database:
    """One encrypted file. Reading connections are one a thread; writing goes through `transaction`."""

    def __init__(self, path: Path, key: str, *, durable: bool) -> None:
        """Open `path`, making it if need be; `key` is 64 hex digits.

        `is_suspect` turns true once a page of it could not be read.

        `durable`: a commit is on the disk when it returns (synchronous=FULL). Raises Trouble:
        KeyMissing (`key_wrong`), BooksDamaged, DiskFault.
        """
        self.path = path
        self.is_suspect = False
        self._key = key
        self._turn = Turn()
        self._synchronous = "FULL" if durable else "NORMAL"
        self._page_size = _DURABLE_PAGE if durable else _CACHE_PAGE
        self._writer_kb = _JOURNAL_KB if durable else _WRITER_KB
        self._mine = threading.local()
        self._readers: list[Connection] = []
        with self._translated():
            self._writer = self._open()
        self._is_roomy = self._is_shared = False
        self._commits = 0
        self._engine: Engine | None = None

    def _open(self) -> Connection:
        connection = self._keyed(str(self.path))
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {self._synchronous}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")
        connection.execute("PRAGMA trusted_schema = OFF")
        return connection

    def _keyed(self, target: str) -> Connection:
        connection: Connection = dbapi2.connect(
            target,
            timeout=10,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        connection.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key writes to stderr
        connection.execute(f"PRAGMA key = \"x'{self._key}'\"")
        connection.execute("PRAGMA cipher_hmac_algorithm = HMAC_SHA256")
        connection.execute(f"PRAGMA cipher_page_size = {self._page_size}")
        connection.execute(f"PRAGMA cache_size = -{self._writer_kb}")
        return connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """The one commit door: all that is written inside is kept, or nothing is.

        Waits for its turn to write. No network, signal or dialog inside. Raises Trouble: DiskFull,
        DiskFault, BooksDamaged.
        """
        with self._turn, self._translated():
            writer = self._writer
            writer.execute("BEGIN IMMEDIATE")
            try:
                yield writer
                writer.execute("COMMIT")
            finally:
                if writer.in_transaction:
                    writer.execute("ROLLBACK")

    def make_room(self) -> None:
        """Thousands of rows come in: keep more pages, and a longer WAL, until `give_back_room`."""
        if not self._is_roomy:
            self._keep(_ROOM_KB, _ROOM_WAL_PAGES)
            self._is_roomy = True

    def give_back_room(self) -> None:
        """What came is in, and no post has to fold the long WAL; nothing happens where no room was made."""
        if self._is_roomy:
            self._keep(self._writer_kb, _SHARED_WAL_PAGES if self._is_shared else _WAL_PAGES)
            self.checkpoint()
            self._is_roomy = False

    def share(self) -> None:
        """People write here beside the exchange from now on, and expect their turn soon."""
        self._is_shared = True
        self._keep(self._writer_kb, _SHARED_WAL_PAGES)

    def breathe(self) -> None:
        """Between two commits of thousands of rows, where people write too: now and then the WAL has a turn."""
        if self._is_roomy and self._is_shared:
            self._commits = (self._commits + 1) % _COMMITS
            if not self._commits:
                self.checkpoint()

    def _keep(self, kilobytes: int, wal_pages: int) -> None:
        with self._turn, self._translated():
            self._writer.execute(f"PRAGMA cache_size = -{kilobytes}")
            self._writer.execute(f"PRAGMA wal_autocheckpoint = {wal_pages}")

    @property
    def is_wanted(self) -> bool:
        """Whether somebody waits for the turn to write, did lately, or may come at any time."""
        return self._is_shared or self._turn.is_wanted

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """This thread's reading connection, held at one state of the books until the block ends."""
        with self._translated():
            reader = self.reader()
            reader.execute("BEGIN")
            try:
                yield reader
            finally:
                reader.execute("ROLLBACK")

    @contextmanager
    def aside(self) -> Iterator[Connection]:
        """A reading connection for one long report, held at one state of the books, then let go of."""
        with self._translated():
            connection = self._reading()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                connection.close()

    def reader(self) -> Connection:
        """This thread's reading connection; each statement sees what was committed before it."""
        found: Connection | None = getattr(self._mine, "connection", None)
        if found is None:
            found = self._open()
            found.execute("PRAGMA query_only = ON")
            found.execute(f"PRAGMA cache_size = -{_READER_KB}")
            self._mine.connection = found
            self._readers.append(found)
        return found

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Every row that a reading statement answers."""
        with self._translated():
            return self.reader().execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row that a reading statement answers."""
        try:
            return self.reader().execute(sql, parameters).fetchone()
        except dbapi2.DatabaseError as fault:
            raise self._trouble(fault) or fault from fault

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except dbapi2.DatabaseError as fault:
            trouble = self._trouble(fault)
            if trouble is None:
                raise
            raise trouble from fault

    def _trouble(self, fault: Exception) -> Trouble | None:
        """The trouble behind a driver's error; a damaged page makes the next start look at all."""
        trouble = _trouble(fault, self.path)
        self.is_suspect |= isinstance(trouble, BooksDamaged | KeyMissing)
        return trouble

    def engine(self) -> "Engine":
        """SQLAlchemy's way to this file, for reading: reports and proofs, never a post."""
        if self._engine is None:
            from sqlalchemy import create_engine  # 0.2 s: not before the first paint
            from sqlalchemy.pool import NullPool

            self._engine = create_engine(
                "sqlite://", module=dbapi2, creator=self._reading, poolclass=NullPool
            )
        return self._engine

    def _reading(self) -> Connection:
        connection = self._open()
        connection.execute("PRAGMA query_only = ON")
        return connection

    def copy_to(self, path: Path) -> None:
        """A consistent copy of the file under the same key, while others go on writing."""
        with self._translated():
            target = self._keyed(str(path))
            try:
                self.reader().backup(target)  # type: ignore[attr-defined] # the driver's own
            finally:
                target.close()

    def copy_under(self, path: Path, key: str) -> None:
        """A copy of the file, which nobody else writes now, at `path` under another key; proven.

        Raises Trouble as `transaction`, BooksDamaged where the copy is not whole.
        """
        self.copy_to(path)
        with self._translated():
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            copy = self._keyed(str(path))
            try:
                copy.execute(
                    "PRAGMA journal_mode = DELETE"
                )  # the other key is for every page at once
                copy.execute(f"PRAGMA rekey = \"x'{key}'\"")
            finally:
                copy.close()
        again = Database(path, key, durable=self._synchronous == "FULL")
        try:
            faults = again.faults()
        finally:
            again.close()
        if faults:
            raise BooksDamaged(
                f"{path} cannot be written as it is ({faults[0]}); look at the disk."
            )

    def faults(self) -> list[str]:
        """What SQLite and SQLCipher say of the file's pages; empty: nothing.

        Of a disposable file only the pages in use are read.
        """
        with self._translated():
            reader = self.reader()
            said = [str(row[0]) for row in reader.execute("PRAGMA quick_check(5)")]
            if self._synchronous == "FULL":
                said += [str(row[0]) for row in reader.execute("PRAGMA cipher_integrity_check")]
        return [line for line in said if line != "ok"]

    def checkpoint(self, *, from_pages: int = 0) -> None:
        """Bring the WAL into the file, in a writer's turn, where so many pages of it are not there yet."""
        with self._turn, self._translated():
            told = self._writer.execute("PRAGMA wal_checkpoint(NOOP)").fetchone() or (0, 0, 0)
            if told[1] - told[2] >= from_pages:
                self._writer.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def fold(self) -> None:
        """Bring all of the WAL into the file, so that the file can be moved without it.

        Closing does so too, but tells nobody where the disk refused. Raises Trouble: DiskFull,
        DiskFault; then the WAL still has it.
        """
        with self._turn, self._translated():
            told = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if told is None or told[0]:
            raise DiskFault(
                f"{self.path} is in use and cannot be brought into one file; try again."
            )

    def close(self) -> None:
        """Let go of the file. Every thread must be done with it."""
        for connection in (*self._readers, self._writer):
            connection.close()


def check_sqlite() -> None:
    """Raise Trouble where the SQLite behind the driver may corrupt the books."""
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise Trouble(
            f"SQLite {dbapi2.sqlite_version} may damage the books; install the locked requirements again.",
            code="sqlite_old",
        )


def _is_full(path: Path) -> bool:
    """Whether the disk has no room for even the smallest file: SQLite's own words differ then."""
    return shutil.disk_usage(path.parent).free < _LEAST_ROOM


def _trouble(fault: Exception, path: Path) -> Trouble | None:
    """The trouble behind a driver's error; None: it is a bug of ours."""
    name = str(getattr(fault, "sqlite_errorname", ""))
    if name.startswith("SQLITE_FULL") or (name.startswith("SQLITE_IOERR") and _is_full(path)):
        return DiskFull(f"The disk with {path} is full; make room and do the last act again.")
    if name.startswith("SQLITE_NOTADB"):
        return KeyMissing(
            f"The key kept for {path} does not open it, or its first page is damaged;"
            " bring the key back, or try `main.py salvage`.",
            code="key_wrong",
        )
    if name.startswith("SQLITE_CORRUPT"):
        return BooksDamaged(
            f"{path} is damaged; `main.py salvage` mends a journal from its copies."
        )
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        return DiskFault(
            f"{path} cannot be read or written ({name}); look at the disk and its rights."
        )
    return None
