"""A text that a person reads before anything is done with it."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.shell.key_button import KeyButton
from desktop.shell.label import Label, Paragraph
from desktop.theme.theme import Theme

_SIZE = QSize(760, 520)


class TextBox(QDialog):
    """Esc and Enter close it; `act`, where one is given, is a button beside Close."""

    def __init__(
        self, theme: Theme, owner: QWidget | None = None, *, title: str, words: str, text: str
    ) -> None:
        super().__init__(owner)
        self._theme = theme
        self.setWindowTitle("Counterstock")
        self.resize(_SIZE)
        self._title, self._words = Label(title, kind="title"), Paragraph(words)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.code_font("caption"))
        self.text.setAccessibleName(title)
        self._buttons = QHBoxLayout()
        self._copy, self._close = KeyButton(theme), KeyButton(theme, keys=("Esc",))
        self._copy.setText(self.tr("Copy"))
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_text)
        self._close.setText(self.tr("Close"))
        self._close.setDefault(True)
        self._close.clicked.connect(self.reject)
        self._lay_out()

    def offer(self, words: str, act: Callable[[], None]) -> None:
        """Another button, the first of the row; the box closes when it is pressed."""
        button = KeyButton(self._theme)
        button.setText(words)
        button.setAutoDefault(False)
        button.clicked.connect(self.accept)
        button.clicked.connect(act)
        self._buttons.insertWidget(1, button)

    def _copy_text(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        for widget in (self._title, self._words):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        self._buttons.addStretch()
        self._buttons.addWidget(self._copy)
        self._buttons.addWidget(self._close)
        column.addSpacing(8)
        column.addLayout(self._buttons)
