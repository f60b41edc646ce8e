"""The list of open cases: what each is about, on which document, since when."""

from PySide6.QtCore import QCoreApplication

from desktop.case_words import about_words
from desktop.cases.matter import who_words
from desktop.tables.cell import Cell, Column
from desktop.wording.moments import day_and_minute
from desktop.workplace import Workplace
from sync.stock.views import CaseRow

translate = QCoreApplication.translate


def columns(place: Workplace) -> tuple[Column[CaseRow], ...]:
    def about(row: CaseRow) -> Cell:
        return Cell(about_words(place, row), icon="scales")

    def by(row: CaseRow) -> Cell:
        return Cell(who_words(place, row.mine_act) if row.mine_act else "", tone="ink2")

    return (
        Column("about", lambda: translate("Cases", "What happened"), about),
        Column("number", lambda: translate("Cases", "Document"), _number, width=176),
        Column("by", lambda: translate("Cases", "By"), by, width=112, hides_when_narrow=True),
        Column("at", lambda: translate("Cases", "Open since"), _at, width=120),
    )


def row_sentence(place: Workplace, row: CaseRow) -> str:
    """A case as one readable sentence: for a screen reader, for chat and phone."""
    words = translate("Cases", "Case on {number}, since {at}: {what}")
    at = day_and_minute(row.opened_at)
    return words.format(number=row.number, at=at, what=about_words(place, row))


def _number(row: CaseRow) -> Cell:
    return Cell(row.number, is_code=True)


def _at(row: CaseRow) -> Cell:
    return Cell(day_and_minute(row.opened_at), tone="ink2")
