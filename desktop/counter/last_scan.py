"""The line touched last, large enough to be read from an arm away."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from desktop.shell.dressed import Dressed
from desktop.theme.theme import Theme

HEIGHT = 72

_DISC = 28
_LEFT = 56
_RIGHT = 18
_AVAILABLE = 145
_ALIGN_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALIGN_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class LastLine:
    """What the card says, all of it text as shown. `goes_below` sets what is left in amber."""

    name: str
    code: str
    details: tuple[str, ...]
    moment: str
    quantity: str
    unit: str
    before: str
    after: str
    goes_below: bool = False
    sentence: str = ""


class LastScan(Dressed):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self.setMinimumHeight(HEIGHT)
        self.setFixedHeight(HEIGHT)
        self._line: LastLine | None = None
        self.settle()

    def show_line(self, line: LastLine | None) -> None:
        self._line = line
        self.setVisible(line is not None)
        self.setAccessibleName(line.sentence if line is not None else "")
        self.update()

    def line(self) -> LastLine | None:
        return self._line

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        right = self._paint_quantity(painter, self._line)
        self._paint_available(painter, self._line, right=right)
        self._paint_goods(painter, self._line, right=right - _AVAILABLE)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("actTint"))
        box = self.rect()
        painter.drawRoundedRect(box, 8, 8)
        painter.drawRect(box.adjusted(0, box.height() // 2, 0, 0))
        painter.setPen(self.theme.colour("actLine"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("act"))
        top = (box.height() - _DISC) // 2
        painter.drawEllipse(14, top, _DISC, _DISC)
        painter.drawPixmap(18, top + 4, self.theme.pixmap("check", "onAct", 20))

    def _paint_quantity(self, painter: QPainter, line: LastLine) -> int:
        """Returns where the figure begins."""
        box = self.rect().adjusted(0, 0, -_RIGHT, 0)
        painter.setFont(self.theme.font("body"))
        painter.setPen(self.theme.colour("ink1"))
        unit = painter.fontMetrics().horizontalAdvance(line.unit)
        painter.drawText(box.adjusted(0, 22, 0, 0), _ALIGN_RIGHT, line.unit)
        box.adjust(0, 0, -unit - (8 if unit else 0), 0)
        font = self.theme.strong_font("hero")
        painter.setFont(font)
        painter.drawText(box, _ALIGN_RIGHT, line.quantity)
        return box.right() - QFontMetrics(font).horizontalAdvance(line.quantity)

    def _paint_available(self, painter: QPainter, line: LastLine, *, right: int) -> None:
        box = QRect(0, 0, right - 44, self.height())
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("ink2"))
        painter.drawText(box.adjusted(0, 0, 0, -22), _ALIGN_RIGHT, self.tr("Available"))
        painter.setFont(self.theme.font("body"))
        painter.setPen(self.theme.colour("needInk" if line.goes_below else "ink1"))
        painter.drawText(box.adjusted(0, 16, 0, 0), _ALIGN_RIGHT, line.after)
        after = painter.fontMetrics().horizontalAdvance(line.after)
        painter.setPen(self.theme.colour("ink3"))
        painter.drawText(box.adjusted(0, 16, -after, 0), _ALIGN_RIGHT, f"{line.before} → ")

    def _paint_goods(self, painter: QPainter, line: LastLine, *, right: int) -> None:
        box = QRect(_LEFT, 0, right - _LEFT, self.height())
        painter.setFont(self.theme.strong_font("title"))
        painter.setPen(self.theme.colour("ink1"))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(line.name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box.adjusted(0, 0, 0, -18), _ALIGN_LEFT, name)
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("ink3"))
        code = box.adjusted(metrics.horizontalAdvance(name) + 12, 2, 0, -18)
        painter.drawText(code, _ALIGN_LEFT, line.code)
        left = self._paint_words(painter, box, "　".join(line.details), role="ink2")
        self._paint_words(painter, box.adjusted(left, 0, 0, 0), line.moment, role="ink3")

    def _paint_words(self, painter: QPainter, box: QRect, words: str, *, role: str) -> int:
        painter.setPen(self.theme.colour(role))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, box.width()))
        painter.drawText(box.adjusted(0, 26, 0, 0), _ALIGN_LEFT, shown)
        return metrics.horizontalAdvance(shown) + (12 if words else 0)
