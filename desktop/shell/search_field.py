"""A field to look for words in a list below it, with the key that leads to it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from desktop.shell.key_cap import KeyCaps
from desktop.shell.label import IconLabel
from desktop.theme.theme import Theme

_HEIGHT = 36
_LEFT = 38
_RIGHT = 44


class SearchField(QLineEdit):
    """left follows Enter or Down: the list has the focus again."""

    left = Signal()

    def __init__(self, theme: Theme, key: str = "F3") -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self._icon = IconLabel(theme, "magnifying-glass")
        self._cap = KeyCaps(theme, key)
        for child in (self._icon, self._cap):
            child.setParent(self)
        self.setTextMargins(_LEFT - 8, 0, _RIGHT - 8, 0)
        self.returnPressed.connect(self.left)

    def ask(self, words: str) -> None:
        """What can be typed here."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.MoveToNextLine):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        middle = self.height() // 2
        self._icon.setGeometry(11, middle - 10, 20, 20)
        cap = self._cap
        cap.move(self.width() - cap.width() - 10, middle - cap.height() // 2)
