"""Closing while something waits for HQ: one calm sentence, and a choice that loses nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.shell.key_button import KeyButton
from desktop.shell.label import IconLabel, Label, Paragraph
from desktop.theme.theme import Theme

_WIDTH = 560


class ClosingBox(QDialog):
    """Esc stays; Enter keeps sending where there is a tray, else stays."""

    keep_sending = Signal()
    close_now = Signal()

    def __init__(
        self,
        theme: Theme,
        owner: QWidget,
        *,
        waiting: int,
        has_tray: bool,
        is_stopped: bool = False,
    ) -> None:
        """`is_stopped`: HQ takes nothing of this computer, so that nothing can go out meanwhile."""
        super().__init__(owner)
        has_tray = has_tray and not is_stopped
        self.setWindowTitle("Counterstock")
        self.setFixedWidth(_WIDTH)
        self._title = Label(
            self.tr("%n step(s) have not reached HQ yet", "", waiting), kind="title"
        )
        self._words = Paragraph(self._way_out(has_tray=has_tray, is_stopped=is_stopped))
        self.stay = KeyButton(theme, keys=("Esc",))
        self.stay.setText(self.tr("Stay"))
        self.leave = KeyButton(theme)
        self.leave.setText(self.tr("Close now"))
        self.send = KeyButton(theme, kind="primary", keys=("Enter",))
        self.send.setText(self.tr("Keep sending"))
        self.send.setDefault(has_tray)
        self.stay.setDefault(not has_tray)
        self.leave.setAutoDefault(False)
        for button, chosen in ((self.send, self.keep_sending), (self.leave, self.close_now)):
            button.clicked.connect(self.accept)
            button.clicked.connect(chosen)
        self.stay.clicked.connect(self.reject)
        self._lay_out(theme)
        self.send.setVisible(has_tray)  # not before it is laid out: it would be a window of its own

    def sentence(self) -> str:
        return f"{self._title.text()}. {self._words.text()}"

    def _way_out(self, *, has_tray: bool, is_stopped: bool) -> str:
        if is_stopped:
            return self.tr(
                "They are safe on this computer and go out once it is connected again; the Sync page"
                " says how."
            )
        if has_tray:
            return self.tr(
                "They are safe on this computer and go out by themselves: now, beside the clock,"
                " or the next time you start."
            )
        return self.tr(
            "They are safe on this computer and go out by themselves the next time you start."
        )

    def _lay_out(self, theme: Theme) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(24, 24, 24, 20)
        across.setSpacing(16)
        icon = IconLabel(theme, "cloud-arrow-up", role="calm", size=28)
        across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._words)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.stay, self.leave, self.send):
            buttons.addWidget(button)
        column.addSpacing(8)
        column.addLayout(buttons)
        across.addLayout(column, 1)
