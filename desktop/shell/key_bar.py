"""The bar at the foot: the keys that work now. A press of the mouse works too."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter

from desktop.shell.dressed import Dressed
from desktop.shell.key_cap import PLAIN, KeyHint, caps_width, paint_caps
from desktop.theme.theme import Theme

KEYS_HEIGHT = 34

_EDGE = 16
_BESIDE = 8
_BETWEEN = 20


class KeyBar(Dressed):
    """Hints from the left; the last ones stand at the right and are never dropped."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("keys")
        self.setFixedHeight(KEYS_HEIGHT)
        self._hints: tuple[KeyHint, ...] = ()
        self._last: tuple[KeyHint, ...] = ()
        self._places: list[tuple[QRect, KeyHint]] = []

    def show_hints(self, hints: tuple[KeyHint, ...], last: tuple[KeyHint, ...]) -> None:
        self._hints, self._last = hints, last
        self._places = []
        words = [f"{' '.join(hint.keys)} {hint.words}" for hint in (*hints, *last)]
        self.setAccessibleName(", ".join(words))
        self.update()

    def shown(self) -> tuple[str, ...]:
        """Words of the hints that found room at the last painting."""
        return tuple(hint.words for _, hint in self._places)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        for box, hint in self._places:
            if box.contains(place) and hint.action is not None:
                hint.action.trigger()
                return

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        self._places = self._place()
        for box, hint in self._places:
            self._paint_hint(painter, box, hint)
        painter.end()

    def _place(self) -> list[tuple[QRect, KeyHint]]:
        right = self.width() - _EDGE
        placed = []
        for hint in reversed(self._last):
            right -= self._width(hint)
            placed.append((QRect(right, 0, self._width(hint), self.height()), hint))
            right -= _BETWEEN
        left = _EDGE
        for hint in self._hints:
            if left + self._width(hint) > right:
                break
            placed.append((QRect(left, 0, self._width(hint), self.height()), hint))
            left += self._width(hint) + _BETWEEN
        return placed

    def _width(self, hint: KeyHint) -> int:
        words = QFontMetrics(self.theme.font("caption")).horizontalAdvance(hint.words)
        return caps_width(self.theme, hint.keys) + _BESIDE + words

    def _paint_hint(self, painter: QPainter, box: QRect, hint: KeyHint) -> None:
        middle = self.height() // 2
        left = paint_caps(painter, self.theme, hint.keys, left=box.left(), middle=middle, ink=PLAIN)
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("ink2"))
        place = QRect(left + _BESIDE, 0, box.width(), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, hint.words)
