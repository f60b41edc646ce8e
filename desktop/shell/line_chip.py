"""The one place that shows the line to HQ and the queue.

It changes its text and never blinks; offline is slate, a word and a number, not a warning.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter

from desktop.shell.dressed import Dressed
from desktop.theme.theme import Theme

_HEIGHT = 32
_EDGE = 12
_ICON = 20
_GAP = 9
_DOT = 8
_LONG_OFFLINE_HOURS = 24


@dataclass(frozen=True, slots=True)
class LineState:
    """Steps waiting here, of these sent in the running round, and documents that want a person."""

    line: Literal["online", "offline", "syncing", "signed_out"] = "online"
    waiting: int = 0
    sent: int = 0
    for_you: int = 0
    offline_hours: int = 0
    intact: bool = True


class LineChip(Dressed):
    """Painted, so that a new text never lays out the bar again except in width."""

    pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._state = LineState()
        self._parts: tuple[str, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.settle()

    def show_state(self, state: LineState) -> None:
        self._state = state
        self.retranslate()

    def sentence(self) -> str:
        """The same in one line of words."""
        return ", ".join(part for part in self._parts if part)

    def text(self) -> str:
        return "　".join(self._parts)

    def retranslate(self) -> None:
        self._parts = self._words()
        self.setAccessibleName(", ".join(self._parts))
        self.setFixedWidth(self.sizeHint().width())
        self.update()

    def dress(self) -> None:
        self.setFixedWidth(self.sizeHint().width())
        self.update()

    def sizeHint(self) -> QSize:
        width = _EDGE + _ICON + _GAP
        for index, part in enumerate(self._parts):
            width += QFontMetrics(self._font(index)).horizontalAdvance(part) + 2 * _GAP
        return QSize(width + (_DOT + 6 if self._has_dot() else 0), _HEIGHT)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone, icon = self.look()
        self._paint_ground(painter, tone)
        middle = (_HEIGHT - _ICON) // 2
        painter.drawPixmap(_EDGE, middle, self.theme.pixmap(icon, f"{tone}Ink", _ICON))
        left = _EDGE + _ICON + _GAP
        for index, part in enumerate(self._parts):
            left = self._paint_part(painter, part, index=index, left=left, tone=tone)
        painter.end()

    def _paint_ground(self, painter: QPainter, tone: str) -> None:
        painter.setBrush(self.theme.colour(f"{tone}Tint"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect(), _HEIGHT / 2, _HEIGHT / 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.theme.colour("focus"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 15, 15)

    def _paint_part(self, painter: QPainter, part: str, *, index: int, left: int, tone: str) -> int:
        if index:
            painter.setPen(self.theme.colour(f"{tone}Line"))
            painter.drawLine(left, 9, left, _HEIGHT - 9)
            left += _GAP
        if self._has_dot() and index == len(self._parts) - 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("need"))
            painter.drawEllipse(left, (_HEIGHT - _DOT) // 2, _DOT, _DOT)
            left += _DOT + 6
        painter.setFont(self._font(index))
        painter.setPen(self.theme.colour(f"{tone}Ink"))
        width = painter.fontMetrics().horizontalAdvance(part)
        place = QRect(left, 0, width + 2, _HEIGHT)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, part)
        return left + width + _GAP

    def _font(self, index: int) -> QFont:
        return self.theme.strong_font("body") if index == 1 else self.theme.font("body")

    def _has_dot(self) -> bool:
        state = self._state
        late = state.offline_hours >= _LONG_OFFLINE_HOURS
        return state.intact and self._is_calm() and (late or state.for_you > 0)

    def _is_calm(self) -> bool:
        return self._state.line == "offline"

    def look(self) -> tuple[str, str]:
        """Tone and icon; amber only when a person must act, red only for a broken record."""
        if not self._state.intact:
            return "stop", "shield-warning"
        if self._state.line == "offline":
            return "calm", "cloud-slash"
        if self._state.line == "signed_out":
            return "need", "lock-key"
        if self._state.line == "syncing":
            return "act", "arrows-clockwise"
        if self._state.for_you:
            return "need", "scales"
        return "ok", "cloud-check"

    def _words(self) -> tuple[str, ...]:
        state = self._state
        if not state.intact:
            return (self.tr("The record does not add up"),)
        if state.line == "offline":
            return self._offline_words()
        if state.line == "signed_out":
            return (self.tr("Sending stopped"), *self._waiting_words())
        if state.line == "syncing":
            return (self.tr("Syncing"), f"{state.sent} / {state.waiting}")
        if state.for_you:
            return (self.tr("%n for you", "", state.for_you),)
        waiting = self._waiting_words() or (self.tr("all sent"),)
        return (self.tr("Online"), *waiting)

    def _offline_words(self) -> tuple[str, ...]:
        state = self._state
        for_you = (self.tr("%n for you", "", state.for_you),) if state.for_you else ()
        if state.offline_hours >= _LONG_OFFLINE_HOURS:
            word = self.tr("Offline for %n hour(s)", "", state.offline_hours)
            return (word, *self._waiting_words(), *(for_you or ("",)))
        return (self.tr("Offline"), *self._waiting_words(), *for_you)

    def _waiting_words(self) -> tuple[str, ...]:
        waiting = self._state.waiting
        return (self.tr("%n waiting", "", waiting),) if waiting else ()
