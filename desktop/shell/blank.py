"""What stands where nothing is yet: an icon, what that means, what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from desktop.shell.dressed import Dressed
from desktop.shell.label import IconLabel, Label, Paragraph
from desktop.theme.theme import Theme

_WIDEST = 420


class Blank(Dressed):
    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self._icon = IconLabel(theme, icon, role="act", size=28)
        self._title, self._detail = Label(kind="itemStrong"), Paragraph(tone="2")
        self._detail.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._detail.setMinimumWidth(_WIDEST)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch()
        for widget in (self._icon, self._title, self._detail):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def say(self, title: str, detail: str = "") -> None:
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def title(self) -> str:
        return self._title.text()
