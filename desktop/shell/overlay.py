"""Frames that float over the window for a moment, without a window of their own."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from desktop.shell.dressed import Dressed
from desktop.theme.theme import Theme


class Overlay(Dressed):
    """A child of what it covers; only such frames have a shadow."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self._shadow = QGraphicsDropShadowEffect(self)
        self._shadow.setBlurRadius(28)
        self._shadow.setOffset(0, 10)
        self.setGraphicsEffect(self._shadow)
        self.hide()

    def dress(self) -> None:
        self._shadow.setColor(self.theme.colour("scrim"))
        super().dress()

    def place(self) -> None:
        """Override to stand where it should over its owner."""

    def showEvent(self, event: QShowEvent) -> None:
        self.place()
        super().showEvent(event)
