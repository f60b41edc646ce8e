"""The strip of a new version: it says so, asks nothing, and stands in nobody's way."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.shell.banner import BANNER_HEIGHT
from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import IconLabel, Label
from desktop.theme.theme import Theme


class VersionStrip(Dressed):
    restart_pressed = Signal()
    later_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("banner")
        self.setFixedHeight(BANNER_HEIGHT)
        self._words: Callable[[], str] = str
        self._sentence = Label()
        self._restart, self._later = KeyButton(theme, kind="text"), KeyButton(theme, kind="text")
        self._lay_out()
        self._restart.clicked.connect(self.restart_pressed)
        self._later.clicked.connect(self.later_pressed)
        self.settle()
        self.hide()

    def buttons(self) -> tuple[KeyButton, KeyButton]:
        return self._restart, self._later

    def sentence(self) -> str:
        return self._sentence.text()

    def open(self, words: Callable[[], str], *, may_restart: bool) -> None:
        """`words` are asked for again when the language changes."""
        self._words = words
        self._restart.setVisible(may_restart)
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        self._sentence.setText(self._words())
        self._restart.setText(self.tr("Restart now"))
        self._later.setText(
            self.tr("Later") if self._restart.isVisibleTo(self) else self.tr("Got it")
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(self.theme, "arrows-clockwise", role="calmInk"))
        row.addWidget(self._sentence)
        row.addStretch()
        for button in self.buttons():
            row.addWidget(button)
