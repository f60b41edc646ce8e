"""The three languages, each written in itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.language import LANGUAGES, SHORT_NAMES
from desktop.shell.dressed import Dressed
from desktop.shell.segmented import Segmented
from desktop.theme.theme import Theme


class LanguagePicker(Dressed):
    """Chosen carries a language code. `ground` is a segmented box of the style sheet: bare or true."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, *, names: dict[str, str] = SHORT_NAMES, ground: str = "bare"
    ) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self._names = names
        self._segmented = Segmented(theme)
        self._segmented.setProperty("segmented", ground)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._segmented)
        row.addStretch()
        self._segmented.chosen.connect(self._tell)
        self.settle()

    def dress(self) -> None:
        words = tuple(self._names[language] for language in LANGUAGES)
        self._segmented.show_choices(words, LANGUAGES.index(self.theme.language))

    def _tell(self, index: int) -> None:
        self.chosen.emit(LANGUAGES[index])
