"""A palette with one question: find one of these, and take it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.shell.palette import Finder, Palette
from desktop.theme.theme import Theme


class Picker(Palette):
    """prompt is asked again after each change of language; the focus goes home by itself."""

    def __init__(
        self, theme: Theme, owner: QWidget, finder: Finder, *, prompt: Callable[[], str]
    ) -> None:
        self._prompt = prompt
        super().__init__(theme, owner)
        self.use((finder,))

    def open_with(self, words: str) -> None:
        """Open with words typed elsewhere already."""
        self.open()
        self._field.setText(words)

    def retranslate(self) -> None:
        super().retranslate()
        self._field.setPlaceholderText(self._prompt())
        self._field.setAccessibleName(self._prompt())
