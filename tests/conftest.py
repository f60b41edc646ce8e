"""The climate of every test: no screen, no keyring, no network, no unexpected log record."""

import gc
import logging
import os
from collections.abc import Iterator

import keyring
import keyring.backend
import keyring.errors
import pytest
from hypothesis import HealthCheck, settings

from tests.journeys import program
from tests.postgres_server import PostgresServer, postgres_server
from tests.warm.starts import Hearth, popen_of

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,  # two shared cores: a slow moment is not a fault
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


class MemoryKeyring(keyring.backend.KeyringBackend):
    """The OS keyring as a dictionary, so that no test meets the real one."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # keyring leaves it untyped
        self.passwords: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.passwords.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.passwords[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.passwords.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError(username)


def pytest_collection_finish() -> None:
    """What stands now stays to the end: no collection of garbage need look at it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def memory_keyring() -> Iterator[MemoryKeyring]:
    """A keyring of this test's own; ask for it to look inside."""
    real = keyring.get_keyring()
    own = MemoryKeyring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(real)


@pytest.fixture(autouse=True)
def no_stray_log_records(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail the test that logs WARNING or above without the marker `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    stray = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert stray == []


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No COUNTERSTOCK_ variable of the person at the keyboard reaches a test."""
    for name in [name for name in os.environ if name.startswith("COUNTERSTOCK_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A real PostgreSQL, started at first use, one a test process (1.2 s)."""
    with postgres_server() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> Iterator[str]:
    """A fresh database of this test's own, as `postgresql+psycopg://…`."""
    with postgres.fresh_database() as url:
        yield url


@pytest.fixture(scope="session")
def hearth() -> Iterator[Hearth]:
    """What has read every module of the program, begun at first use."""
    with Hearth() as made:
        yield made


@pytest.fixture(scope="module")
def warm_starts(hearth: Hearth) -> Iterator[None]:
    """The program's processes are forked instead of started from nothing, for a file that asks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(program, "PROCESS", popen_of(hearth))
        yield
