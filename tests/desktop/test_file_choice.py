"""The system's dialog: what was chosen comes as a path, whoever leaves it chooses nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.file_choice import FileChoice
from tests.desktop.hand import key


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def shown(owner: QWidget) -> QFileDialog:
    (dialog,) = owner.findChildren(QFileDialog)
    return dialog


def test_a_file_that_was_chosen_comes_as_a_path(owner: QWidget, tmp_path: Path) -> None:
    choice = FileChoice(owner)
    spy = QSignalSpy(choice.chosen)
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    choice.ask_file("Which file?", "Files (*.pdf)")
    dialog = shown(owner)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("a.pdf")
    dialog.accept()
    assert spy.at(0) == [tmp_path / "a.pdf"]


def test_a_folder_that_was_chosen_comes_as_a_path(owner: QWidget, tmp_path: Path) -> None:
    choice = FileChoice(owner)
    spy = QSignalSpy(choice.chosen)
    choice.ask_folder("Where?")
    shown(owner).selectFile(str(tmp_path))
    shown(owner).accept()
    assert spy.at(0) == [tmp_path]


def test_a_new_file_is_proposed_by_name(owner: QWidget, tmp_path: Path) -> None:
    choice = FileChoice(owner)
    spy = QSignalSpy(choice.chosen)
    choice.ask_new_file("Where to?", str(tmp_path / "key.txt"))
    shown(owner).accept()
    assert spy.at(0) == [tmp_path / "key.txt"]


def test_escape_chooses_nothing(owner: QWidget) -> None:
    choice = FileChoice(owner)
    spy = QSignalSpy(choice.chosen)
    choice.ask_folder("Where?")
    key(shown(owner), Qt.Key.Key_Escape)
    assert spy.count() == 0
