"""A reason is asked once, and must be given."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.documents.reason_box import ReasonBox
from desktop.theme.theme import Theme
from tests.desktop.hand import key, write


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> Iterator[ReasonBox]:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    made = ReasonBox(theme, window)
    window.show()
    made.open("Reverse MK02-IS-07-000001", "Both stay.", does="Reverse")
    yield made
    window.close()


def test_without_a_reason_nothing_happens(box: ReasonBox) -> None:
    spy = QSignalSpy(box.given)
    write(box.field, "  ")
    key(box.field, Qt.Key.Key_Return)
    assert (spy.count(), box.isVisible()) == (0, True)


def test_a_reason_is_told_and_the_box_closes(box: ReasonBox) -> None:
    spy = QSignalSpy(box.given)
    write(box.field, "wrong customer ")
    key(box.field, Qt.Key.Key_Return)
    assert (spy.at(0), box.isVisible()) == (["wrong customer"], False)


def test_escape_gives_none(box: ReasonBox) -> None:
    spy, left = QSignalSpy(box.given), QSignalSpy(box.left)
    key(box, Qt.Key.Key_Escape)
    assert (spy.count(), left.count(), box.isVisible()) == (0, 1, False)
