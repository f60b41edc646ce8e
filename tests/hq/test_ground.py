"""Rows that go in by COPY while nobody waits for them: PostgreSQL only."""

from collections.abc import Sequence

import psycopg
import pytest

from sync.hq import bulk
from sync.hq.database import HqDatabase, LostRace
from sync.hq.tables import METADATA, setting
from sync.hq.trouble import BooksMissing

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)

MANY = [(f"n{n}", "x" * 900) for n in range(3000)]


@pytest.fixture
def books(database: HqDatabase) -> HqDatabase:
    with database.transaction() as connection:
        METADATA.create_all(connection)
    return database


def _copy(books: HqDatabase, *told: Sequence[bulk.Row]) -> list[bulk.Row]:
    """Let each of those go in by a COPY of its own; how many are there then."""
    with books.flight(lands=True) as connection:
        for rows in told:
            bulk.insert(connection, setting, rows)
        return bulk.ask(connection, "SELECT count(*) FROM setting")


def _kept(books: HqDatabase) -> int:
    with books.reading() as connection:
        return len(bulk.ask(connection, "SELECT name FROM setting"))


def test_one_copy_follows_another_and_a_question_hears_of_both(books: HqDatabase) -> None:
    assert _copy(books, MANY[:1500], MANY[1500:]) == [(3000,)]
    assert _kept(books) == 3000


def test_the_last_rows_are_in_when_the_flight_ends(books: HqDatabase) -> None:
    with books.flight(lands=True) as connection:
        bulk.insert(connection, setting, MANY)
    assert _kept(books) == 3000


def test_rows_that_are_refused_are_told_by_whatever_comes_next(books: HqDatabase) -> None:
    for told in ((MANY, MANY), (MANY, MANY, MANY[:30]), ([*MANY, MANY[0]],)):
        with pytest.raises(psycopg.errors.UniqueViolation):
            _copy(books, *told)
    assert (_kept(books), _copy(books, MANY)) == (0, [(3000,)])


def test_rows_that_are_refused_are_told_when_the_flight_ends(books: HqDatabase) -> None:
    with (
        pytest.raises(psycopg.errors.UniqueViolation),
        books.flight(lands=True) as connection,
    ):
        bulk.insert(connection, setting, [*MANY, MANY[0]])
    assert (_kept(books), _copy(books, MANY)) == (0, [(3000,)])


def test_a_copy_that_cannot_begin_is_told(books: HqDatabase) -> None:
    with books.transaction() as connection:
        setting.drop(connection)
    with pytest.raises(BooksMissing), books.flight(lands=True) as connection:
        bulk.insert(connection, setting, MANY)
    with books.flight(lands=True) as connection:
        assert bulk.ask(connection, "SELECT 1") == [(1,)]


def test_rows_that_broke_off_leave_nothing(books: HqDatabase) -> None:
    def broken_off() -> None:
        with (
            books.flight(lands=True) as connection,
            bulk.inflow(connection, setting) as flow,
        ):
            flow.add(MANY)
            raise LostRace

    with pytest.raises(LostRace):
        broken_off()
    assert (_kept(books), _copy(books, MANY)) == (0, [(3000,)])
