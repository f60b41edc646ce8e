"""Who did what when, from left to right: a few moments on one line."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from desktop.shell.dressed import Dressed
from desktop.theme.theme import Theme

HEIGHT = 92

_LINE = 26
_RADIUS = 6
_SIDE = 24
_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Event:
    """A moment as shown. tone is calm, hq, act or need: whose it was."""

    moment: str
    words: str
    tone: str = "calm"


class EventLine(Dressed):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self.setFixedHeight(HEIGHT)
        self._events: tuple[Event, ...] = ()
        self.settle()

    @property
    def events(self) -> tuple[Event, ...]:
        return self._events

    def show_events(self, events: tuple[Event, ...]) -> None:
        self._events = events
        self.setVisible(bool(events))
        self.setAccessibleName("; ".join(f"{event.moment} {event.words}" for event in events))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._events:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        apart = (self.width() - 2 * _SIDE) // len(self._events)
        painter.setPen(QPen(self.theme.colour("line2"), 2))
        painter.drawLine(16, _LINE, self.width() - 16, _LINE)
        for number, told in enumerate(self._events):
            self._paint_event(painter, told, left=_SIDE + number * apart, width=apart - 16)
        painter.end()

    def _paint_event(self, painter: QPainter, told: Event, *, left: int, width: int) -> None:
        centre = QPointF(left + _RADIUS, _LINE)
        painter.setPen(QPen(self.theme.colour(told.tone), 1))
        painter.setBrush(self.theme.colour("surface"))
        painter.drawEllipse(centre, _RADIUS, _RADIUS)
        painter.setBrush(self.theme.colour(told.tone))
        painter.drawEllipse(centre, _RADIUS - 2.5, _RADIUS - 2.5)
        painter.setFont(self.theme.strong_font("caption"))
        painter.setPen(self.theme.colour("ink1"))
        painter.drawText(QRect(left, _LINE + 12, width, 18), _WORDS, told.moment)
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("ink2"))
        painter.drawText(QRect(left, _LINE + 29, width, 36), _WORDS, told.words)
