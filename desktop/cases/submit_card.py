"""The end of it: submit when everything is chosen, all of one side, or put the case aside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import IconLabel, Paragraph
from desktop.theme.theme import Theme

_DROP = 2
"""Brings the middle of the icon to that of the first line beside it."""


class SubmitCard(Dressed):
    """Words and whether they work come from the page's own actions."""

    put_aside = Signal()

    def __init__(self, theme: Theme, submit: QAction, sides: tuple[QAction, ...]) -> None:
        super().__init__(theme)
        self.setProperty("card", "true")
        self._submit = KeyButton(theme, kind="primary")
        self._side_actions, self._is_open = sides, True
        self._sides = tuple(QPushButton() for _ in sides)
        self._aside = KeyButton(theme, kind="text", keys=("Esc",))
        self._icon = IconLabel(theme, "info", role="needInk", size=16)
        self._left = Paragraph(tone="need")
        self._lay_out()
        self._submit.bind(submit)
        self._aside.clicked.connect(self.put_aside)
        for button, action in zip(self._sides, sides, strict=True):
            button.clicked.connect(action.trigger)
        for each in (self._submit, self._aside, *self._sides):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.settle()

    def show_left(self, words: str, *, tone: str = "need") -> None:
        """What is still to be done, or what became of the case; nothing where nothing is."""
        self._left.setText(words)
        self._left.set_tone(tone)
        self._icon.show_icon("check-circle-fill" if tone == "ok" else "info", f"{tone}Ink")
        for widget in (self._icon, self._left):
            widget.setVisible(bool(words))

    def left(self) -> str:
        return self._left.text()

    def show_buttons(self, *, submit: bool, sides: bool) -> None:
        self._submit.setVisible(submit)
        for button in self._sides:
            button.setVisible(sides)

    def show_asked(self, *, is_open: bool) -> None:
        """A settled case is left, not put aside."""
        self._is_open = is_open
        self.retranslate()

    def retranslate(self) -> None:
        aside = self.tr("Put aside for later")
        self._aside.setText(aside if self._is_open else self.tr("Back to the list"))
        for button, action in zip(self._sides, self._side_actions, strict=True):
            button.setText(action.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._submit)
        told = QHBoxLayout()
        told.setSpacing(6)
        self._icon.setContentsMargins(0, _DROP, 0, 0)
        told.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self._left, 1)
        column.addLayout(told)
        sides = QHBoxLayout()
        sides.setSpacing(8)
        for button in self._sides:
            sides.addWidget(button, 1)
        column.addLayout(sides)
        column.addWidget(self._aside)
