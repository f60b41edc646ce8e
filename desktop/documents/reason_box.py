"""Why something is done that stays on the record: asked once, in a few words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.shell.asking_card import AskingCard
from desktop.shell.key_button import KeyButton
from desktop.shell.label import Label, Paragraph
from desktop.theme.theme import Theme


class ReasonBox(AskingCard):
    """given carries the reason; Esc gives none and does nothing."""

    given = Signal(str)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
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
        self.open_at(self.field)

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Why; whoever asks later reads it"))
        self.field.setAccessibleName(self.field.placeholderText())

    def _open_or_close(self) -> None:
        self._give.setEnabled(bool(self.field.text().strip()))

    def _tell(self) -> None:
        reason = self.field.text().strip()
        if reason:
            self.given.emit(reason)
            self.leave()

    def _lay_out(self) -> None:
        column = self.column()
        for widget in (self._title, self._detail, self.field):
            column.addWidget(widget)
        column.addLayout(self.foot(self._give))
