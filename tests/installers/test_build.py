"""The frozen build: what it needs, what it is made from, how two builds compare."""

import importlib.util
import json
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from installers import build
from installers.build import EPOCH, Order, differences, export, fingerprints, main, size
from tests.installers.test_licences import plant

GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A repository with one commit of 2001, and a change that nobody committed."""
    root = tmp_path / "tree"
    root.mkdir()
    (root / "main.py").write_text("print('as committed')\n", encoding="utf-8")
    when = {"GIT_AUTHOR_DATE": "1000000000 +0000", "GIT_COMMITTER_DATE": "1000000000 +0000"}
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "One")):
        subprocess.run([*GIT, *words], cwd=root, check=True, env={**_environment(), **when})
    (root / "main.py").write_text("print('half done')\n", encoding="utf-8")
    (root / "new.py").write_text("", encoding="utf-8")
    return root


def _environment() -> dict[str, str]:
    return {"PATH": str(Path(shutil.which("git") or "git").parent)}


def test_only_what_is_committed_is_built_and_it_says_so(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moment = export(tree, tmp_path / "copy")
    assert moment == 1_000_000_000
    assert [path.name for path in (tmp_path / "copy").iterdir()] == ["main.py"]
    assert "as committed" in (tmp_path / "copy" / "main.py").read_text(encoding="utf-8")
    assert "1 files differ" in capsys.readouterr().out


def test_without_pyinstaller_it_says_how_to_come_by_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert main([]) == 2
    assert "develop.py build" in capsys.readouterr().err


def test_every_missing_tool_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(build, "_has_python_library", lambda: False)
    assert main([]) == 2
    said = capsys.readouterr().err
    assert "git is not here" in said
    assert "apt-get install binutils" in said
    assert "apt-get install libpython3-dev" in said


def test_a_copy_without_its_moment_is_not_built(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(EPOCH, raising=False)
    assert main(["--source", str(tmp_path)]) == 2
    assert EPOCH in capsys.readouterr().err


def test_a_system_that_is_not_built_for_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert main([]) == 2
    assert "Windows and on Linux only" in capsys.readouterr().err


def test_pyinstaller_gets_nothing_that_differs_twice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[dict[str, str]] = []

    def _freeze(command: list[str], **given: object) -> subprocess.CompletedProcess[bytes]:
        settings = given["env"]
        assert isinstance(settings, dict)
        seen.append(settings)
        folder = Path(command[command.index("--distpath") + 1]) / "counterstock"
        folder.mkdir()
        (folder / "counterstock").write_bytes(b"made")
        return subprocess.CompletedProcess([], 0)

    monkeypatch.setattr(subprocess, "run", _freeze)
    order = Order(tmp_path, 1_000_000_000, tmp_path / "out")
    build.freeze(order)
    assert seen[0][EPOCH] == "1000000000"
    assert seen[0]["PYTHONHASHSEED"] == "0"
    assert (order.folder / "counterstock").stat().st_mtime == 1_000_000_000
    assert [path.name for path in order.out.iterdir()] == ["counterstock"]


def test_a_failed_freeze_ends_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    failed = subprocess.CompletedProcess[bytes]([], 1)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(SystemExit, match="could not build"):
        build.freeze(Order(tmp_path, 1, tmp_path / "out"))


def test_two_builds_compare_by_content_and_links(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, text in ((one, "a"), (other, "b")):
        (folder / "inner").mkdir(parents=True)
        (folder / "same").write_text("same", encoding="utf-8")
        (folder / "inner" / "file").write_text(text, encoding="utf-8")
    (one / "link").symlink_to("same")
    assert differences(fingerprints(one), fingerprints(other)) == ["inner/file", "link"]
    assert differences(fingerprints(one), fingerprints(one)) == []
    assert size(one) == 5


def test_the_version_is_that_of_the_tree(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "7.8"\n', encoding="utf-8")
    assert Order(tmp_path, 1, tmp_path).version == "7.8"


def _order(tmp_path: Path, source: str) -> Order:
    """A folder as if just frozen, of one file that came from `source`."""
    order = Order(tmp_path / "tree", 1_000_000_000, tmp_path / "out")
    order.folder.mkdir(parents=True)
    order.source.mkdir()
    project = '[project]\nversion = "7.8"\n'
    (order.source / "pyproject.toml").write_text(project, encoding="utf-8")
    rows = [{"place": "rows", "from": source, "kind": "PYMODULE"}]
    order.contents.write_text(json.dumps(rows), encoding="utf-8")
    return order


def test_a_gpl_part_takes_the_folder_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = plant(tmp_path / "site", "tables", "License: GPL-3.0")
    monkeypatch.setattr(metadata, "distributions", lambda: [planted])
    order = _order(tmp_path, str(tmp_path / "site" / "tables.py"))
    assert build.account(order) == ["tables 1.0 is under GPL-3.0: it must not go in."]
    assert not order.folder.exists()


def test_bill_and_licence_report_stand_beside_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = plant(tmp_path / "site", "rows", "License: MIT")
    monkeypatch.setattr(metadata, "distributions", lambda: [planted])
    order = _order(tmp_path, str(tmp_path / "site" / "rows.py"))
    assert build.account(order) == []
    made = json.loads((order.out / f"{order.stem}.cdx.json").read_text(encoding="utf-8"))
    assert [component["name"] for component in made["components"]] == ["rows"]
    beside = (order.out / f"{order.stem}-licences.txt").read_text(encoding="utf-8")
    assert "rows 1.0: MIT" in beside
    assert (order.folder / build.REPORT).read_text(encoding="utf-8") == beside


def test_a_relative_place_is_named_whole_for_pyinstaller_runs_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "0.1.0"\n', encoding="utf-8")
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(EPOCH, "1000000000")
    monkeypatch.setattr(build, "missing", lambda _: [])
    frozen: list[Path] = []
    monkeypatch.setattr(build, "freeze", lambda order: frozen.append(order.folder))
    monkeypatch.setattr(build, "account", lambda _: [])
    assert main(["--source", ".", "--out", "out"]) == 0
    assert frozen == [tmp_path / "out" / "counterstock"]
