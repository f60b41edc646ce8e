"""HQ's books on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.hq.database import HqDatabase
from sync.hq.founding import begin
from sync.hq.tables import METADATA
from tests.hq.world import NOW, World


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[HqDatabase]:
    """An empty database, no tables yet."""
    on_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path}/hq.db" if on_sqlite else request.getfixturevalue("postgres_url")
    opened = HqDatabase.open(url)
    yield opened
    opened.close()


@pytest.fixture
def world(database: HqDatabase) -> World:
    """Founded books with sites, staff and items."""
    return _founded(database)


@pytest.fixture
def lite(tmp_path: Path) -> Iterator[World]:
    """The same on SQLite alone, for what happens in memory."""
    opened = HqDatabase.open(f"sqlite:///{tmp_path}/hq.db")
    yield _founded(opened)
    opened.close()


def _founded(database: HqDatabase) -> World:
    with database.transaction() as connection:
        METADATA.create_all(connection)  # test_upgrades shows that the steps lead to the same
        begin(connection, "Hoi Tung", now=NOW)
    return World(database)
