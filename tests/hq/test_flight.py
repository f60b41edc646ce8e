"""Flights exist on PostgreSQL only."""

from collections.abc import Sequence

import psycopg
import pytest

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.flight import FLIGHT
from sync.hq.tables import METADATA, setting
from sync.hq.trouble import DatabaseAway

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)

_PUT = "INSERT INTO t VALUES (?, ?, ?, ?)"
_ALL = "SELECT n, name, body, is_so FROM t ORDER BY n"
_HARD = 'a"\\ \n{},NULL ü准'


@pytest.fixture
def books(database: HqDatabase) -> HqDatabase:
    """One table."""
    with database.flight() as connection:
        table = "CREATE TABLE t (n BIGINT PRIMARY KEY, name TEXT, body BYTEA, is_so BOOLEAN)"
        bulk.run(connection, table, [()])
    return database


def _fly(books: HqDatabase, rows: Sequence[bulk.Row], then: str = _ALL) -> list[bulk.Row]:
    with books.flight() as connection:
        bulk.run(connection, _PUT, rows)
        return bulk.ask(connection, then)


def _kept(books: HqDatabase) -> list[bulk.Row]:
    with books.reading() as connection:
        return bulk.ask(connection, _ALL)


def test_every_kind_of_value_comes_back_as_it_went(books: HqDatabase) -> None:
    rows: list[bulk.Row] = [
        (-(2**62), _HARD, b"\0\xff\\", True),
        (0, None, None, None),
        (1, "", b"", False),
    ]
    assert _fly(books, rows) == rows
    assert _kept(books) == rows


def test_the_fault_that_is_told_is_the_first(books: HqDatabase) -> None:
    with pytest.raises(psycopg.errors.UniqueViolation):
        _fly(books, [(1, "", b"", True), (1, "", b"", True), ("no number", "", b"", True)])
    with pytest.raises(psycopg.errors.InvalidTextRepresentation):
        _fly(books, [("no number", "", b"", True), (1, "", b"", True), (1, "", b"", True)])
    assert _kept(books) == []


def test_a_fault_that_nobody_has_heard_is_told_at_the_end(books: HqDatabase) -> None:
    with pytest.raises(psycopg.errors.UniqueViolation):
        _put(books, [(1, "", b"", True), (1, "", b"", True), (2, "", b"", True)])
    assert _kept(books) == []


def _put(books: HqDatabase, rows: Sequence[bulk.Row]) -> None:
    with books.flight() as connection:
        bulk.run(connection, _PUT, rows)


def test_after_a_fault_the_connection_flies_on(books: HqDatabase) -> None:
    never_prepared = "SELECT name FROM t WHERE n = 1"
    with pytest.raises(psycopg.errors.UniqueViolation):
        _fly(books, [(1, "", b"", True), (1, "", b"", True)], never_prepared)
    assert _fly(books, [(1, "Apple", b"", True)], never_prepared) == [("Apple",)]
    assert _kept(books) == [(1, "Apple", b"", True)]


class _Watched:
    """A line that counts how often PostgreSQL is asked to tell what it has."""

    def __init__(self, line: object) -> None:
        self.line = line
        self.urged = 0

    def send_flush_request(self) -> None:
        self.urged += 1
        self.line.send_flush_request()  # type: ignore[attr-defined]  # libpq's

    def __getattr__(self, name: str) -> object:
        return getattr(self.line, name)


def test_what_was_posed_together_is_asked_for_once(
    books: HqDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    with books.flight() as connection:
        flight = connection.get_execution_options()[FLIGHT]
        line = _Watched(flight._line)
        monkeypatch.setattr(flight, "_line", line)
        answers = [bulk.pose(connection, _ALL) for _ in range(5)]
        assert [answer() for answer in answers] == [[]] * 5
        assert line.urged == 1
        assert (bulk.ask(connection, _ALL), line.urged) == ([], 2)


def test_a_statement_is_prepared_once(books: HqDatabase) -> None:
    for n in range(4):
        _fly(books, [(n, "", b"", True)])
    with books.flight() as connection:
        asked = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'INSERT INTO t %'"
        assert bulk.ask(connection, asked) == [(1,)]


def test_a_fault_of_ours_leaves_nothing_behind(books: HqDatabase) -> None:
    with pytest.raises(KeyError):
        _put_and_fail(books)
    assert _kept(books) == []


def _put_and_fail(books: HqDatabase) -> None:
    with books.flight() as connection:
        bulk.run(connection, _PUT, [(1, "", b"", True)])
        raise KeyError


def test_a_line_that_is_cut_is_a_database_that_is_away(books: HqDatabase) -> None:
    ended = "SELECT pg_terminate_backend(pg_backend_pid())"
    with pytest.raises(DatabaseAway):
        _fly(books, [(1, "", b"", True)], ended)
    assert _fly(books, [(2, "", b"", True)]) == [(2, "", b"", True)]


def test_what_was_posed_before_a_landing_is_done_and_its_fault_is_told(books: HqDatabase) -> None:
    with books.transaction() as connection:
        METADATA.create_all(connection)
    with pytest.raises(psycopg.errors.UniqueViolation):
        _copied(books, [(1, "", b"", True), (1, "", b"", True)])
    assert (_kept(books), _copied(books, [(1, "", b"", True)])) == ([], [(60,)])
    assert _kept(books) == [(1, "", b"", True)]


def _copied(books: HqDatabase, first: Sequence[bulk.Row]) -> list[bulk.Row]:
    with books.flight(lands=True) as connection:
        bulk.run(connection, _PUT, first)
        with bulk.inflow(connection, setting) as flow:
            flow.add([(f"n{n}", "") for n in range(60)])
        return bulk.ask(connection, "SELECT count(*) FROM setting")


def test_a_line_that_is_cut_while_rows_go_in_is_a_database_that_is_away(books: HqDatabase) -> None:
    with books.transaction() as connection:
        METADATA.create_all(connection)
    with pytest.raises(DatabaseAway):
        _cut(books)
    assert _copied(books, [(1, "", b"", True)]) == [(60,)]


def _cut(books: HqDatabase) -> None:
    with books.flight(lands=True) as connection, bulk.inflow(connection, setting) as flow:
        flow.add([(f"n{n}", "") for n in range(60)])
        with books.transaction() as other:
            ended = (
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            bulk.ask(other, ended)


def test_a_question_longer_than_what_travels_at_once_is_answered(books: HqDatabase) -> None:
    rows: list[bulk.Row] = [(n, "x" * 30_000, bytes(30_000), True) for n in range(40)]
    assert _fly(books, rows) == rows
