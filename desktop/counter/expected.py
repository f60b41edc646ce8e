"""Transfers on their way here, to be received: one is chosen, or its number is scanned."""

from PySide6.QtCore import QCoreApplication

from desktop.tables.cell import Cell, Column
from desktop.tables.row_model import RowModel
from desktop.tables.table import Table
from desktop.theme.theme import Theme
from desktop.wording.counted import COUNTED
from desktop.wording.moments import day_and_minute
from desktop.workplace import Workplace
from sync.stock.views import DocumentRow

translate = QCoreApplication.translate


class ExpectedTable(Table[DocumentRow]):
    """opened carries the transfer that is being received."""

    def __init__(self, theme: Theme, place: Workplace) -> None:
        self._place = place
        super().__init__(theme, RowModel(None, self._columns(), sentence=self._sentence))

    def _columns(self) -> tuple[Column[DocumentRow], ...]:
        return (
            Column("number", lambda: translate("Expected", "Transfer"), _number, width=210),
            Column("from", lambda: translate("Expected", "From"), self._sender, width=160),
            Column("goods", lambda: translate("Expected", "Contents"), self._goods),
            Column("at", lambda: translate("Expected", "Sent"), _at, width=120),
        )

    def _sender(self, row: DocumentRow) -> Cell:
        return Cell(self._place.site_name(row.site))

    def _goods(self, row: DocumentRow) -> Cell:
        return Cell(goods_words(row), tone="ink2")

    def _sentence(self, row: DocumentRow) -> str:
        words = translate("Expected", "{number} from {site}, {goods}")
        site = self._place.site_name(row.site)
        return words.format(number=row.number, site=site, goods=goods_words(row))


def goods_words(row: DocumentRow) -> str:
    """The first item, and how many lines there are."""
    if row.lines <= 1:
        return row.first_item
    return COUNTED.item_and_lines(row.first_item, row.lines)


def _number(row: DocumentRow) -> Cell:
    return Cell(row.number, is_code=True)


def _at(row: DocumentRow) -> Cell:
    return Cell(day_and_minute(row.occurred_at), tone="ink2")
