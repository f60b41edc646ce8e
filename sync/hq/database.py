"""The door to HQ's database: connections, the one commit door, and what the world may do to it.

SQLite through sqlcipher3's library (unkeyed: the stock one may be older than the WAL-reset fix),
PostgreSQL through psycopg. Foreign errors become troubles here.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from sync.hq.flight import FLIGHT, Flight, Prepared
from sync.hq.together import Together
from sync.hq.trouble import BooksBusy, BooksDamaged, BooksMissing, DatabaseAway, DiskFull, Trouble

OLDEST_SQLITE = (3, 51, 3)
"""Older ones may corrupt a WAL file that two connections write (sqlite.org/wal.html)."""

BUSY_TIMEOUT_S = 10
RACES = 3
"""How often a batch that lost a race against another is done again."""

_CACHE_KB = 2000
"""Pages that one connection keeps. There may be forty, and what they do not keep the system does: nothing
is encrypted here."""

_SWIFT = "SELECT " + ", ".join(
    f"set_config('{name}', '{value}', true)"
    for name, value in {
        "plan_cache_mode": "force_generic_plan",
        "enable_seqscan": "off",
        "enable_hashjoin": "off",
        "enable_mergejoin": "off",
        "random_page_cost": 0,
        "cpu_operator_cost": 0,
    }.items()
)
"""Every key is looked up by its index, and nobody has to think about that every time anew, which takes
longer than the looking up. Only rows cost anything: so a plan made while a table was small, or before
PostgreSQL had counted it, is the right one for a large one too."""

_NO_TEXT = "Could not decode to UTF-8"
"""The driver's words for a text that rots in the file."""

_PREPARED = "counterstock_prepared"

_T = TypeVar("_T")
_Begun: TypeAlias = Callable[[], AbstractContextManager[Connection]]

FAULTS = (DBAPIError, dbapi2.Error, psycopg.Error)
"""An error of the database: SQLAlchemy's, or the driver's own where `bulk` speaks to it directly."""


class LostRace(Exception):
    """Another transaction came first; from the beginning it may succeed."""


