"""An installation for one person: started by its launcher, whichever version it names."""

import subprocess
from pathlib import Path

import pytest

from installers.own_folder import main

SCRIPT = '#!/bin/sh\necho "{version}: $*"\nexit 5\n'


def _built(folder: Path, version: str) -> str:
    made = folder / f"built {version}"
    made.mkdir()
    (made / "counterstock").write_text(SCRIPT.format(version=version), encoding="utf-8")
    (made / "counterstock").chmod(0o755)
    return str(made)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "程式 資料"
    assert main([_built(tmp_path, "1.0"), "1.0", str(made)]) == 0
    return made


def _said(root: Path, *words: str) -> tuple[int, str]:
    started = [str(root / "counterstock"), *words]
    ended = subprocess.run(started, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout


def test_the_launcher_starts_what_is_named_with_its_own_words_and_ends_as_it_does(
    root: Path,
) -> None:
    assert _said(root, "--profile", "a b") == (5, "1.0: --profile a b\n")


def test_a_second_version_is_put_beside_the_first(root: Path, tmp_path: Path) -> None:
    assert main([_built(tmp_path, "1.1"), "1.1", str(root)]) == 0
    assert _said(root) == (5, "1.1: \n")
    assert (root / "previous").read_text(encoding="utf-8") == "app-1.0"
    assert main([str(tmp_path), "1.1", str(root)]) == 1


@pytest.mark.parametrize("named", ["app-9.9", "../evil", "", "app-1.0/../../evil"])
def test_where_the_named_one_is_not_there_the_one_before_is_started(root: Path, named: str) -> None:
    (root / "previous").write_text("app-1.0", encoding="utf-8")
    (root / "current").write_text(named, encoding="utf-8")
    assert _said(root) == (5, "1.0: \n")


def test_where_there_is_none_a_sentence_is_said(root: Path) -> None:
    (root / "current").unlink()
    ended = subprocess.run(
        [str(root / "counterstock")], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 3
    assert "Your data is not touched" in ended.stderr


def test_what_is_not_understood_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["folder", "../1.0", "root"]) == 2
    assert "own_folder FOLDER VERSION DIR" in capsys.readouterr().out
