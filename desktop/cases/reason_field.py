"""Why this side: written once, kept on the document for whoever asks later."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from desktop.shell.dressed import Dressed
from desktop.shell.label import Label
from desktop.theme.theme import Theme

_MOST_SIGNS = 500


class ReasonField(Dressed):
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self._is_side, self._is_seen = True, False
        self._ask, self._kept = Label(kind="strong"), Label(tone="2")
        self._kept.setMinimumWidth(1)  # in a narrow window the question comes first
        self.field = QLineEdit()
        self.field.setMaxLength(_MOST_SIGNS)
        self.field.textChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 14)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._ask)
        head.addWidget(self._kept, 1)
        column.addLayout(head)
        column.addWidget(self.field)
        self.settle()

    def words(self) -> str:
        return self.field.text().strip()

    def show_state(self, *, may_write: bool, is_open: bool) -> None:
        """What was written about a settled case stays legible, from its beginning."""
        self.field.setEnabled(may_write or not is_open)
        self.field.setReadOnly(not may_write)
        self.field.setToolTip("" if is_open else self.words())
        if not is_open:
            self.field.setCursorPosition(0)

    def show_kind(self, *, is_side: bool, is_seen: bool) -> None:
        """Asked for are the reasons for a side, for a way on, or what somebody saw who looked."""
        self._is_side, self._is_seen = is_side, is_seen and not is_side
        self.retranslate()

    def retranslate(self) -> None:
        why = self.tr("Why this side") if self._is_side else self.tr("Why")
        self._ask.setText(self.tr("What was found") if self._is_seen else why)
        self._kept.setText(self.tr("kept on the document; HQ sees it"))
        self.field.setAccessibleName(self._ask.text())
