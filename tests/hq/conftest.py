"""HQ's books on both databases."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from sync.hq.database import HqDatabase
from sync.hq.founding import begin
from sync.hq.tables import METADATA
from tests.hq.standing import Standing
from tests.hq.world import NOW, World, furnished
from tests.postgres_server import PostgresServer


@pytest.fixture(scope="session")
def founded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The books of `world` on SQLite, to be copied: founding them takes as long as ten tests."""
    file = tmp_path_factory.mktemp("founded") / "hq.db"
    _found(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def founded_standing(postgres: PostgresServer) -> Iterator[Standing]:
    """The same on PostgreSQL: one database, whose rows are put back before each test."""
    with postgres.fresh_database() as url:
        _found(url)
        yield Standing.over(url)


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest, postgres: PostgresServer) -> Iterator[str]:
    """A database as after founding where the test asks for a world, else an empty one of its own."""
    if "world" in request.fixturenames:
        standing = request.getfixturevalue("founded_standing")
        standing.put_back()
        yield standing.url
        return
    with postgres.fresh_database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[HqDatabase]:
    """An empty database, no tables yet; founded where the test asks for a world."""
    url = f"sqlite:///{tmp_path}/hq.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    elif "world" in request.fixturenames:
        copyfile(request.getfixturevalue("founded_file"), tmp_path / "hq.db")
    opened = HqDatabase.open(url)
    yield opened
    opened.close()


@pytest.fixture
def world(database: HqDatabase) -> World:
    """Founded books with sites, staff and items."""
    return World(database)


@pytest.fixture
def lite(founded_file: Path, tmp_path: Path) -> Iterator[World]:
    """The same on SQLite alone, for what happens in memory."""
    copyfile(founded_file, tmp_path / "hq.db")
    opened = HqDatabase.open(f"sqlite:///{tmp_path}/hq.db")
    yield World(opened)
    opened.close()


def _found(url: str) -> None:
    database = HqDatabase.open(url)
    with database.transaction() as connection:
        METADATA.create_all(connection)  # test_upgrades shows that the steps lead to the same
        begin(connection, "Hoi Tung", now=NOW)
    furnished(database)
    database.close()
