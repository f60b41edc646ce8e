"""What a case is about, who settled it and how, the same wherever it is told: with names for codes."""

from PySide6.QtCore import QCoreApplication

from desktop.wording.decisions import decision_words
from desktop.wording.figures import MINUS
from desktop.wording.findings import FINDINGS
from desktop.wording.moments import date
from desktop.wording.sentence import finding_sentence, refusal_sentence
from desktop.workplace import Workplace
from sync.stock.verdict import Choice
from sync.stock.views import CaseRow, DocumentView

_NAMED_SITES = ("site", "from_site", "to_site")
_COUNTED = ("quantity", "left", "reserved", "missing", "mine", "hq", "units")


def about_words(place: Workplace, case: CaseRow) -> str:
    """What the case is about, with names for codes; of a step that was sent back, why."""
    facts = named_facts(place, case)
    if case.code in FINDINGS:
        return finding_sentence(case.code, case.message, facts)
    return refusal_sentence(case.code, case.message, facts)


def named_facts(place: Workplace, case: CaseRow, *, unit: str = "") -> dict[str, str]:
    """The facts of a case as people say them: items, sites and persons by their names.

    What is counted has its unit: the one the document says, else the catalogue's.
    """
    facts = dict(case.facts)
    for name in _NAMED_SITES:
        if name in facts:
            facts[name] = place.site_name(facts[name])
    if "sku" in facts:
        item = place.item(facts["sku"])
        unit = unit or (item.unit if item is not None else "")
        facts["sku"] = place.item_name(item, _written_name(case, facts["sku"]) or facts["sku"])
    if "quantity" in facts:
        facts["quantity"] = facts["quantity"].replace("-", MINUS)
    if "day" in facts:
        facts["day"] = date(facts["day"], near=case.opened_at)
    if "by" in facts:
        facts["by"] = place.person_name(facts["by"])
    return facts | {name: f"{facts[name]} {unit}".strip() for name in _COUNTED if name in facts}


def settler_words(place: Workplace, view: DocumentView, case: CaseRow) -> str:
    """The person who settled it, else the device that did so in nobody's name, else HQ."""
    by = case.resolved_by
    devices = {step.device: step.device_name for step in view.steps}
    if by in devices:
        return place.device_name(by, devices[by])
    return place.person_name(by, view.person_named(by)) or QCoreApplication.translate("Case", "HQ")


def decided_words(place: Workplace, case: CaseRow) -> str:
    """What was decided, in a word; empty while nothing is.

    A side of a draft has its writer's name: "this computer's" is another one for whoever reads it.
    """
    mine = case.mine_act
    if case.code == "edit_clash" and case.taken == Choice.MINE and mine is not None:
        who = place.person_name(mine.by, mine.by_name)
        who = who or place.device_name(mine.device, mine.device_name)
        return QCoreApplication.translate("Decision", "As {name} wrote it").format(name=who)
    if case.taken == Choice.MERGED:
        return QCoreApplication.translate("Decision", "Merged by hand")
    return decision_words(case.code, case.taken)[0] if case.taken else ""


def _written_name(case: CaseRow, sku: str) -> str:
    """What the documents call an item that the catalogue here does not have."""
    return next((effect.name for effect in case.effects if effect.sku == sku), "")
