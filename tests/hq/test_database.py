from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from sync.hq import bulk
from sync.hq import database as door
from sync.hq.database import HqDatabase, LostRace
from sync.hq.trouble import BooksDamaged, BooksMissing, DatabaseAway, DiskFull, Trouble
from tests.hq.world import World


def test_what_is_written_inside_is_kept_or_nothing_is(database: HqDatabase) -> None:
    with database.transaction() as connection:
        connection.execute(text("CREATE TABLE t (n INTEGER)"))
    with pytest.raises(KeyError):
        _write_and_fail(database)
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM t")).scalar() == 0


def _write_and_fail(database: HqDatabase) -> None:
    with database.transaction() as connection:
        connection.execute(text("INSERT INTO t VALUES (1)"))
        raise KeyError


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_what_is_written_in_flight_is_kept_or_nothing_is(database: HqDatabase) -> None:
    with database.flight() as connection:
        bulk.run(connection, "CREATE TABLE t (n INTEGER PRIMARY KEY)", [()])
        bulk.run(connection, "INSERT INTO t VALUES (?)", [(1,)])
    with pytest.raises(KeyError):
        _fly(database, [2], ends_with=KeyError())
    with pytest.raises(psycopg.Error):
        _fly(database, [3, 1, 4])
    with database.reading() as connection:
        assert bulk.ask(connection, "SELECT n FROM t") == [(1,)]


def _fly(database: HqDatabase, rows: list[int], *, ends_with: Exception | None = None) -> None:
    with database.flight() as connection:
        for n in rows:
            bulk.run(connection, "INSERT INTO t VALUES (?)", [(n,)])
        if ends_with is not None:
            raise ends_with


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_race_that_is_told_at_the_end_of_a_flight_is_run_again(database: HqDatabase) -> None:
    with database.transaction() as connection:
        connection.execute(text("CREATE TABLE t (n INTEGER PRIMARY KEY)"))
        connection.execute(text("INSERT INTO t VALUES (1)"))
    given = iter((1, 1, 2))

    def work(connection: Connection) -> int:
        n = next(given)
        for row in [(n,), (n + 10,), (n + 20,)]:
            bulk.run(connection, "INSERT INTO t VALUES (?)", [row])
        return n

    assert database.write_in_flight(work, is_small=True) == 2
    with database.reading() as connection:
        assert bulk.ask(connection, "SELECT n FROM t ORDER BY n") == [(1,), (2,), (12,), (22,)]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_what_looks_up_by_keys_leaves_the_connection_as_it_was(database: HqDatabase) -> None:
    asked = "SELECT current_setting('plan_cache_mode'), current_setting('enable_seqscan')"
    with database.flight() as connection:
        assert bulk.ask(connection, asked) == [("force_generic_plan", "off")]
    assert database.write(lambda books: bulk.ask(books, asked)) == [("force_generic_plan", "off")]
    with database.transaction() as connection:
        assert bulk.ask(connection, asked) == [("force_custom_plan", "on")]
        assert not bulk.in_flight(connection)


def test_a_reader_sees_one_state_of_the_books(database: HqDatabase) -> None:
    with database.transaction() as connection:
        connection.execute(text("CREATE TABLE t (n INTEGER)"))
    with database.reading() as reader:
        assert reader.execute(text("SELECT count(*) FROM t")).scalar() == 0
        with database.transaction() as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))
        assert reader.execute(text("SELECT count(*) FROM t")).scalar() == 0


def test_a_lost_race_is_run_again_a_few_times(database: HqDatabase) -> None:
    tries: list[int] = []

    def late(_connection: object) -> str:
        tries.append(1)
        if len(tries) <= door.RACES:
            raise LostRace
        return "done"

    assert database.write(late) == "done"
    tries.clear()

    def never(_connection: object) -> str:
        tries.append(1)
        raise LostRace

    with pytest.raises(LostRace):
        database.write(never)
    assert len(tries) == door.RACES + 1


def test_a_deadlock_that_only_the_driver_tells_is_a_lost_race(database: HqDatabase) -> None:
    tries: list[int] = []

    def late(_connection: object) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise psycopg.errors.DeadlockDetected
        return len(tries)

    assert database.write(late) == 2


