"""The offline strip: shown once per outage, gone when a person has read it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import IconLabel, Label
from desktop.theme.theme import Theme

BANNER_HEIGHT = 40


class OfflineBanner(Dressed):
    look_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("banner")
        self.setFixedHeight(BANNER_HEIGHT)
        self._since = ""
        self._sentence = Label()
        self._when = Label(kind="caption", tone="2")
        self._look = KeyButton(theme, kind="text")
        self._read = KeyButton(theme, kind="text", keys=("Esc",))
        self._lay_out()
        self._look.clicked.connect(self.look_pressed)
        self._read.clicked.connect(self.hide)
        self.settle()
        self.hide()

    def open(self, since: str) -> None:
        """Take the time of day as shown, such as 10:18."""
        self._since = since
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        self._sentence.setText(
            self.tr(
                "You are offline. Carry on as usual: every document is kept on this computer"
                " and goes out by itself later."
            )
        )
        self._when.setText(self.tr("Offline since {time}").format(time=self._since))
        self._look.setText(self.tr("Look"))
        self._read.setText(self.tr("Got it"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(self.theme, "cloud-slash", role="calmInk"))
        row.addWidget(self._sentence)
        row.addStretch()
        for widget in (self._when, self._look, self._read):
            row.addWidget(widget)
