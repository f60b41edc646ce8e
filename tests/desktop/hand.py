"""A person's hand: a press of the mouse, a key, some words."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

NO_KEYS = Qt.KeyboardModifier.NoModifier


def click(widget: QWidget, place: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEYS, place or widget.rect().center())


def key(widget: QWidget, pressed: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.keyClick(widget, pressed, held)


def write(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget, text)
