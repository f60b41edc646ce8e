"""One window a profile."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop.one_instance import OneInstance
from tests.house.sources import ROOT

pytestmark = pytest.mark.usefixtures("qapp")
_START = (
    "import os, signal, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
    "from desktop.one_instance import OneInstance\n"
    "app = QCoreApplication([]); one = OneInstance(Path(sys.argv[1]), patience_s=float(sys.argv[2]))\n"
    "first = one.is_first()\n"
)
_TELLS = "sys.exit(10 + first)\n"
_DIES = "assert first; os.kill(os.getpid(), signal.SIGKILL)\n"
_ENDED_FOR_THE_OTHER, _STAYED = 10, 11


def _start(profile: Path, then: str = _TELLS, *, patience: str = "60") -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", _START + then, str(profile), patience], cwd=ROOT)


def test_a_second_start_asks_the_first_to_come_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first = OneInstance(tmp_path)
    asked = QSignalSpy(first.asked)
    assert first.is_first()
    with _start(tmp_path) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
    assert second.returncode == _ENDED_FOR_THE_OTHER
    assert asked.count() == 1
    first.close()


def test_a_second_start_hands_over_the_files_that_it_was_given(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = OneInstance(tmp_path / "shop")
    handed = QSignalSpy(first.handed)
    assert first.is_first()
    files = (tmp_path / "手指 1.counterstock-parcel", tmp_path / "b\nc.counterstock-parcel")
    named = ", ".join(f"Path({str(file)!r})" for file in files)
    given = _START.replace("one.is_first()", f"one.is_first(({named},))")
    with subprocess.Popen(
        [sys.executable, "-c", given + _TELLS, str(tmp_path / "shop"), "60"], cwd=ROOT
    ) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
    assert second.returncode == _ENDED_FOR_THE_OTHER
    qtbot.waitUntil(lambda: handed.count() == 1, timeout=60_000)
    assert handed.at(0) == [files]
    first.close()


def test_another_profile_has_a_window_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    first, other = OneInstance(tmp_path / "a"), OneInstance(tmp_path / "b")
    assert first.is_first()
    assert other.is_first()
    first.close()
    other.close()


def test_after_the_first_has_ended_the_next_is_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.is_first()
    first.close()
    assert second.is_first()
    second.close()


def test_after_the_first_was_killed_the_next_starts_as_if_nothing_were(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with _start(tmp_path, _DIES) as dying:
        assert dying.wait() == -signal.SIGKILL
    first = OneInstance(tmp_path)
    assert first.is_first()
    with _start(tmp_path) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
    assert second.returncode == _ENDED_FOR_THE_OTHER
    first.close()


def test_one_folder_by_two_names_is_one_profile(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "shop")
    first = OneInstance(tmp_path / "shop")
    assert first.is_first()
    with _start(tmp_path / "link") as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
    assert second.returncode == _ENDED_FOR_THE_OTHER
    first.close()


def test_a_first_that_does_not_answer_holds_nobody_up(tmp_path: Path) -> None:
    first = OneInstance(tmp_path)
    assert first.is_first()
    with _start(tmp_path, patience="0.2") as second:
        assert second.wait() == _STAYED  # no event of the first's is looked at meanwhile
    assert not list(tmp_path.rglob("*.ask"))
    first.close()


def test_a_folder_that_cannot_be_written_is_the_books_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"no folder")
    assert OneInstance(tmp_path / "file").is_first()


def test_the_profile_that_is_made_is_its_owners_alone(tmp_path: Path) -> None:
    one = OneInstance(tmp_path / "new")
    assert one.is_first()
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0
    one.close()
