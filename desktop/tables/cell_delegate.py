"""Paints a Cell: hairline, ground, text, code, unit, tag, mark, dots, focus ring."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.tables.cell import Cell, TagMark
from desktop.tables.row_model import RowModel
from desktop.theme.theme import Theme

PADDING = 12

_CODE_GAP = 8
_UNIT_GAP = 8
_ICON = 20
_TAG_ICON = 16
_TAG_HEIGHT = 20
_TAG_PADDING = 7
_MARK = 5
# As numbers: Python's own flags cost 4 µs a question, and a repaint asks three of each cell.
_SELECTED = QStyle.StateFlag.State_Selected.value
_HOVERED = QStyle.StateFlag.State_MouseOver.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_V_CENTRE = Qt.AlignmentFlag.AlignVCenter

_Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """One for each table; a page with cells of its own kind overrides paint_cell()."""

    def __init__(self, theme: Theme, rows: RowModel[Any], owner: QObject) -> None:
        super().__init__(owner)
        self.theme = theme
        self._rows = rows  # asked directly: a role through Qt costs a conversion a cell
        self._columns = rows.columns

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box: QRect = option.rect
        painter.save()
        words = self._rows.head_of(index.row())
        if words:
            self._paint_group(painter, box, words)
        else:
            cell = self._rows.cell_at(index.row(), index.column())
            self._paint_ground(painter, box, option)
            inner = box.adjusted(PADDING, 0, -PADDING, -1)
            self.paint_cell(painter, inner, cell, index.column())
            if option.state.value & _FOCUSED:
                self._paint_ring(painter, box, cell, index.column())
        painter.restore()

    def paint_cell(self, painter: QPainter, box: QRect, cell: Cell, column: int) -> None:
        if self._columns[column].align == "right":
            self._paint_right(painter, box, cell)
        else:
            self._paint_left(painter, box, cell)

    def _paint_ground(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem) -> None:
        painter.fillRect(box, self.theme.colour(_ground(option.state.value)))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, self.theme.colour("line1"))

    def _paint_group(self, painter: QPainter, box: QRect, words: str) -> None:
        painter.fillRect(box, self.theme.colour("sunken"))
        painter.setFont(self.theme.strong_font("caption"))
        painter.setPen(self.theme.colour("ink2"))
        painter.drawText(box.adjusted(PADDING, 0, 0, 0), _V_CENTRE, words)

    def _paint_left(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        left = box.left()
        if cell.icon:
            icon = self.theme.pixmap(cell.icon, "ink2", _ICON)
            painter.drawPixmap(left, box.center().y() - _ICON // 2 + 1, icon)
            left += _ICON + PADDING if cell.text else 0
        if cell.text:
            left = self._paint_text(painter, box, cell, left=left)
        if cell.code:
            left = self._paint_code(painter, box, cell, left=left + _CODE_GAP)
        if cell.tag is not None:
            self.paint_tag(painter, box, cell.tag, left=left + (_CODE_GAP if cell.text else 0))

    def _paint_text(self, painter: QPainter, box: QRect, cell: Cell, *, left: int) -> int:
        font = self._font(cell)
        metrics = QFontMetrics(font)
        room = max(0, box.right() - left + 1 - self._number_width(cell))
        text, width = cell.text, metrics.horizontalAdvance(cell.text)
        if width > room:
            text, width = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room), room
        painter.setFont(font)
        painter.setPen(self.theme.colour(cell.tone))
        place = QRect(left, box.top(), width + 1, box.height())
        painter.drawText(place, _V_CENTRE, text)
        if cell.is_struck:
            painter.drawLine(left, box.center().y() + 1, left + width, box.center().y() + 1)
        return left + width

    def _number_width(self, cell: Cell) -> int:
        """A document is known by its number: words beside it give way."""
        if not cell.code_is_number or not cell.code:
            return 0
        metrics = QFontMetrics(self.theme.code_font("caption"))
        return _CODE_GAP + metrics.horizontalAdvance(cell.code)

    def _paint_code(self, painter: QPainter, box: QRect, cell: Cell, *, left: int) -> int:
        of_number = self.theme.code_font("caption")
        painter.setFont(of_number if cell.code_is_number else self.theme.font("caption"))
        painter.setPen(self.theme.colour("ink3"))
        room = box.right() - left + 1
        metrics = painter.fontMetrics()
        text = metrics.elidedText(cell.code, Qt.TextElideMode.ElideRight, max(0, room))
        painter.drawText(QRect(left, box.top(), max(0, room), box.height()), _V_CENTRE, text)
        return left + metrics.horizontalAdvance(text)

    def _paint_right(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        right = box.right() + 1
        if cell.tag is not None:
            self.paint_tag(painter, box, cell.tag, left=right - self._tag_width(cell.tag))
            return
        if cell.unit:
            right = self._paint_unit(painter, box, cell)
        font = self._font(cell)
        width = QFontMetrics(font).horizontalAdvance(cell.text)
        left = right - width
        painter.setFont(font)
        painter.setPen(self.theme.colour(cell.tone))
        painter.drawText(QRect(left, box.top(), width + 1, box.height()), _V_CENTRE, cell.text)
        if cell.is_waiting:
            self._paint_dots(painter, QRect(left, box.center().y() + 10, width, 2))
        if cell.before:
            self._paint_before(painter, box, cell.before, right=left)
        if cell.has_mark:
            self._paint_mark(painter, QPoint(left - 14, box.center().y() + 1))

    def _paint_unit(self, painter: QPainter, box: QRect, cell: Cell) -> int:
        """Units stand in one column whatever their width: one Han character or a short word."""
        painter.setFont(self.theme.font("body"))
        painter.setPen(self.theme.colour("ink2"))
        metrics = painter.fontMetrics()
        width = max(metrics.horizontalAdvance(cell.unit), metrics.horizontalAdvance("包"))
        place = QRect(box.right() + 1 - width, box.top(), width + 1, box.height())
        painter.drawText(place, _V_CENTRE, cell.unit)
        return place.left() - _UNIT_GAP

    def _paint_before(self, painter: QPainter, box: QRect, before: str, *, right: int) -> None:
        painter.setFont(self.theme.font("body"))
        painter.setPen(self.theme.colour("ink3"))
        place = QRect(box.left(), box.top(), right - box.left(), box.height())
        painter.drawText(place, _V_CENTRE | Qt.AlignmentFlag.AlignRight, before)

    def _paint_dots(self, painter: QPainter, place: QRect) -> None:
        pen = QPen(self.theme.colour("ink2"), 2, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(place.topLeft(), place.topRight())

    def _paint_mark(self, painter: QPainter, centre: QPoint) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("need"))
        corners = ((0, -_MARK), (_MARK, 0), (0, _MARK), (-_MARK, 0))
        painter.drawPolygon(QPolygon([centre + QPoint(x, y) for x, y in corners]))

    def paint_tag(self, painter: QPainter, box: QRect, tag: TagMark, *, left: int) -> None:
        top = box.center().y() - _TAG_HEIGHT // 2 + 1
        place = QRect(left, top, self._tag_width(tag), _TAG_HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(f"{tag.tone}Tint"))
        painter.drawRoundedRect(place, 4, 4)
        left += _TAG_PADDING
        if tag.icon:
            painter.drawPixmap(left, top + 2, self.theme.pixmap(tag.icon, f"{tag.tone}Ink", 16))
            left += _TAG_ICON + 4
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour(f"{tag.tone}Ink"))
        painter.drawText(place.adjusted(left - place.left(), 0, 0, 0), _V_CENTRE, tag.words)

    def _tag_width(self, tag: TagMark) -> int:
        words = QFontMetrics(self.theme.font("caption")).horizontalAdvance(tag.words)
        return words + 2 * _TAG_PADDING + (_TAG_ICON + 4 if tag.icon else 0)

    def _paint_ring(self, painter: QPainter, box: QRect, cell: Cell, column: int) -> None:
        """The focused figure, and not only its row."""
        if not self._columns[column].is_figure:
            return
        width = max(28, QFontMetrics(self._font(cell)).horizontalAdvance(cell.text) + 18)
        ring = QRectF(box.right() - width - 1, box.top() + 4, width, box.height() - 9)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("focus"), 2))
        painter.setBrush(self.theme.colour("surface"))
        painter.drawRoundedRect(ring, 4, 4)
        self.paint_cell(painter, box.adjusted(PADDING, 0, -PADDING, -1), cell, column)

    def _font(self, cell: Cell) -> QFont:
        if cell.is_code:
            return self.theme.code_font(cell.type)
        return self.theme.strong_font(cell.type) if cell.is_strong else self.theme.font(cell.type)


def _ground(state: int) -> str:
    if state & _SELECTED:
        return "sel"
    return "hover" if state & _HOVERED else "surface"
