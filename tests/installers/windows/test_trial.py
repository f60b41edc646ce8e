"""The trial goes on after a check that failed, and says so at the end."""

import json
from pathlib import Path

import pytest

from installers.windows import trial
from installers.windows.bench import Bench, Failed
from installers.windows.wine import Windows


def _fail(_bench: Bench) -> str:
    raise Failed("the old version does not start")


def _pass(_bench: Bench) -> str:
    return "whole"


@pytest.mark.parametrize(
    ("only", "code", "names"),
    [([], 1, ["bad", "good"]), (["good"], 0, ["good"]), (["bad"], 1, ["bad"])],
)
def test_one_check_that_failed_fails_the_trial_and_the_others_run(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    only: list[str],
    code: int,
    names: list[str],
) -> None:
    monkeypatch.setattr(trial, "CHECKS", {"bad": _fail, "good": _pass})
    none = tmp_path / "none"
    bench = Bench(Windows(none), none, none, ("0.1.0", "0.1.1"), none, none, tmp_path, none)
    assert trial.run(bench, only) == code
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in report["checks"]] == names
    assert ("the old version does not start" in capsys.readouterr().out) == (code == 1)