def test_a_fault_that_only_the_driver_tells_is_a_trouble_too(database: HqDatabase) -> None:
    fault = dbapi2.OperationalError("database or disk is full")
    fault.sqlite_errorname = "SQLITE_FULL"
    with pytest.raises(DiskFull), database.transaction():
        raise fault


def test_a_fault_that_is_no_race_is_not_tried_again(database: HqDatabase) -> None:
    tries: list[int] = []

    def wrong(_connection: object) -> None:
        tries.append(1)
        raise DBAPIError("s", {}, ValueError())

    with pytest.raises(DBAPIError):
        database.write(wrong)
    assert len(tries) == 1


def test_sqlite_keeps_each_commit_on_the_disk(tmp_path: Path) -> None:
    books = HqDatabase.open(f"sqlite:///{tmp_path}/hq.db")
    with books.reading() as connection:
        pragmas = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert pragmas == ["wal", 2, 1]
    assert books.file == tmp_path / "hq.db"
    books.close()


def test_a_file_that_is_no_database_is_damaged_books(tmp_path: Path) -> None:
    (tmp_path / "hq.db").write_bytes(b"no database" * 1000)
    with pytest.raises(BooksDamaged):
        HqDatabase.open(f"sqlite:///{tmp_path}/hq.db")


class _Lost:
    """A connection whose server has gone since it was made."""

    def __init__(self) -> None:
        self.is_open = True

    def execute(self, _statement: str) -> None:
        raise psycopg.OperationalError

    def close(self) -> None:
        self.is_open = False


def test_a_connection_whose_server_goes_while_it_is_set_up_is_closed() -> None:
    lost = _Lost()
    with pytest.raises(psycopg.OperationalError):
        door._set_up_postgresql(lost, None)  # type: ignore[arg-type]  # as much of one as it meets
    assert not lost.is_open


def test_books_that_do_not_open_leave_no_connection_behind(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection is made, and the first word to the server fails."""
    left: list[Any] = []

    def fail(connection: Connection) -> None:
        left.append(connection.connection.driver_connection)
        raise psycopg.OperationalError

    books = HqDatabase.at(postgres_url)
    event.listen(books.engine, "begin", fail)
    monkeypatch.setattr(HqDatabase, "at", lambda _url: books)
    with pytest.raises(DatabaseAway):
        HqDatabase.open(postgres_url)
    assert left[0].closed


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatabaseAway):
        HqDatabase.open(f"sqlite:///{tmp_path}/nowhere/hq.db")


def test_no_server_is_told() -> None:
    with pytest.raises(DatabaseAway):
        HqDatabase.open("postgresql+psycopg://nobody@127.0.0.1:1/none")


def test_tables_that_are_not_there_are_missing_books(database: HqDatabase) -> None:
    with pytest.raises(BooksMissing), database.reading() as connection:
        connection.execute(text("SELECT * FROM document"))


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        (psycopg.errors.DiskFull(), DiskFull),
        (psycopg.OperationalError(), DatabaseAway),
    ],
)
def test_the_drivers_words_become_troubles(fault: Exception, trouble: type[Trouble]) -> None:
    assert isinstance(door._trouble(fault), trouble)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SQLITE_FULL", "disk_full"),
        ("SQLITE_CORRUPT_VTAB", "books_damaged"),
        ("SQLITE_BUSY", "books_busy"),
        ("SQLITE_IOERR_READ", "database_away"),
    ],
)
def test_sqlites_words_become_troubles(name: str, code: str) -> None:
    trouble = door._sqlite_trouble(name, ValueError())
    assert trouble is not None
    assert trouble.code == code


def test_an_old_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 40, 1))
    with pytest.raises(Trouble) as trouble:
        HqDatabase.open(f"sqlite:///{tmp_path}/hq.db")
    assert trouble.value.code == "sqlite_old"


def test_forty_connections_together_keep_eighty_megabytes_of_pages_at_most(lite: World) -> None:
    with lite.database.reading() as one, lite.database.reading() as other:
        kept = [c.execute(text("PRAGMA cache_size")).scalar() for c in (one, other)]
    assert kept == [-2000, -2000]
