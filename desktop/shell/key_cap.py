"""Key caps: which keys a shortcut is, and how they are drawn."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.theme.theme import Theme

CAP_HEIGHT = 20
CAP_GAP = 4

_PADDING = 6
_SIGNS = {
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Return": "Enter",
    "Del": "Delete",
    "PgUp": "Page Up",
    "PgDown": "Page Down",
}


@dataclass(frozen=True, slots=True)
class CapInk:
    """Roles of the letters, the edge and the ground of a cap; no fill role leaves it clear."""

    letters: str = "ink2"
    edge: str = "line2"
    fill: str = "surface"


PLAIN = CapInk()
ON_ACT = CapInk("onAct", "onAct", "")
ON_TOAST = CapInk("inkInv", "inkInv", "")
OFF = CapInk("inkOff", "line2", "")


@dataclass(frozen=True, slots=True)
class KeyHint:
    """Keys that work now, what they do, and the action they press if there is one."""

    keys: tuple[str, ...]
    words: str
    action: QAction | None = None


def keys_of(shortcut: QKeySequence) -> tuple[str, ...]:
    """Ctrl+Shift+D as ("Ctrl", "Shift", "D"); nothing for no shortcut."""
    text = shortcut.toString(QKeySequence.SequenceFormat.PortableText)
    parts = [part for part in text.split("+") if part] if text != "+" else ["+"]
    return tuple(_SIGNS.get(part, part) for part in parts)


def hint_of(action: QAction) -> KeyHint:
    return KeyHint(keys_of(action.shortcut()), action.text(), action)


def caps_width(theme: Theme, keys: tuple[str, ...]) -> int:
    metrics = QFontMetrics(theme.font("caption"))
    return sum(_cap_width(metrics, key) + CAP_GAP for key in keys) - (CAP_GAP if keys else 0)


def paint_caps(
    painter: QPainter, theme: Theme, keys: tuple[str, ...], *, left: int, middle: int, ink: CapInk
) -> int:
    """Draw caps from left around a middle line; returns where the last one ends."""
    font = theme.font("caption")
    metrics = QFontMetrics(font)
    painter.setFont(font)
    for key in keys:
        box = QRect(left, middle - CAP_HEIGHT // 2, _cap_width(metrics, key), CAP_HEIGHT)
        _paint_cap(painter, theme, key, box=box, ink=ink)
        left = box.right() + 1 + CAP_GAP
    return left - (CAP_GAP if keys else 0)


def _cap_width(metrics: QFontMetrics, key: str) -> int:
    return max(CAP_HEIGHT, metrics.horizontalAdvance(key) + 2 * _PADDING)


def _paint_cap(painter: QPainter, theme: Theme, key: str, *, box: QRect, ink: CapInk) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QPen(theme.colour(ink.edge))
    painter.setPen(edge)
    if ink.fill:
        painter.setBrush(theme.colour(ink.fill))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.drawLine(box.left() + 3, box.bottom() - 1, box.right() - 3, box.bottom() - 1)
    painter.setPen(theme.colour(ink.letters))
    painter.drawText(box.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, key)


class KeyCaps(QWidget):
    """Caps standing alone beside words."""

    def __init__(self, theme: Theme, *keys: str, ink: CapInk = PLAIN) -> None:
        super().__init__()
        self._theme = theme
        self._keys = keys
        self._ink = ink
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFixedSize(max(1, caps_width(self._theme, self._keys)), CAP_HEIGHT)
        self.update()

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        middle = CAP_HEIGHT // 2
        paint_caps(painter, self._theme, self._keys, left=0, middle=middle, ink=self._ink)
        painter.end()