class HqDatabase:
    """HQ's books. Threads may share it; every block has a connection of its own."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.dialect = engine.dialect.name
        # SQLite has one writer: waiting here is fair and cheap, its own waiting is neither.
        self._writer = threading.Lock() if self.dialect == "sqlite" else nullcontext()
        again = (*FAULTS, LostRace, Trouble)
        self._together = Together(self.transaction, alone=self._written_alone, again=again)

    @classmethod
    def at(cls, url: str) -> "HqDatabase":
        """The books at `sqlite:///PATH` or `postgresql+psycopg://…`, not touched yet."""
        is_sqlite = make_url(url).get_backend_name() == "sqlite"
        return cls(_sqlite(url) if is_sqlite else _postgresql(url))

    @classmethod
    def open(cls, url: str) -> "HqDatabase":
        """As `at`, and reachable; the tables may not be there yet.

        Raises Trouble: DatabaseAway, BooksDamaged, and `sqlite_old`.
        """
        database = cls.at(url)
        with _unless_done(database.close) as done, database.reading():
            done()
        return database

    @property
    def file(self) -> Path | None:
        """The file of the books, where they are in one."""
        return Path(self.engine.url.database or "") if self.dialect == "sqlite" else None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """The one commit door: all that is written inside is kept, or nothing is."""
        with self._writer, _translated(), self.engine.connect() as connection:
            writing = connection.execution_options(counterstock_writes=True)
            with writing.begin():
                yield writing

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the books for as long as the block lasts."""
        with _translated(), self.engine.connect() as connection:
            if self.dialect == "postgresql":
                connection = connection.execution_options(  # noqa: PLW2901 - the same, told how
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin():
                yield connection

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """For one statement that reads: it is a view of its own, and on PostgreSQL a single wait."""
        if self.dialect != "postgresql":
            with self.reading() as connection:
                yield connection
            return
        with _translated(), self.engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def flight(self, *, lands: bool = False) -> Iterator[Connection]:
        """As `transaction`, where PostgreSQL is waited for only when a row is needed, and at the commit.

        What is written or posed (`bulk`) fails there, and at the latest when the block ends. COPY is
        possible only where it `lands`, which waits for all that was posed.
        """
        with _translated(), self.engine.connect() as connection:
            prepared = connection.info.setdefault(_PREPARED, Prepared())
            driver: Any = connection.connection.driver_connection
            try:
                with Flight(driver, prepared, lands=lands) as flight:
                    flight.execute(_SWIFT)
                    yield connection.execution_options(**{FLIGHT: flight})
            finally:
                if driver.closed:
                    connection.invalidate()

    def write(self, work: Callable[[Connection], _T]) -> _T:
        """Do `work` in one transaction; do it again where it lost a race, `RACES` times at most.

        `work` must begin from nothing each time. On SQLite it shares the commit with whoever else
        waits, and another thread may do it. On PostgreSQL `work` finds rows by keys.
        """
        if self.dialect == "sqlite":
            return self._together.do(work)  # type: ignore[no-any-return]  # what the work returns
        return self._written_alone(work)

    def write_in_flight(self, work: Callable[[Connection], _T], *, is_small: bool = False) -> _T:
        """As `write`, of a work that speaks through `bulk` alone: on PostgreSQL in `flight`.

        A small one never lands.
        """
        if self.dialect == "sqlite":
            return self.write(work)
        return self._written_alone(work, partial(self.flight, lands=not is_small))

    def _written_alone(self, work: Callable[[Connection], _T], begun: _Begun | None = None) -> _T:
        for _ in range(RACES):
            try:
                with (begun or self._swift)() as connection:
                    return work(connection)
            except (*FAULTS, LostRace) as fault:
                if not _lost_a_race(fault):
                    raise
        with self.transaction() as connection:
            return work(connection)

    @contextmanager
    def _swift(self) -> Iterator[Connection]:
        with self.transaction() as connection:
            if self.dialect == "postgresql":
                connection.exec_driver_sql(_SWIFT)
            yield connection

    def copy_to(self, target: Path) -> None:
        """A consistent copy of the file at `target`, while others go on; SQLite only."""
        with _translated(), self.engine.connect() as connection:
            copy = dbapi2.connect(str(target))
            try:
                driver: Any = connection.connection.driver_connection
                driver.backup(copy)
            finally:
                copy.close()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _sqlite(url: str) -> Engine:
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        message = f"SQLite {dbapi2.sqlite_version} may damage the books; install the locked requirements again."
        raise Trouble(message, code="sqlite_old")
    engine = create_engine(
        url,
        module=dbapi2,
        connect_args={
            "timeout": BUSY_TIMEOUT_S,
            "check_same_thread": False,
            "cached_statements": 256,
        },
        pool_size=8,
        max_overflow=32,
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver is untyped
    connection.isolation_level = None  # transactions begin where _begin_sqlite says, and only there
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("counterstock_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: str) -> Engine:
    engine = create_engine(
        url,
        pool_size=16,
        max_overflow=32,
        pool_pre_ping=False,
        connect_args={"prepare_threshold": 2, "application_name": "counterstock-hq"},
    )
    event.listen(engine, "connect", _set_up_postgresql)
    return engine


def _set_up_postgresql(driver: psycopg.Connection[Any], _record: object) -> None:
    """A plan made once for any number of keys, while a table was small, reads all of a large one.

    Letters of documents are packed at each write; where the server has lz4 that takes half the time.
    """
    with _unless_done(driver.close) as done:
        driver.execute("SET plan_cache_mode = force_custom_plan")
        driver.execute("SET jit = off")
        driver.execute(
            "SELECT set_config(name, 'lz4', false) FROM pg_settings"
            " WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)"
        )
        driver.commit()
        done()


@contextmanager
def _unless_done(undo: Callable[[], object]) -> Iterator[Callable[[], object]]:
    """`undo`, unless what is yielded was called: the pool forgets a connection whose set-up fails, open."""
    with ExitStack() as stack:
        stack.callback(undo)
        yield stack.pop_all


def _of_driver(fault: BaseException) -> BaseException:
    """The driver's error behind SQLAlchemy's, or itself."""
    return (fault.orig or fault) if isinstance(fault, DBAPIError) else fault


def _lost_a_race(fault: BaseException) -> bool:
    """Whether another transaction came first, so that doing it again may succeed."""
    lost = (
        LostRace,
        psycopg.errors.PipelineAborted,  # something before it failed: it will say so when done again
        psycopg.errors.SerializationFailure,
        psycopg.errors.DeadlockDetected,
        psycopg.errors.UniqueViolation,
    )
    return isinstance(_of_driver(fault), lost)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except FAULTS as fault:
        trouble = _trouble(_of_driver(fault))
        if trouble is None:
            raise
        raise trouble from fault


def _trouble(fault: BaseException) -> Trouble | None:
    """The trouble behind a driver's error; None: a race, or a bug of ours."""
    if isinstance(fault, psycopg.errors.DiskFull):
        return DiskFull("The database's disk is full; make room, nothing was changed.")
    if isinstance(fault, psycopg.errors.UndefinedTable):
        return BooksMissing("There are no books here yet; `hq init` begins them.")
    if isinstance(fault, psycopg.OperationalError) and not _lost_a_race(fault):
        return DatabaseAway("The database cannot be reached; is PostgreSQL running?")
    return _sqlite_trouble(str(getattr(fault, "sqlite_errorname", "")), fault)


def _sqlite_trouble(name: str, fault: BaseException) -> Trouble | None:
    if name.startswith("SQLITE_FULL"):
        return DiskFull("The disk is full; make room, nothing was changed.")
    is_damaged = name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))
    if is_damaged or _NO_TEXT in str(fault):
        return BooksDamaged("HQ's books are damaged; `hq restore` brings a backup back.")
    if name.startswith("SQLITE_BUSY"):
        return BooksBusy("Another process keeps HQ's books busy; try again when it is done.")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_PERM")):
        return DatabaseAway(
            f"HQ's books cannot be read or written ({name}); look at the disk and its rights."
        )
    if "no such table" in str(fault):
        return BooksMissing("There are no books here yet; `hq init` begins them.")
    return None
