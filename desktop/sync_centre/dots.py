"""Four dots: kept here, in HQ's hands, judged, and read back."""

from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.sync_centre.rows import DOTS, SyncRow
from desktop.tables.cell_delegate import PADDING, CellDelegate
from sync.shop.queue import Stage

_Index = QModelIndex | QPersistentModelIndex
_APART = 32
_RADIUS = 5


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
        self._paint_way(painter, box, stage=row.step.stage, is_amber=row.is_for_you)
        if row.step.is_sent:
            self._paint_unsure(painter, box)
        painter.restore()

    def _paint_way(self, painter: QPainter, box: QRect, *, stage: Stage, is_amber: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = box.center().y() + 1
        centres = [QPoint(box.left() + 5 + n * _APART, middle) for n in range(len(Stage))]
        for n, (one, other) in enumerate(pairwise(centres), 1):
            painter.setPen(QPen(self.theme.colour("act" if n < stage else "line2"), 2))
            painter.drawLine(one + QPoint(_RADIUS, 0), other - QPoint(_RADIUS, 0))
        for n, centre in enumerate(centres, 1):
            self._paint_dot(painter, centre, self._role(n, stage, is_amber=is_amber))

    def _paint_unsure(self, painter: QPainter, box: QRect) -> None:
        """It went out and HQ may have it: the way is drawn, its end is a ring."""
        there = QPoint(box.left() + 5 + _APART, box.center().y() + 1)
        painter.setPen(QPen(self.theme.colour("act"), 2))
        painter.drawLine(there - QPoint(_APART - _RADIUS, 0), there - QPoint(_RADIUS, 0))
        painter.setBrush(self.theme.colour("surface"))
        painter.drawEllipse(there, _RADIUS, _RADIUS)

    def _role(self, number: int, stage: Stage, *, is_amber: bool) -> str:
        if is_amber and number == Stage.JUDGED:
            return "need"
        if is_amber and number == Stage.TOLD:
            return ""
        return "act" if number <= stage else ""

    def _paint_dot(self, painter: QPainter, centre: QPoint, role: str) -> None:
        if role:
            painter.setPen(QPen(self.theme.colour(role), 1))
            painter.setBrush(self.theme.colour(role))
        else:
            painter.setPen(QPen(self.theme.colour("line3"), 1))
            painter.setBrush(self.theme.colour("surface"))
        painter.drawEllipse(centre, _RADIUS, _RADIUS)
