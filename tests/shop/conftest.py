"""What every test of a shop's books has: keys of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The keys lie in a file of the test's own."""
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
