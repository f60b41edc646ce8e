"""Without a line: a stick goes to HQ and comes back; what it took and brought, in plain words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import IconLabel, Label, Paragraph
from desktop.theme.theme import Theme


class StickCard(Dressed):
    def __init__(self, theme: Theme, save: QAction, take: QAction) -> None:
        super().__init__(theme)
        self.setProperty("card", "true")
        self._title, self._words = Label(kind="strong"), Paragraph(tone="2")
        self._buttons = KeyButton(theme, icon="floppy-disk"), KeyButton(theme, icon="tray")
        for button, action in zip(self._buttons, (save, take), strict=True):
            button.bind(action)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.settle()

    def say(self, words: str, *, tone: str = "2") -> None:
        self._words.setText(words)
        self._words.set_tone(tone)

    def words(self) -> str:
        return self._words.text()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Without a line"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(IconLabel(self.theme, "hard-drive", size=24))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._words)
        row.addLayout(words, 1)
        for button in self._buttons:
            row.addWidget(button)
