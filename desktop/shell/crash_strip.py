"""The strip after a mistake of ours: calm, until the person has read, kept or deleted what was written down."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.shell.banner import BANNER_HEIGHT
from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import IconLabel, Label
from desktop.theme.theme import Theme


class CrashStrip(Dressed):
    show_pressed = Signal()
    keep_pressed = Signal()
    delete_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("banner")
        self.setFixedHeight(BANNER_HEIGHT)
        self._when = ""
        self._sentence = Label()
        self._show, self._keep = KeyButton(theme, kind="text"), KeyButton(theme, kind="text")
        self._delete = KeyButton(theme, kind="text")
        self._lay_out()
        for button, pressed in zip(
            self.buttons(),
            (self.show_pressed, self.keep_pressed, self.delete_pressed),
            strict=True,
        ):
            button.clicked.connect(pressed)
        self.settle()
        self.hide()

    def buttons(self) -> tuple[KeyButton, KeyButton, KeyButton]:
        return self._show, self._keep, self._delete

    def sentence(self) -> str:
        return self._sentence.text()

    def open(self, when: str) -> None:
        """Take day and time as shown, such as 11-20 10:18."""
        self._when = when
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        self._sentence.setText(
            self.tr("Counterstock made a mistake ({time}); nobody has been told.").format(
                time=self._when
            )
        )
        self._show.setText(self.tr("Show what happened"))
        self._keep.setText(self.tr("Keep it"))
        self._delete.setText(self.tr("Delete it"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(self.theme, "shield-warning", role="calmInk"))
        row.addWidget(self._sentence)
        row.addStretch()
        for button in self.buttons():
            row.addWidget(button)
