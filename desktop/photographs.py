"""Pictures of screens, for the self test, the guides and the eye."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop.language import LANGUAGES, Translations
from desktop.theme.theme import Theme
from desktop.theme.tokens import Scheme

SIZES = ((1366, 768), (1920, 1080))

SCHEMES: tuple[Scheme, ...] = ("light", "dark")

_SETTLE_MS = 60


@dataclass(frozen=True, slots=True)
class Setting:
    """One way a screen can look."""

    scheme: Scheme
    language: str
    size: tuple[int, int]

    @property
    def name(self) -> str:
        width, height = self.size
        return f"{self.scheme}-{self.language}-{width}x{height}"


def every_setting() -> Iterator[Setting]:
    """Both themes, all languages, all sizes; the language changes least often."""
    for language in LANGUAGES:
        for scheme in SCHEMES:
            for size in SIZES:
                yield Setting(scheme, language, size)


def put_on(setting: Setting, theme: Theme, translations: Translations) -> None:
    if theme.language != setting.language:
        translations.use(setting.language)
        theme.set_language(setting.language)
    if theme.mode != setting.scheme:
        theme.set_mode(setting.scheme)
    QApplication.processEvents()


def photograph(widget: QWidget, path: Path, *, size: tuple[int, int]) -> Path:
    """Show the widget at a size, let it paint, and save what it looks like."""
    widget.resize(*size)
    widget.show()
    _let_paint()
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(path))
    return path


def clipped_labels(root: QWidget) -> list[str]:
    """Texts of shown labels and buttons that have less room than they ask for."""
    shown = [w for w in root.findChildren(QLabel) if w.isVisible() and not w.wordWrap()]
    buttons = [w for w in root.findChildren(QAbstractButton) if w.isVisible()]
    narrow = [w.text() for w in shown if w.text() and w.width() < w.sizeHint().width()]
    return narrow + [w.text() for w in buttons if w.text() and _is_narrow(w)]


def _is_narrow(button: QWidget) -> bool:
    return button.width() < button.minimumSizeHint().width()


def _let_paint() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()
    QApplication.processEvents()
