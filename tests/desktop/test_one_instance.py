"""One window a profile."""

import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop.one_instance import OneInstance
from tests.house.sources import ROOT


def test_a_second_start_asks_the_first_to_come_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    asked = QSignalSpy(first.asked)
    assert first.is_first()
    assert not second.is_first()
    qtbot.waitUntil(lambda: asked.count() == 1)
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
    dying = (
        "import os, signal, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from desktop.one_instance import OneInstance\n"
        "app = QCoreApplication([]); assert OneInstance(Path(sys.argv[1])).is_first()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", dying, str(tmp_path)], check=False, cwd=ROOT)
    assert ended.returncode == -signal.SIGKILL
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    first.close()


def test_one_folder_by_two_names_is_one_profile(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "shop")
    first, second = OneInstance(tmp_path / "shop"), OneInstance(tmp_path / "link")
    assert first.is_first()
    assert not second.is_first()
    first.close()
