"""The theme in force: one object that every widget asks for colours, fonts and icons."""

from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop.theme.fonts import code_families, families, make_font
from desktop.theme.high_contrast import contrast_colours, system_hints, wants_contrast
from desktop.theme.icons import draw_icon
from desktop.theme.style_sheet import fill_style_sheet
from desktop.theme.tokens import DENSITIES, Density, Scheme, Tokens, read_tokens

Mode = Literal["light", "dark", "system"]

MODES: tuple[Mode, ...] = ("light", "dark", "system")

_ALPHA_TEXT = 9  # "#RRGGBBAA"

_PALETTE = (
    (QPalette.ColorRole.Window, "canvas"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "zebra"),
    (QPalette.ColorRole.Text, "ink1"),
    (QPalette.ColorRole.WindowText, "ink1"),
    (QPalette.ColorRole.ButtonText, "ink1"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.Highlight, "sel"),
    (QPalette.ColorRole.HighlightedText, "ink1"),
    (QPalette.ColorRole.PlaceholderText, "ink3"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "ink1"),
    (QPalette.ColorRole.Link, "actInk"),
    (QPalette.ColorRole.Accent, "act"),
)
_DISABLED = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)


class Theme(QObject):
    """Mode, language and density in force; `changed` follows the application's new dress."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        *,
        mode: Mode = "system",
        language: str = "en",
        density: Density = "standard",
        is_strong: Callable[[], bool] = wants_contrast,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._tokens: Tokens = read_tokens()
        self._mode: Mode = mode
        self._language = language
        self._density: Density = density
        self._is_strong = is_strong
        self._strong: Mapping[str, str] | None = None
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, str], QFont] = {}
        hints, contrast = system_hints()
        hints.colorSchemeChanged.connect(self._follow_system)
        contrast.contrastPreferenceChanged.connect(self.wear)

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def language(self) -> str:
        return self._language

    @property
    def density(self) -> Density:
        return self._density

    @property
    def scheme(self) -> Scheme:
        """What `system` means just now; a system that does not say is light."""
        if self._mode != "system":
            return self._mode
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    @property
    def row_height(self) -> int:
        return self._tokens.row_px[self._density]

    def wear(self) -> None:
        """Dress the whole application; the sheet last, since it re-polishes every widget."""
        self._forget()
        style = QStyleFactory.create("Fusion")
        if self._app.style().name() != style.name():
            self._app.setStyle(style)
        self._strong = self._strong_colours()
        self._app.setFont(self.font("body"))
        self._app.setPalette(self.palette())
        self._app.setStyleSheet(fill_style_sheet(self._opaque_colours()))
        self.changed.emit()

    def set_mode(self, mode: Mode) -> None:
        self._mode = mode
        self.wear()

    def set_language(self, language: str) -> None:
        self._language = language
        self.wear()

    def set_density(self, density: Density) -> None:
        self._density = density
        self._forget()
        self.changed.emit()

    def next_density(self) -> Density:
        following = (DENSITIES.index(self._density) + 1) % len(DENSITIES)
        return DENSITIES[following]

    def colour(self, role: str) -> QColor:
        if role not in self._colours:
            self._colours[role] = read_colour(self._table()[role])
        return self._colours[role]

    def font(self, kind: str) -> QFont:
        return self._fonts.get((kind, "")) or self._make_font(kind, "")

    def strong_font(self, kind: str) -> QFont:
        return self._fonts.get((kind, "strong")) or self._make_font(kind, "strong")

    def code_font(self, kind: str) -> QFont:
        """For document numbers, lots and fingerprints."""
        return self._fonts.get((kind, "code")) or self._make_font(kind, "code")

    def pixmap(self, name: str, role: str, size: int) -> QPixmap:
        ratio = self._app.devicePixelRatio()
        key = (name, role, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = draw_icon(name, self.colour(role), size=size, ratio=ratio)
        return self._pixmaps[key]

    def icon(self, name: str, role: str, size: int) -> QIcon:
        return QIcon(self.pixmap(name, role, size))

    def palette(self) -> QPalette:
        palette = QPalette()
        for place, role in _PALETTE:
            palette.setColor(place, self.colour(role))
        for place in _DISABLED:
            palette.setColor(QPalette.ColorGroup.Disabled, place, self.colour("inkOff"))
        return palette

    def _make_font(self, kind: str, manner: str) -> QFont:
        names = code_families(self._language) if manner == "code" else families(self._language)
        weight = QFont.Weight.DemiBold if manner == "strong" else QFont.Weight.Normal
        font = make_font(names, self._tokens.type_px[kind], weight)
        self._fonts[kind, manner] = font
        return font

    def _table(self) -> Mapping[str, str]:
        return self._strong or self._tokens.colours[self.scheme]

    def _strong_colours(self) -> Mapping[str, str] | None:
        """The system's own, where the computer is set to high contrast."""
        if not self._is_strong():
            return None
        self._app.setPalette(QPalette())  # ours would hide the system's
        return contrast_colours(self._app.palette(), self._tokens.colours["light"])

    def _opaque_colours(self) -> dict[str, str]:
        return {role: text for role, text in self._table().items() if len(text) < _ALPHA_TEXT}

    def _forget(self) -> None:
        self._colours.clear()
        self._fonts.clear()
        self._pixmaps.clear()

    def _follow_system(self) -> None:
        if self._mode == "system" or self._is_strong():
            self.wear()


def read_colour(text: str) -> QColor:
    """Tokens write #RRGGBB or #RRGGBBAA; Qt reads alpha first."""
    if len(text) == _ALPHA_TEXT:
        return QColor(f"#{text[7:]}{text[1:7]}")
    return QColor(text)
