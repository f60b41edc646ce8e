"""`demo` hands over what was typed."""

import argparse
from pathlib import Path

import pytest

from sync.cli import demonstration
from sync.stock.moment import Clock


@pytest.mark.parametrize(
    ("keep", "expected"), [("", (True, None)), ("D", (True, Path("D")))], ids=["new", "kept"]
)
def test_the_demo_is_told_where_to_keep_its_books(
    monkeypatch: pytest.MonkeyPatch, keep: str, expected: tuple[bool, Path | None]
) -> None:
    told: list[tuple[bool, Path | None]] = []

    def run_demo(clock: Clock, *, headless: bool, keep: Path | None) -> int:
        assert clock.now().tzinfo is not None
        told.append((headless, keep))
        return 7

    monkeypatch.setattr(demonstration, "run_demo", run_demo)
    assert demonstration.run(argparse.Namespace(headless=True, keep=keep)) == 7
    assert told == [expected]
