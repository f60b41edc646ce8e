"""A row of chips, one of which holds: which part of a list is shown, and how many each part has."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton

from desktop.shell.dressed import Dressed
from desktop.theme.theme import Theme


class Chips(Dressed):
    """chosen carries the index a person picked; show_chips() itself tells nobody."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch()
        self._group.idClicked.connect(self.chosen)

    def show_chips(self, words: tuple[str, ...], current: int) -> None:
        for index in range(len(self._group.buttons()), len(words)):
            self._add(index)
        for index, text in enumerate(words):
            self._group.button(index).setText(text)
        if words:
            self._group.button(current).setChecked(True)

    def texts(self) -> tuple[str, ...]:
        return tuple(button.text() for button in self._group.buttons())

    def current(self) -> int:
        return self._group.checkedId()

    def _add(self, index: int) -> None:
        button = QToolButton(self)
        button.setProperty("chip", "true")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._group.addButton(button, index)
        self._row.insertWidget(index, button)
