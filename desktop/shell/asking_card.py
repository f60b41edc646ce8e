"""A card that asks for a few words over its page: Esc leaves it, and nothing happens."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.shell.key_button import KeyButton
from desktop.shell.overlay import Overlay
from desktop.theme.theme import Theme

_TOP = 64
_MARGIN = 32


class AskingCard(Overlay):
    """As wide as `widest`, or as its owner leaves it; `left` says that it is gone."""

    left = Signal()
    widest = 480

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.setProperty("card", "float")

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def place(self) -> None:
        owner = self.parentWidget()
        if owner is not None:
            self.setFixedWidth(min(self.widest, owner.width() - _MARGIN))
            self.adjustSize()
            self.move((owner.width() - self.width()) // 2, _TOP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def open_at(self, field: QLineEdit) -> None:
        self.show()
        self.raise_()
        field.setFocus()

    def column(self) -> QVBoxLayout:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        return column

    def foot(self, button: KeyButton) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button)
        return foot
