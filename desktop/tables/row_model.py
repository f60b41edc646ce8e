"""The item model of every table: columns over a sequence of values."""

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.tables.cell import Cell, Column, Row
from desktop.tables.difference import changed_span

ROW_ROLE = Qt.ItemDataRole.UserRole
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
GROUP_ROLE = Qt.ItemDataRole.UserRole + 2

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowModel(QAbstractTableModel, Generic[Row]):
    """sentence says a row to a screen reader; group gives the words of a row that heads others."""

    def __init__(
        self,
        owner: QObject | None,
        columns: tuple[Column[Row], ...],
        *,
        sentence: Callable[[Row], str],
        group: Callable[[Row], str] | None = None,
    ) -> None:
        super().__init__(owner)
        self.columns = columns
        self.group = group
        self._sentence = sentence
        self._rows: Sequence[Row] = ()

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def show(self, rows: Sequence[Row]) -> None:
        """All rows anew: another search, another list. The place in the list is lost."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def renew(self, rows: Sequence[Row]) -> None:
        """As many rows as before, read again: the view asks anew for those it shows."""
        if len(rows) != len(self._rows):
            self.show(rows)
            return
        self._rows = rows
        if rows:
            last = self.index(len(rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def grow(self, rows: Sequence[Row]) -> None:
        """The same rows with more of them at the end."""
        before = len(self._rows)
        if len(rows) <= before:
            self.renew(rows)
            return
        self.beginInsertRows(QModelIndex(), before, len(rows) - 1)
        self._rows = rows
        self.endInsertRows()

    def take_in(self, rows: tuple[Row, ...]) -> None:
        """The same list, changed somewhere: only the span that differs is told to the view."""
        before = tuple(self._rows)
        span = changed_span(before, rows)
        if span.is_empty:
            return
        if len(before) == len(rows):
            self._rows = rows
            last = self.index(span.old_end - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(span.start, 0), last)
            return
        self._replace_span(before, rows, start=span.start, ends=(span.old_end, span.new_end))

    def _replace_span(
        self, before: tuple[Row, ...], rows: tuple[Row, ...], *, start: int, ends: tuple[int, int]
    ) -> None:
        old_end, new_end = ends
        if old_end > start:
            self.beginRemoveRows(QModelIndex(), start, old_end - 1)
            self._rows = before[:start] + before[old_end:]
            self.endRemoveRows()
        if new_end > start:
            self.beginInsertRows(QModelIndex(), start, new_end - 1)
            self._rows = rows
            self.endInsertRows()

    def row(self, index: _Index) -> Row | None:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        return self._rows[index.row()]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - the same
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.align == "right" else _LEFT
        return None

    def retitle(self) -> None:
        """After a change of language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role in {CELL_ROLE, Qt.ItemDataRole.DisplayRole}:
            cell = self.cell_at(index.row(), index.column())
            return cell if role == CELL_ROLE else cell.text
        if role == ROW_ROLE:
            return row
        if role == GROUP_ROLE:
            return self.head_of(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(row)
        return None

    def head_of(self, row: int) -> str:
        """The words of a row that heads others; empty for a row of its own."""
        return self.group(self._rows[row]) if self.group is not None else ""

    def cell_at(self, row: int, column: int) -> Cell:
        words = self.head_of(row)
        return Cell(words) if words else self.columns[column].cell(self._rows[row])
