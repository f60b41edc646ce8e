"""The left card: the line touched last, the lines, the transfers to choose from, the sum."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.counter.expected import ExpectedTable
from desktop.counter.last_scan import LastScan
from desktop.counter.lines import QUANTITY, LineDelegate, LineModel, LineRow, columns, sentence
from desktop.counter.showing import last_line, line_rows
from desktop.counter.till import Till, pieces
from desktop.shell.blank import Blank
from desktop.shell.dressed import Dressed
from desktop.shell.label import Label, rule
from desktop.tables.table import Table
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.stock.views import DocumentRow

_BLANK, _LINES, _EXPECTED = range(3)


class Sheet(Dressed):
    """The selection moves without the focus; no selection means the line on the card."""

    quantity_written = Signal(str, str)
    edited = Signal()
    received = Signal(object)  # the DocumentRow of a transfer

    def __init__(self, theme: Theme, place: Workplace, till: Till) -> None:
        super().__init__(theme)
        self.setProperty("card", "true")
        self._place = place
        self._till = till
        self._chosen = ""
        self.last_scan = LastScan(theme)
        self.model = LineModel(None, columns(lambda: till.mode.is_arrival), sentence=sentence)
        self._delegate = LineDelegate(theme, self.model, self)
        self.table: Table[LineRow] = Table(theme, self.model, delegate=self._delegate)
        self.expected = ExpectedTable(theme, place)
        self.blank = Blank(theme, "barcode")
        self._count, self._sum = Label(tone="2"), Label(kind="title")
        self._before_sum, self._after_sum = Label(tone="2"), Label(tone="2")
        self._lay_out()
        self.model.written.connect(self.quantity_written)
        self._delegate.edited.connect(self.edited)
        self.table.row_chosen.connect(self._pick_line)
        self.expected.opened.connect(self.received)
        self.settle()

    @property
    def chosen(self) -> str:
        """The name of the selected line, else of the one on the card."""
        return self._chosen or self._till.draft.last

    @property
    def has_choice(self) -> bool:
        return bool(self._chosen)

    @property
    def shows_expected(self) -> bool:
        return self._stack.currentIndex() == _EXPECTED

    def forget_choice(self) -> None:
        self._chosen = ""

    def show_till(self) -> None:
        """Everything anew from what the till holds."""
        chosen = self._chosen
        self.model.take_in(line_rows(self._place, self._till))
        self._chosen = chosen  # a row that goes makes the view take its neighbour
        self.last_scan.show_line(last_line(self._place, self._till))
        self._choose_line()
        self._show_stack()
        self._show_foot()

    def retranslate(self) -> None:
        self.show_till()
        self.model.retitle()

    def move_choice(self, by: int) -> None:
        if self.shows_expected:
            self.expected.move_choice(by)
            return
        rows = self.model.rows
        start = self.table.currentIndex().row() if self._chosen else -1
        row = min(start + by, len(rows) - 1)
        self._chosen = rows[row].line if row >= 0 else ""
        self._choose_line()

    def edit_quantity(self) -> None:
        row = self.table.currentIndex().row()
        self.table.setFocus()
        self.table.edit(self.model.index(row, self.table.column_of(QUANTITY)))

    def finish_editing(self) -> None:
        """A scan ends an edit; what was typed by then holds."""
        editor = self.table.findChild(QWidget, "editor")
        if isinstance(editor, QWidget):
            self._delegate.commitData.emit(editor)
            self._delegate.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def expected_row(self, number: str = "") -> DocumentRow | None:
        """The transfer of that number among those on their way here, else the selected one."""
        if not self.shows_expected:
            return None
        if not number:
            return self.expected.chosen()
        return next((row for row in self.expected.rows.rows if row.number == number), None)

    def _show_stack(self) -> None:
        draft = self._till.draft
        if self._till.mode.is_arrival and not draft.arrives:
            self._show_expected()
            return
        self._stack.setCurrentIndex(_LINES if draft.content.lines else _BLANK)
        self.blank.say(
            self.tr("Scan the first item"),
            self.tr("The other side can wait until you post."),
        )

    def _show_expected(self) -> None:
        rows = tuple(self._place.documents.expected(self._place.site))
        self.expected.rows.take_in(rows)
        self._stack.setCurrentIndex(_EXPECTED if rows else _BLANK)
        self.blank.say(
            self.tr("No transfer is on its way here"),
            self.tr("What another site sends appears here as soon as HQ has told of it."),
        )
        if rows and self.expected.chosen() is None:
            self.expected.choose_row(0)

    def _show_foot(self) -> None:
        lines = self._till.draft.content.lines
        self._count.setText(self.tr("%n line(s)", "", len(lines)))
        self._before_sum.setText(self.tr("Total"))
        self._sum.setText(f"{pieces(lines):,}")
        self._after_sum.setText(self.tr("pieces"))
        self._foot.setVisible(bool(lines))

    def _choose_line(self) -> None:
        lines = [row.line for row in self.model.rows]
        if self._chosen in lines:
            self.table.choose_row(lines.index(self._chosen))
            return
        self._chosen = ""
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, -1))

    def _pick_line(self, row: object) -> None:
        if isinstance(row, LineRow) and self.table.hasFocus():
            self._chosen = row.line

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._stack = QStackedWidget()
        for widget in (self.blank, self.table, self.expected):
            self._stack.addWidget(widget)
        column.addWidget(self.last_scan)
        column.addWidget(self._stack, 1)
        column.addWidget(self._make_foot())

    def _make_foot(self) -> QFrame:
        self._foot = QFrame()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._count)
        row.addStretch()
        for label in (self._before_sum, self._sum, self._after_sum):
            row.addWidget(label)
        foot.addLayout(row)
        return self._foot
