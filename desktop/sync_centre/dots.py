"""Four dots: kept here, sent, received by HQ, confirmed by HQ."""

from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.sync_centre.rows import DOTS, SyncRow, dots_of
from desktop.tables.cell_delegate import PADDING, CellDelegate
from sync.shop.queue import QueueRow, Stage

_Index = QModelIndex | QPersistentModelIndex
_APART = 32
_RADIUS = 5
_RECEIVED = 3


class DotsDelegate(CellDelegate):
    """Paints the column of dots; all else as every table does."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._rows.row(index)
        is_dots = self._columns[index.column()].key == DOTS
        if not is_dots or not isinstance(row, SyncRow) or row.step is None:
            super().paint(painter, option, index)
            return
        painter.save()
        self._paint_ground(painter, option.rect, option)
        box: QRect = option.rect.adjusted(PADDING, 0, -PADDING, -1)
        self._paint_way(painter, box, row.step, is_amber=row.is_for_you)
        painter.restore()

    def _paint_way(self, painter: QPainter, box: QRect, step: QueueRow, *, is_amber: bool) -> None:
        full, ring = dots_of(step)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = box.center().y() + 1
        centres = [QPoint(box.left() + 5 + n * _APART, middle) for n in range(len(Stage))]
        for n, (one, other) in enumerate(pairwise(centres), 1):
            is_gone = (n < full or n + 1 == ring) and not (is_amber and n >= _RECEIVED)
            painter.setPen(QPen(self.theme.colour("act" if is_gone else "line2"), 2))
            painter.drawLine(one + QPoint(_RADIUS, 0), other - QPoint(_RADIUS, 0))
        for n, centre in enumerate(centres, 1):
            self._paint_dot(painter, centre, _role(n, full, is_amber=is_amber))
        if ring and not is_amber:
            self._paint_unsure(painter, centres[ring - 1])

    def _paint_unsure(self, painter: QPainter, there: QPoint) -> None:
        """It may be there already: nobody has heard yet that it is."""
        painter.setPen(QPen(self.theme.colour("act"), 2))
        painter.setBrush(self.theme.colour("surface"))
        painter.drawEllipse(there, _RADIUS, _RADIUS)

    def _paint_dot(self, painter: QPainter, centre: QPoint, role: str) -> None:
        if role:
            painter.setPen(QPen(self.theme.colour(role), 1))
            painter.setBrush(self.theme.colour(role))
        else:
            painter.setPen(QPen(self.theme.colour("line3"), 1))
            painter.setBrush(self.theme.colour("surface"))
        painter.drawEllipse(centre, _RADIUS, _RADIUS)


def _role(number: int, full: int, *, is_amber: bool) -> str:
    """A person's turn is amber where HQ has it, and what comes after that is open."""
    if is_amber and number == _RECEIVED:
        return "need"
    if is_amber and number > _RECEIVED:
        return ""
    return "act" if number <= full else ""
