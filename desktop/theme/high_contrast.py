"""The colours of a computer set to high contrast, in place of the tokens' own.

The person chose few colours and strong ones: grounds, ink and edges are theirs, and a meaning that
was a tint before is told by its word and icon alone.
"""

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints, QColor, QGuiApplication, QPalette, QStyleHints

from desktop.theme.contrast import contrast

READABLE = 7.0
"""Ink on its ground, as WCAG's stricter level wants it."""

_STEPS = 20
_ACTS = frozenset({"act", "actHover", "actPress", "focus"})
_INKS = frozenset({"ink1", "ink2", "ink3", "hq", "calm", "ok", "need", "stop"})
_SIGNS = frozenset({"sel"})


def wants_contrast() -> bool:
    """Whether this computer is set to high contrast."""
    return system_hints()[1].contrastPreference() == Qt.ContrastPreference.HighContrast


@cache
def system_hints() -> tuple[QStyleHints, QAccessibilityHints]:
    """Both are held for good: PySide takes the second for deleted once it lets go of the first."""
    hints = QGuiApplication.styleHints()
    return hints, hints.accessibility()


def contrast_colours(palette: QPalette, roles: Iterable[str]) -> dict[str, str]:
    """Each role as #RRGGBB out of the system's palette; the scrim stays see-through."""
    return {role: _of(role, palette) for role in roles}


def _of(role: str, palette: QPalette) -> str:
    ground, ink = (
        _name(palette, QPalette.ColorRole.Window),
        _name(palette, QPalette.ColorRole.WindowText),
    )
    if role == "scrim":
        return f"{ground}CC"
    if role == "onAct":
        return _name(palette, QPalette.ColorRole.HighlightedText)
    if role in _ACTS:
        return _name(palette, QPalette.ColorRole.Highlight)
    if role in _SIGNS:
        return _towards(_name(palette, QPalette.ColorRole.Highlight), ground, ink)
    if role == "inkOff":
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    is_edge = role.startswith("line") or role.endswith("Line")
    return ink if is_edge or role in _INKS or role.endswith("Ink") else ground


def _name(palette: QPalette, place: QPalette.ColorRole) -> str:
    return palette.color(QPalette.ColorGroup.Active, place).name()


def _towards(colour: str, ground: str, ink: str) -> str:
    """As much of the colour as leaves the ink on it readable."""
    for step in range(_STEPS, -1, -1):
        mixed = _mixed(QColor(colour), QColor(ground), step)
        if contrast(QColor(ink), QColor(mixed)) >= READABLE:
            return mixed
    return ground


def _mixed(colour: QColor, ground: QColor, step: int) -> str:
    def part(of: int, on: int) -> int:
        return (of * step + on * (_STEPS - step)) // _STEPS

    return QColor(
        part(colour.red(), ground.red()),
        part(colour.green(), ground.green()),
        part(colour.blue(), ground.blue()),
    ).name()
