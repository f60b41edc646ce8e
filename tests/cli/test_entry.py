"""One command line for both ends."""

from pathlib import Path

import pytest

from sync.cli.entry import main


def test_both_ends_and_the_demo_are_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert [word for word in ("record", "sync", "hq", "demo") if word not in told] == []


def test_a_word_that_is_no_text_is_not_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "\udcff"]) == 2
    assert capsys.readouterr().err.startswith("error: usage: ")


def test_a_command_runs_and_its_exit_code_comes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--profile", str(tmp_path), "stock"]) == 3
    assert capsys.readouterr().err.startswith("error: not_enrolled: ")
