"""The open cases, oldest first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.cases.columns import columns, row_sentence
from desktop.shell.blank import Blank
from desktop.shell.dressed import Dressed
from desktop.tables.row_model import RowModel
from desktop.tables.table import Table
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.stock.views import CaseRow

_LIST, _BLANK = range(2)


class ListCard(Dressed):
    """opened carries a case's id."""

    opened = Signal(str)

    def __init__(self, theme: Theme, place: Workplace) -> None:
        super().__init__(theme)
        self.setProperty("card", "true")
        self.model: RowModel[CaseRow] = RowModel(
            None, columns(place), sentence=lambda row: row_sentence(place, row)
        )
        self.table: Table[CaseRow] = Table(theme, self.model)
        self.blank = Blank(theme, "scales")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._stack)
        self.table.opened.connect(self._tell_opened)
        self.settle()

    def show_cases(self, cases: tuple[CaseRow, ...]) -> None:
        """All anew; whichever was selected stays so."""
        row = self.table.chosen()
        self.model.show(cases)
        self._stack.setCurrentIndex(_LIST if cases else _BLANK)
        keys = [case.case for case in cases]
        if cases:
            kept = row.case if row is not None else ""
            self.table.choose_row(keys.index(kept) if kept in keys else 0)

    def choose(self, case_id: str) -> None:
        keys = [case.case for case in self.model.rows]
        if case_id in keys:
            self.table.choose_row(keys.index(case_id))

    def retranslate(self) -> None:
        self.model.retitle()
        self.blank.say(
            self.tr("No cases"),
            self.tr("Only where two sides differ, or a person has to look, one appears here."),
        )

    def _tell_opened(self, row: CaseRow) -> None:
        self.opened.emit(row.case)
