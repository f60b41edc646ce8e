"""Settings: each choice holds at once, for this computer."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from desktop.language import OWN_NAMES
from desktop.page import Page
from desktop.settings import LOCK_MINUTES, SOUNDS, Settings
from desktop.shell.label import Label, Paragraph, card
from desktop.shell.language_picker import LanguagePicker
from desktop.shell.segmented import Segmented
from desktop.shell.top_bar import Heading
from desktop.theme.theme import MODES, Theme
from desktop.theme.tokens import DENSITIES

_WIDTH = 760


class PreferencesPage(Page):
    """chosen carries the new Settings; whoever opened the books saves and applies them."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__(theme)
        self._settings = settings
        self._languages = LanguagePicker(theme, names=OWN_NAMES, ground="true")
        self._modes, self._densities = Segmented(theme), Segmented(theme)
        self._sounds, self._locks = Segmented(theme), Segmented(theme)
        self._names = tuple(Label(kind="strong") for _ in range(5))
        self._notes = tuple(Paragraph(kind="caption", tone="2") for _ in range(5))
        self._words: Callable[[], str] = str
        self._standing = Paragraph(kind="caption", tone="2")
        self._lay_out()
        self._connect()

    def show_standing(self, words: Callable[[], str]) -> None:
        """Which version this is; asked for again when the language changes."""
        self._words = words
        self._standing.setText(words())

    def standing(self) -> str:
        return self._standing.text()

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        self.retranslate()

    def heading(self) -> Heading:
        return Heading(self.tr("Settings"))

    def retranslate(self) -> None:
        settings = self._settings
        for label, words in zip(self._names, self._name_words(), strict=True):
            label.setText(words)
        for label, words in zip(self._notes, self._note_words(), strict=True):
            label.setText(words)
        self._modes.show_choices(self._mode_words(), MODES.index(settings.theme))
        self._densities.show_choices(self._density_words(), DENSITIES.index(settings.density))
        self._sounds.show_choices(self._sound_words(), SOUNDS.index(settings.sound))
        self._locks.show_choices(self._lock_words(), LOCK_MINUTES.index(settings.lock_minutes))
        self._standing.setText(self._words())
        self.heading_changed.emit()

    def _name_words(self) -> tuple[str, ...]:
        return (
            self.tr("Language"), self.tr("Theme"), self.tr("Row height"), self.tr("Sound"),
            self.tr("Lock by itself"),
        )  # fmt: skip

    def _note_words(self) -> tuple[str, ...]:
        return (
            self.tr("Of the screens and messages. Items keep the names HQ gave them."),
            self.tr("The computer's own setting, or always one of the two."),
            self.tr("Touch rows are tall enough for a finger."),
            self.tr("A tick for a scan; a low tone when a scan did nothing."),
            self.tr("When nobody has touched it for so long. The draft stays."),
        )

    def _mode_words(self) -> tuple[str, str, str]:
        return self.tr("Light"), self.tr("Dark"), self.tr("As the computer")

    def _density_words(self) -> tuple[str, str, str]:
        return self.tr("Compact"), self.tr("Standard"), self.tr("Touch")

    def _sound_words(self) -> tuple[str, str, str]:
        return self.tr("Off"), self.tr("Tick only"), self.tr("Both")

    def _lock_words(self) -> tuple[str, ...]:
        return tuple(self.tr("{n} min").format(n=minutes) for minutes in LOCK_MINUTES)

    def _choose(self, settings: Settings) -> None:
        self._settings = settings
        self.chosen.emit(settings)

    def _choose_language(self, language: str) -> None:
        self._choose(replace(self._settings, language=language))

    def _choose_mode(self, index: int) -> None:
        self._choose(replace(self._settings, theme=MODES[index]))

    def _choose_density(self, index: int) -> None:
        self._choose(replace(self._settings, density=DENSITIES[index]))

    def _choose_sound(self, index: int) -> None:
        self._choose(replace(self._settings, sound=SOUNDS[index]))

    def _choose_lock(self, index: int) -> None:
        self._choose(replace(self._settings, lock_minutes=LOCK_MINUTES[index]))

    def _connect(self) -> None:
        self._languages.chosen.connect(self._choose_language)
        self._modes.chosen.connect(self._choose_mode)
        self._densities.chosen.connect(self._choose_density)
        self._sounds.chosen.connect(self._choose_sound)
        self._locks.chosen.connect(self._choose_lock)

    def _lay_out(self) -> None:
        frame = card()
        frame.setMaximumWidth(_WIDTH)
        grid = QGridLayout(frame)
        grid.setContentsMargins(24, 20, 24, 20)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(20)
        grid.setColumnStretch(0, 1)
        pickers = (self._languages, self._modes, self._densities, self._sounds, self._locks)
        for row, picker in enumerate(pickers):
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(self._names[row])
            words.addWidget(self._notes[row])
            grid.addLayout(words, row, 0)
            grid.addWidget(picker, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(frame)
        column.addWidget(self._standing)
        column.addStretch()
