"""What one process commits, another hears at once; on PostgreSQL."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from sync.hq.database import HqDatabase
from sync.hq.devices import Devices
from sync.hq.ear import Ear
from sync.hq.feed import Changed, Feed, touch
from tests.clocks import HandClock
from tests.hq.world import World

PATIENCE_S = 20


class Heard:
    """What an ear heard, and a way to wait for the next."""

    def __init__(self) -> None:
        self._sounds = threading.Semaphore(0)
        self.heads: list[int] = []

    def hear(self, head: int) -> None:
        self.heads.append(head)
        self._sounds.release()

    def next(self, patience_s: float = PATIENCE_S) -> bool:
        return self._sounds.acquire(timeout=patience_s)


@pytest.fixture
def other(postgres_url: str, world: World) -> Iterator[HqDatabase]:
    """Another process's way to the same books."""
    database = HqDatabase.open(postgres_url)
    yield database
    database.close()


pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@contextmanager
def listening(database: HqDatabase) -> Iterator[tuple[Ear, Heard]]:
    heard, ear = Heard(), Ear(database)
    with ear.listening(heard.hear):
        assert heard.next()  # itself: so it knows that it hears
        yield ear, heard


def _move(database: HqDatabase) -> None:
    with database.transaction() as books:
        touch(books, [Changed("all", "item", "TEA")])


def test_what_another_process_commits_is_heard(world: World, other: HqDatabase) -> None:
    with listening(world.database) as (ear, heard):
        assert ear.is_hearing
        _move(other)
        assert heard.next()
        assert heard.heads == [0, Feed(other).head()]


def test_what_is_not_committed_is_not_heard(world: World, other: HqDatabase) -> None:
    with listening(world.database) as (_, heard):
        with other.engine.connect() as connection, connection.begin() as begun:
            touch(connection, [Changed("all", "item", "TEA")])
            begun.rollback()
        _move(other)
        assert heard.next()
        assert not heard.next(0)


def test_an_ear_whose_line_was_cut_hears_again(
    world: World, other: HqDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.hq.ear._FIRST_PAUSE_S", 0)
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE query LIKE 'NOTIFY%' AND pid <> pg_backend_pid()"
    )
    with listening(world.database) as (ear, heard):
        with other.transaction() as books:
            assert books.execute(text(cut)).scalar()
        assert heard.next()  # itself again, on a new line
        assert ear.is_hearing
        _move(other)
        assert heard.next()


def test_a_device_that_is_stopped_makes_everybody_look(world: World, other: HqDatabase) -> None:
    till = world.till()
    with listening(world.database) as (_, heard):
        Devices(other, HandClock()).revoke(till.id)
        assert heard.next()
        assert heard.heads == [0, 0]
