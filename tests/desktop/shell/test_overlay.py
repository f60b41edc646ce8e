"""Frames that float."""

from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.overlay import Overlay
from desktop.theme.theme import Theme


class Corner(Overlay):
    def place(self) -> None:
        self.setGeometry(10, 20, 30, 40)


def test_an_overlay_is_hidden_until_asked_for_and_then_in_its_place(
    qtbot: QtBot, theme: Theme
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    overlay = Corner(theme, owner)
    overlay.settle()
    assert overlay.isHidden()
    owner.show()
    overlay.show()
    assert overlay.geometry().getRect() == (10, 20, 30, 40)
    assert isinstance(overlay.graphicsEffect(), QGraphicsDropShadowEffect)
    assert not overlay.isWindow()
