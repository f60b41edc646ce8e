"""The list of open cases: what each is about, on which document, since when."""

from PySide6.QtCore import QCoreApplication

from desktop.cases.matter import who_words
from desktop.tables.cell import Cell, Column
from desktop.wording.figures import MINUS
from desktop.wording.findings import FINDINGS
from desktop.wording.moments import day_and_minute
from desktop.wording.sentence import finding_sentence, refusal_sentence
from desktop.workplace import Workplace
from sync.stock.views import CaseRow

translate = QCoreApplication.translate

_NAMED_SITES = ("site", "from_site", "to_site")


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


def about_words(place: Workplace, case: CaseRow) -> str:
    """What the case is about, with names for codes; of a step that was sent back, why."""
    facts = named_facts(place, case)
    if case.code in FINDINGS:
        return finding_sentence(case.code, case.message, facts)
    return refusal_sentence(case.code, case.message, facts)


def named_facts(place: Workplace, case: CaseRow) -> dict[str, str]:
    """The facts of a case as people say them: items, sites and persons by their names."""
    facts = dict(case.facts)
    for name in _NAMED_SITES:
        if name in facts:
            facts[name] = place.site_name(facts[name])
    if "sku" in facts:
        facts["sku"] = place.name_of(facts["sku"], _written_name(case, facts["sku"]))
    if "quantity" in facts:
        facts["quantity"] = facts["quantity"].replace("-", MINUS)
    if "by" in facts:
        facts["by"] = place.person_name(facts["by"])
    return facts


def _written_name(case: CaseRow, sku: str) -> str:
    """What the documents call an item that the catalogue here does not have."""
    return next((effect.name for effect in case.effects if effect.sku == sku), "")


def row_sentence(place: Workplace, row: CaseRow) -> str:
    """A case as one readable sentence: for a screen reader, for chat and phone."""
    words = translate("Cases", "Case on {number}, since {at}: {what}")
    at = day_and_minute(row.opened_at)
    return words.format(number=row.number, at=at, what=about_words(place, row))


def _number(row: CaseRow) -> Cell:
    return Cell(row.number, is_code=True)


def _at(row: CaseRow) -> Cell:
    return Cell(day_and_minute(row.opened_at), tone="ink2")
