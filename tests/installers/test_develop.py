import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from installers import develop, system_libraries


class Runs(list[list[str]]):
    """Takes down each command instead of running it, and answers with its exit code."""

    exit_code = 0

    def __call__(self, command: list[object], **_: object) -> subprocess.CompletedProcess[bytes]:
        self.append([str(word) for word in command[1:]])
        return subprocess.CompletedProcess([], self.exit_code)


def _hollow_venv(place: Path, **_: object) -> None:
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    python.parent.mkdir(parents=True)
    python.touch()


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runs:
    """A clone of its own, where nothing is really run."""
    runs = Runs()
    for name in ("TO_USE", "TO_BUILD", "TO_DEVELOP"):
        lock = tmp_path / getattr(develop, name).name
        lock.write_text(f"{name} 1\n", encoding="utf-8")
        monkeypatch.setattr(develop, name, lock)
    monkeypatch.setattr(develop, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(develop, "STAMP", tmp_path / ".venv" / "counterstock-lock")
    monkeypatch.setattr(venv, "create", _hollow_venv)
    monkeypatch.setattr(subprocess, "run", runs)
    monkeypatch.setattr(system_libraries, "missing", lambda _: [])
    return runs


def _locks(ran: Runs) -> list[str]:
    return [Path(command[-1]).name for command in ran if command[:2] == ["-m", "pip"]]


def test_the_demo_installs_the_lock_once_and_hands_its_arguments_on(ran: Runs) -> None:
    develop.main(["demo", "--headless"])
    develop.main(["demo", "--headless", "--keep", "here"])
    assert _locks(ran) == ["requirements.txt"]
    assert ran[-1] == ["main.py", "demo", "--headless", "--keep", "here"]


def test_packages_come_hashed_and_as_wheels_only(ran: Runs) -> None:
    develop.main(["demo", "--headless"])
    assert {"--require-hashes", "--only-binary", ":all:"} <= set(ran[0])


def test_a_changed_lock_is_installed_again(ran: Runs) -> None:
    develop.main(["demo", "--headless"])
    develop.TO_USE.write_text("TO_USE 2\n", encoding="utf-8")
    develop.main(["demo", "--headless"])
    assert _locks(ran) == ["requirements.txt", "requirements.txt"]


def test_the_demo_is_content_with_the_lock_for_development(ran: Runs) -> None:
    develop.main(["setup"])
    develop.main(["demo", "--headless"])
    assert _locks(ran) == ["requirements-dev.txt"]


def test_the_tests_need_more_than_the_demo_installed(ran: Runs) -> None:
    develop.main(["demo", "--headless"])
    develop.main(["test", "-n", "1", "tests/house"])
    assert _locks(ran) == ["requirements.txt", "requirements-dev.txt"]
    assert ran[-1] == ["-m", "pytest", "-n", "1", "tests/house"]


def test_the_build_is_content_with_a_lock_of_its_own(ran: Runs) -> None:
    develop.main(["build", "--twice"])
    assert _locks(ran) == ["requirements-build.txt"]
    assert ran[-1] == ["-m", "installers.build", "--twice"]


def test_tests_run_on_all_cores_unless_told(ran: Runs) -> None:
    develop.main(["test", "-x"])
    assert ran[-1][:3] == ["-m", "pytest", "-n"]
    assert ran[-1][-1] == "-x"


def test_a_failed_check_does_not_hide_the_next(ran: Runs) -> None:
    develop.main(["setup"])
    ran.exit_code = 1
    assert develop.main(["check"]) == len(ran) - 1 > 4


def test_a_failed_install_runs_nothing_and_is_tried_again(ran: Runs) -> None:
    ran.exit_code = 1
    with pytest.raises(SystemExit, match="could not be installed"):
        develop.main(["demo", "--headless"])
    assert not develop.STAMP.exists()
    assert [command[1] for command in ran] == ["pip"]


def test_a_window_without_a_display_is_refused_with_the_way_out(
    ran: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SystemExit, match="demo --headless"):
        develop.main(["run"])
    assert ran == []


def test_a_headless_demo_asks_for_no_library_of_qt(
    ran: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_libraries, "missing", list)
    assert develop.main(["demo", "--headless"]) == 0
    with pytest.raises(SystemExit, match="apt-get install libegl1"):
        develop.main(["test"])
    assert ran[-1][0] == "main.py"


def test_an_unknown_command_prints_the_menu(ran: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    assert develop.main(["dance"]) == 2
    assert develop.main([]) == 0
    assert "demo [--headless]" in capsys.readouterr().out
    assert ran == []
