"""One window a profile."""

from pathlib import Path

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop.one_instance import OneInstance


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
