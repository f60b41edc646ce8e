"""The box of the last resort: a trouble says what to do, a bug says that it is ours."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.faults import Fault
from desktop.shell.key_button import KeyButton
from desktop.shell.label import CodeLabel, IconLabel, Label, Paragraph
from desktop.theme.theme import Theme
from desktop.wording.sentence import trouble_sentence

_WIDTH = 520


class FaultBox(QDialog):
    """Enter and Esc close it; nothing in it can be pressed by a scan to any harm.

    `ends`: the program ends with it.
    """

    def __init__(
        self, theme: Theme, fault: Fault, owner: QWidget | None = None, *, ends: bool = False
    ) -> None:
        super().__init__(owner)
        self._fault = fault
        self._theme = theme
        self.setFixedWidth(_WIDTH)
        self.setWindowTitle("Counterstock")
        self._title = Label(self._title_words(), kind="title")
        self._words = Paragraph(self._sentence())
        self._detail = CodeLabel(theme, fault.detail, kind="caption")
        self._detail.setWordWrap(True)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy, self._close = KeyButton(theme), KeyButton(theme, keys=("Enter",))
        self._copy.setText(self.tr("Copy for support"))
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_detail)
        self._close.setText(self.tr("Close Counterstock") if ends else self.tr("Go on"))
        self._close.setDefault(True)
        self._close.setFocus()
        self._close.clicked.connect(self.accept)
        self._lay_out()

    def sentence(self) -> str:
        return self._words.text()

    def _title_words(self) -> str:
        if self._fault.kind == "trouble":
            return self.tr("Something is in the way")
        return self.tr("Counterstock made a mistake")

    def _sentence(self) -> str:
        if self._fault.kind == "trouble":
            return trouble_sentence(self._fault.code, self._fault.message)
        return self.tr(
            "What was posted is safe. What you did last may not have happened; look before you"
            " do it again. The log has the rest."
        )

    def _copy_detail(self) -> None:
        QApplication.clipboard().setText(self._fault.detail)

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(24, 24, 24, 20)
        across.setSpacing(16)
        is_trouble = self._fault.kind == "trouble"
        icon = IconLabel(
            self._theme,
            "warning" if is_trouble else "shield-warning",
            role="need" if is_trouble else "stop",
            size=28,
        )
        across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in (self._title, self._words, self._detail):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._copy)
        buttons.addWidget(self._close)
        column.addSpacing(8)
        column.addLayout(buttons)
        across.addLayout(column, 1)
