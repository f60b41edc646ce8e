"""What was built is tried as a person would have it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from installers import try_frozen
from installers.try_frozen import leftovers, self_test, try_package


class Runs(list[list[str]]):
    """Takes down each command instead of running it, and answers with its exit code."""

    exit_code = 0

    def __call__(self, command: list[object], **given: object) -> subprocess.CompletedProcess[str]:
        self.append([str(word) for word in command])
        settings = given.get("env")
        self.settings = settings if isinstance(settings, dict) else {}
        return subprocess.CompletedProcess([], self.exit_code, "", "no room")


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Runs:
    runs = Runs()
    monkeypatch.setattr(subprocess, "run", runs)
    return runs


def test_the_self_test_keeps_its_keys_beside_its_report(
    ran: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COUNTERSTOCK_KEY_FILE", raising=False)
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    ran.exit_code = 1
    assert self_test(Path("/there/counterstock"), tmp_path / "reports") == 1
    assert ran[0][-3:] == ["/there/counterstock", "--self-test", str(tmp_path / "reports")]
    assert ran.settings["COUNTERSTOCK_KEY_FILE"] == str(tmp_path / "reports" / "keys")
    assert "PYTHONPATH" not in ran.settings


def test_a_screen_is_made_only_where_there_is_none(
    ran: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    for name in ("DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    self_test(Path("/p"), tmp_path)
    monkeypatch.setenv("DISPLAY", ":7")
    self_test(Path("/p"), tmp_path)
    assert [command[0] for command in ran] == ["xvfb-run", "/p"]


def test_what_a_package_leaves_behind_fails_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @contextmanager
    def _installed(_package: Path, root: Path) -> Iterator[Path]:
        (root / "var" / "lib" / "dpkg").mkdir(parents=True)
        (root / "var" / "lib" / "dpkg" / "status").touch()
        yield root / "usr" / "bin" / "counterstock"
        (root / "stray").touch()

    monkeypatch.setattr(try_frozen, "installed", _installed)
    monkeypatch.setattr(try_frozen, "self_test", lambda *_: 0)
    assert try_package(tmp_path / "a.deb", tmp_path) == 1
    assert "left behind: stray" in capsys.readouterr().out


def test_the_notes_of_dpkg_are_no_leftovers(tmp_path: Path) -> None:
    notes = tmp_path / "var" / "lib" / "dpkg" / "info"
    notes.mkdir(parents=True)
    (notes / "counterstock.list").touch()
    assert leftovers(tmp_path) == []


def test_a_package_that_dpkg_refuses_ends_the_trial_with_its_words(
    ran: Runs, tmp_path: Path
) -> None:
    ran.exit_code = 1
    with pytest.raises(SystemExit, match="no room"), try_frozen.installed(tmp_path / "a", tmp_path):
        pytest.fail("nothing was installed")
    assert ran[0][0] == "dpkg"


def test_the_program_or_the_package_is_tried_as_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(try_frozen, "self_test", lambda *_: 3)
    monkeypatch.setattr(try_frozen, "try_package", lambda *_: 4)
    assert try_frozen.main([sys.executable]) == 3
    assert try_frozen.main(["a.deb", "--deb"]) == 4
