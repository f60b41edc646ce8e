"""`main.py --self-test DIR` as whoever installed it would run it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sync.self_test import running
from sync.self_test.checks import Bench, Failed

MAIN = Path(__file__).parents[2] / "main.py"


def test_a_sound_installation_passes(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "COUNTERSTOCK_KEY_FILE": str(tmp_path / "own.keys"),
    }
    words = [sys.executable, str(MAIN), "--self-test", str(tmp_path / "told")]
    ended = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (0, "passed"), ended.stdout
    told = json.loads((tmp_path / "told" / "report.json").read_text(encoding="utf-8"))
    names = ["keys", "books", "catalogue", "exchange", "updates", "window"]
    assert [(one["name"], one["passed"]) for one in told["checks"]] == [(n, True) for n in names]
    assert len(list((tmp_path / "told").glob("window-*.png"))) == 24
    assert (tmp_path / "told" / "page.pdf").read_bytes().startswith(b"%PDF")


def test_a_check_that_fails_fails_the_whole_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_bench: Bench) -> str:
        raise Failed("The disk is made of cheese.")

    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "own.keys"))
    monkeypatch.setattr(running, "CHECKS", {"cheese": broken, "keys": lambda _bench: "fine"})
    assert running.main(["--self-test", str(tmp_path / "told")]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.split(" (")[0] for line in said] == [
        "FAILED cheese",
        "ok     keys",
        "failed: cheese",
    ]


def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert running.main(["--self-test", str(tmp_path / "file" / "told")]) == 2
    assert capsys.readouterr().err.startswith("error: folder:")
