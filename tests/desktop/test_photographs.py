"""Pictures of screens."""

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.photographs import clipped_labels, photograph


def test_a_photograph_has_the_size_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    path = photograph(widget, tmp_path / "new" / "shot.png", size=(400, 300))
    assert QImage(str(path)).size().toTuple() == (400, 300)


def test_a_label_without_room_is_found(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    narrow, wide = QLabel("a rather long label", widget), QLabel("b")
    narrow.setFixedWidth(20)
    QVBoxLayout(widget).addWidget(wide)
    widget.show()
    assert clipped_labels(widget) == ["a rather long label"]
