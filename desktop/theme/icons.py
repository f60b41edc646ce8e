"""Icons drawn from the Phosphor font (MIT) that comes with qtawesome.

The glyphs are filled as outlines: importing qtawesome itself costs 0.3 s at start, and nothing
of it is needed beyond its font and its table of names.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRawFont

_FONT = "phosphor-1.3.0.ttf"
_NAMES = "phosphor-charmap-1.3.0.json"


class UnknownIcon(LookupError):
    """A name the icon family does not have."""


def draw_icon(name: str, colour: QColor, *, size: int, ratio: float) -> QPixmap:
    """A square of size logical px at a device pixel ratio, tinted with one colour."""
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    _fill_glyph(pixmap, name, colour, size)
    return pixmap


def _fill_glyph(pixmap: QPixmap, name: str, colour: QColor, size: int) -> None:
    font = _raw_font(size)
    outline = font.pathForGlyph(font.glyphIndexesForString(_character(name))[0])
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QPointF(size / 2, size / 2) - outline_centre(font, size))
    painter.fillPath(outline, colour)
    painter.end()


def outline_centre(font: QRawFont, size: int) -> QPointF:
    """Centre of the design square, so that glyphs keep their place in it."""
    return QPointF(size / 2, (font.descent() - font.ascent()) / 2)


@cache
def _raw_font(size: int) -> QRawFont:
    return QRawFont(str(_folder() / _FONT), size)


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = json.loads((_folder() / _NAMES).read_text(encoding="utf-8"))
    return table


def _character(name: str) -> str:
    code = _table().get(name)
    if code is None:
        raise UnknownIcon(name)
    return chr(int(code, 16))


def _folder() -> Path:
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise UnknownIcon("qtawesome is not installed")
    return Path(spec.origin).parent / "fonts"
