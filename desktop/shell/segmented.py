"""A row of choices of which one holds: kinds of document, views of a list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton

from desktop.shell.dressed import Dressed
from desktop.theme.theme import Theme


class Segmented(Dressed):
    """chosen carries the index a person picked; show_choices() itself tells nobody."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "true")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)

    def show_choices(self, words: tuple[str, ...], current: int) -> None:
        self._fit(len(words))
        for index, word in enumerate(words):
            self._group.button(index).setText(word)
        if words:
            self._group.button(current).setChecked(True)
        self.setVisible(bool(words))

    def current(self) -> int:
        return self._group.checkedId()

    def texts(self) -> tuple[str, ...]:
        return tuple(button.text() for button in self._group.buttons())

    def _fit(self, count: int) -> None:
        for index in range(len(self._group.buttons()), count):
            self._add(index)
        for button in self._group.buttons()[count:]:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()

    def _add(self, index: int) -> None:
        button = QToolButton(self)
        button.setProperty("segment", "true")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._group.addButton(button, index)
        self._row.addWidget(button)
