"""One company a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.failures.ground import Ground, a_ground


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys in a file: this test's own."""
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    """The company on SQLite."""
    with a_ground(tmp_path) as ground:
        yield ground


@pytest.fixture
def postgres_ground(tmp_path: Path, postgres_url: str) -> Iterator[Ground]:
    """The company on PostgreSQL."""
    with a_ground(tmp_path, postgres_url) as ground:
        yield ground
