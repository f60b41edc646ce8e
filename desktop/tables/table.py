"""The view of every table: fixed row heights by density, hairlines, keys that never edit."""

from collections.abc import Collection
from typing import Generic

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop.tables.cell import Row
from desktop.tables.cell_delegate import CellDelegate
from desktop.tables.row_model import GROUP_ROLE, RowModel
from desktop.theme.theme import Theme

_HEADER = 32
_NARROW = 720


class Table(QTableView, Generic[Row]):
    """row_chosen follows the current row; opened is Enter or a double click on it."""

    row_chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self, theme: Theme, model: RowModel[Row], *, delegate: CellDelegate | None = None
    ) -> None:
        super().__init__()
        self.theme = theme
        self.rows = model
        self._shown: frozenset[str] | None = None
        model.setParent(self)
        self.setModel(model)
        own = delegate if delegate is not None else CellDelegate(theme, model, self)
        own.setParent(self)
        self.setItemDelegate(own)
        self._set_up()
        self._set_up_header()
        self._connect()
        self._dress()

    def chosen(self) -> Row | None:
        return self.rows.row(self.currentIndex())

    def choose_row(self, row: int) -> None:
        """Keeps the column, so that a figure keeps its focus from row to row."""
        column = max(0, self.currentIndex().column())
        self.setCurrentIndex(self.rows.index(row, column))

    def move_choice(self, by: int) -> None:
        """Up or down without the focus, skipping the heads of groups."""
        count = self.rows.rowCount()
        row = self.currentIndex().row() + by
        while 0 <= row < count and self.rows.index(row, 0).data(GROUP_ROLE):
            row += by
        if 0 <= row < count:
            self.choose_row(row)

    def column_of(self, key: str) -> int:
        return [column.key for column in self.rows.columns].index(key)

    def first_visible(self) -> int:
        """Row number from 1 of the first row seen; 0 where there are none."""
        return self.rowAt(0) + 1

    def last_visible(self) -> int:
        last = self.rowAt(self.viewport().height() - 1)
        return self.rows.rowCount() if last < 0 else last + 1

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.rows.retitle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def show_only(self, keys: Collection[str]) -> None:
        """Columns of these keys, less those for which a narrow window has no room."""
        self._shown = frozenset(keys)
        self._fit_columns()

    def _fit_columns(self) -> None:
        width = self.viewport().width()
        for number, column in enumerate(self.rows.columns):
            is_wanted = self._shown is None or column.key in self._shown
            needed = _NARROW if column.hides_when_narrow else column.hides_below
            gives_way = width < needed
            self.setColumnHidden(number, gives_way or not is_wanted)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        # Any key would open an editor on the first character of a scan.
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)

    def _set_up_header(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(24)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFixedHeight(_HEADER)
        header.setMinimumSectionSize(32)
        for number, column in enumerate(self.rows.columns):
            mode = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(number, mode)
            if column.width:
                header.resizeSection(number, column.width)

    def _connect(self) -> None:
        self.theme.changed.connect(self._dress)
        self.selectionModel().currentRowChanged.connect(self._tell_choice)
        self.activated.connect(self._tell_opened)
        if self.rows.group is not None:
            self.rows.modelReset.connect(self._span_groups)
            self.rows.rowsInserted.connect(self._span_groups)
            self.rows.rowsRemoved.connect(self._span_groups)

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.theme.row_height)
        self.viewport().update()

    def _span_groups(self) -> None:
        self.clearSpans()
        for row in range(self.rows.rowCount()):
            if self.rows.index(row, 0).data(GROUP_ROLE):
                self.setSpan(row, 0, 1, len(self.rows.columns))

    def _tell_choice(self) -> None:
        self.row_chosen.emit(self.chosen())

    def _tell_opened(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row is not None and not index.data(GROUP_ROLE):
            self.opened.emit(row)
