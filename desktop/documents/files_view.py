"""The files of an opened document, or how the first one gets there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.documents.file_rows import FileRow, file_columns, file_sentence
from desktop.shell.blank import Blank
from desktop.shell.dressed import Dressed
from desktop.tables.row_model import RowModel
from desktop.tables.table import Table
from desktop.theme.theme import Theme

_LIST, _BLANK = range(2)


class FilesView(Dressed):
    """opened carries a FileRow: Enter or a double click on it."""

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rows: RowModel[FileRow] = RowModel(None, file_columns(), sentence=file_sentence)
        self.table: Table[FileRow] = Table(theme, rows)
        self.blank = Blank(theme, "paperclip")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.blank)
        self._stack.setCurrentIndex(_BLANK)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.table.opened.connect(self.opened)
        self.settle()

    @property
    def has_rows(self) -> bool:
        return self.table.rows.rowCount() > 0

    def focus_home(self) -> QWidget:
        return self.table if self.has_rows else self

    def show_rows(self, rows: Sequence[FileRow]) -> None:
        before = self.table.currentIndex().row()
        self.table.rows.take_in(tuple(rows))
        self._stack.setCurrentIndex(_LIST if rows else _BLANK)
        if rows and self.table.chosen() is None:
            self.table.choose_row(max(0, min(before, len(rows) - 1)))

    def chosen(self) -> FileRow | None:
        return self.table.chosen()

    def retranslate(self) -> None:
        self.blank.say(
            self.tr("No files yet"),
            self.tr(
                "Ctrl O adds a photo or a PDF; a file dropped here is added too."
                " The document does not wait for it."
            ),
        )
