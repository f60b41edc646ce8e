"""The new version's self-test, here a stand-in that says what it is told to say."""

from pathlib import Path

import pytest

from sync.updates.trouble import UpdateTrouble
from sync.updates.trying_out import try_out

REPORT = (
    '{{"checks": [{{"name": "books", "passed": true}}, {{"name": "window", "passed": {window}}}]}}'
)


def _version(folder: Path, script: str) -> Path:
    (folder / "counterstock").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / "counterstock").chmod(0o755)
    return folder


def _said(folder: Path) -> str:
    with pytest.raises(UpdateTrouble) as no:
        try_out(folder)
    assert no.value.code == "failed_test"
    return no.value.message


def _report(*, window: str, code: int) -> str:
    return f"echo '{REPORT.format(window=window)}' > \"$2/report.json\"\nexit {code}"


def test_a_version_that_passes_is_taken(tmp_path: Path) -> None:
    assert try_out(_version(tmp_path, _report(window="true", code=0))) == "passed"


def test_what_failed_is_named(tmp_path: Path) -> None:
    assert "window" in _said(_version(tmp_path, _report(window="false", code=1)))


def test_a_version_that_crashes_or_says_nothing_fails(tmp_path: Path) -> None:
    assert "ended with 139" in _said(_version(tmp_path, "exit 139"))
    assert "ended with 0" in _said(_version(tmp_path, "exit 0"))


def test_a_version_without_a_program_or_whose_program_does_not_start_fails(tmp_path: Path) -> None:
    assert "no program" in _said(tmp_path)
    (tmp_path / "counterstock").write_bytes(b"\x7fELF broken")
    assert "ended with" in _said(tmp_path)


def test_a_version_that_never_ends_fails(tmp_path: Path) -> None:
    _version(tmp_path, "exec sleep 600")
    with pytest.raises(UpdateTrouble, match="does not start"):
        try_out(tmp_path, patience_s=1)


def test_it_runs_out_of_sight(tmp_path: Path) -> None:
    script = f'echo "$QT_QPA_PLATFORM" > {tmp_path}/seen\n' + _report(window="true", code=0)
    try_out(_version(tmp_path, script))
    assert (tmp_path / "seen").read_text(encoding="utf-8") == "offscreen\n"
