"""Why something is done that stays on the record: asked once, in a few words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.shell.key_button import KeyButton
from desktop.shell.label import Label, Paragraph
from desktop.shell.overlay import Overlay
from desktop.theme.theme import Theme

_WIDTH = 480


class ReasonBox(Overlay):
    """given carries the reason; Esc gives none and does nothing."""

    given = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.setProperty("card", "float")
        self._title, self._detail = Label(kind="itemStrong"), Paragraph(tone="2")
        self.field = QLineEdit()
        self._give = KeyButton(theme, kind="stop", keys=("Enter",))
        self._give.clicked.connect(self._tell)
        self.field.returnPressed.connect(self._tell)
        self.field.textChanged.connect(self._open_or_close)
        self._lay_out()
        self.settle()

    def open(self, title: str, detail: str, *, does: str) -> None:
        self._title.setText(title)
        self._detail.setText(detail)
        self._give.setText(does)
        self.field.clear()
        self._open_or_close()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_box(self) -> None:
        self.hide()
        self.left.emit()

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Why; whoever asks later reads it"))
        self.field.setAccessibleName(self.field.placeholderText())

    def place(self) -> None:
        owner = self.parentWidget()
        if owner is not None:
            self.setFixedWidth(min(_WIDTH, owner.width() - 32))
            self.adjustSize()
            self.move((owner.width() - self.width()) // 2, 64)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
            return
        super().keyPressEvent(event)

    def _open_or_close(self) -> None:
        self._give.setEnabled(bool(self.field.text().strip()))

    def _tell(self) -> None:
        reason = self.field.text().strip()
        if reason:
            self.hide()
            self.given.emit(reason)
            self.left.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (self._title, self._detail, self.field):
            column.addWidget(widget)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._give)
        column.addLayout(foot)
