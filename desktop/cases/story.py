"""What happened, in one sentence of plain words: who, what, how much, at which minute.

A code without a sentence of its own, or without the facts for it, keeps the finding's.
"""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.case_words import about_words, named_facts
from desktop.cases.difference_words import difference_words, line_of, value_words
from desktop.cases.matter import Matter, act_of, who_words
from desktop.wording.counted import COUNTED
from desktop.wording.deeds import (
    acted_words,
    done_before_words,
    until_approved,
    until_decided,
    until_looked_at,
)
from desktop.wording.figures import shown
from desktop.wording.findings import WAITING
from desktop.wording.moments import best_before, day_and_minute, is_same_day, minute
from desktop.workplace import Workplace
from sync.stock.differences import Difference, differences
from sync.stock.moment import parse_moment
from sync.stock.quantity import parse_quantity
from sync.stock.views import Act

translate = QCoreApplication.translate

STORIES = {
    "negative_stock": QT_TRANSLATE_NOOP(
        "Story", "{who} {acted} at {t}. After it {site} has {quantity} of {item}."
    ),
    "duplicate_note": QT_TRANSLATE_NOOP(
        "Story",
        "Note {reference} is on two documents: {number} by {whom} at {t}, {other} by {who2} at {t2}.",
    ),
    "posted_twice": QT_TRANSLATE_NOOP(
        "Story", "{who} posted {number} at {t}; {who2} had posted it at {t2}."
    ),
    "posted_after_cancel": QT_TRANSLATE_NOOP(
        "Story", "{who} posted {number} at {t}; {who2} had voided it at {t2}."
    ),
    "posted_after_reversal": QT_TRANSLATE_NOOP(
        "Story", "{who} posted {number} at {t}; {who2} had reversed it at {t2}."
    ),
    "arrived_twice": QT_TRANSLATE_NOOP(
        "Story", "{who} received {number} at {t}; {who2} had received it at {t2}."
    ),
    "arrived_after_cancel": QT_TRANSLATE_NOOP(
        "Story", "{who} received {number} at {t}; {who2} had voided it at {t2}."
    ),
    "arrived_after_reversal": QT_TRANSLATE_NOOP(
        "Story", "{who} received {number} at {t}; {who2} had reversed it at {t2}."
    ),
    "arrived_before_dispatch": QT_TRANSLATE_NOOP(
        "Story", "{who} received {number} at {t}; its dispatch has not reached HQ yet."
    ),
    "transfer_short": QT_TRANSLATE_NOOP(
        "Story",
        "{from_site} sent {sent} of {item}; at {to_site} {came} came at {t}. {n} are missing.",
    ),
    "transfer_over": QT_TRANSLATE_NOOP(
        "Story", "{from_site} sent {sent} of {item}; at {to_site} {came} came at {t}, {n} too many."
    ),
    "count_window": QT_TRANSLATE_NOOP(
        "Story",
        "{who} moved {item} with {other} at {t}; {who2} counted at {t2}, {gap} apart. Was it in what"
        " was counted?",
    ),
    "over_reserved": QT_TRANSLATE_NOOP(
        "Story",
        "{who} reserved {item} at {t}, {missing} more than there is; {who2} was first at {t2}.",
    ),
    "reserved_taken": QT_TRANSLATE_NOOP(
        "Story",
        "{who} {acted} at {t}. {site} has {left} of {item} left; {reserved} are reserved.",
    ),
    "fulfilled_twice": QT_TRANSLATE_NOOP(
        "Story", "{who} handed over {number} at {t}; {who2} had handed it over at {t2}."
    ),
    "fulfilled_after_cancel": QT_TRANSLATE_NOOP(
        "Story", "{who} handed over {number} at {t}; {who2} had let it go at {t2}."
    ),
    "fulfilled_after_reversal": QT_TRANSLATE_NOOP(
        "Story", "{who} handed over {number} at {t}; {who2} had reversed it at {t2}."
    ),
    "fulfilled_before_post": QT_TRANSLATE_NOOP(
        "Story", "{who} handed over {number} at {t}; the reservation has not reached HQ yet."
    ),
    "newer_version": QT_TRANSLATE_NOOP(
        "Story",
        "{who} {acted} at {t} with a newer version. HQ can judge it once it is upgraded too.",
    ),
    "unknown_kind": QT_TRANSLATE_NOOP(
        "Story",
        "{who} wrote {number} at {t}. HQ does not know this kind of document yet, and can judge it"
        " once it is upgraded.",
    ),
    "waits_for_step": QT_TRANSLATE_NOOP(
        "Story",
        "{who} {acted} at {t}. It waits for an earlier step that has not reached HQ yet.",
    ),
    "not_allowed": QT_TRANSLATE_NOOP(
        "Story", "{who} {acted} at {t} and had no right to. It was not taken."
    ),
    "wrong_state": QT_TRANSLATE_NOOP(
        "Story",
        "{who} {acted} at {t}; {who2} had {done2} at {t2}. It was not taken.",
    ),
    "counts_differ": QT_TRANSLATE_NOOP(
        "Story", "{who} counted {mine} of {item} at {t}; {who2} had counted {hq} at {t2}."
    ),
    "serial_twice": QT_TRANSLATE_NOOP(
        "Story",
        "{who} {acted} at {t} with {item}, serial {serial}; {other} had moved it before.",
    ),
    "lot_below_zero": QT_TRANSLATE_NOOP(
        "Story",
        "{who} {acted} at {t}. After it {site} has {quantity} of lot {lot} of {item}.",
    ),
    "expired_lot": QT_TRANSLATE_NOOP(
        "Story",
        "{who} {acted} at {t} with lot {lot} of {item}, which was good until {expires}.",
    ),
    "closed_period": QT_TRANSLATE_NOOP(
        "Story", "{who} {acted} at {t}. When it reached HQ, {day} was closed."
    ),
    "archived_item": QT_TRANSLATE_NOOP(
        "Story", "{who} {acted} at {t} with {item}, which was no longer kept."
    ),
    "unknown_item": QT_TRANSLATE_NOOP(
        "Story", "{who} {acted} at {t} with {item}, which HQ's catalogue does not have."
    ),
    "without_right": QT_TRANSLATE_NOOP(
        "Story", "{who} {acted} at {t} and had no right to at the time."
    ),
}


def headline(place: Workplace, matter: Matter) -> str:
    """One sentence: what happened."""
    if matter.is_clash:
        return _clash(place, matter)
    source = STORIES.get(matter.case.code)
    if source is None:
        return about_words(place, matter.case)
    try:
        return translate("Story", str(source)).format_map(_facts(place, matter))
    except KeyError:
        return about_words(place, matter.case)


def reassurance(matter: Matter) -> str:
    """What it means meanwhile; nobody erred."""
    if matter.is_open:
        return _meanwhile(matter)
    return translate("Story", "It is settled. What was decided, and why, stays on the document.")


def _meanwhile(matter: Matter) -> str:
    case = matter.case
    if matter.is_clash:
        return translate(
            "Story",
            "Neither of you was wrong; you could not see each other. Stock stays as it is until"
            " you choose.",
        )
    if matter.was_sent_back:
        return translate("Story", "It moved nothing. The document stays visible as it was written.")
    if case.code in WAITING:
        return translate("Story", "Nobody was wrong. HQ keeps it, and judges it as soon as it can.")
    if case.code == "over_reserved":
        return translate("Story", "Nobody was wrong. It holds nothing back until somebody decides.")
    done = _deed(matter)
    if case.code == "without_right":
        return until_approved(done)
    return until_decided(done) if len(case.choices) > 1 else until_looked_at(done)


def _deed(matter: Matter) -> str:
    """What met with the case; where nobody says, a post."""
    mine = matter.case.mine_act or _step_act(matter)
    return mine.step if mine else "post"


def _clash(place: Workplace, matter: Matter) -> str:
    first = next((each for each in clash_of(matter) if each.is_open), None)
    mine, hq = matter.case.mine_act, matter.case.hq_act
    if first is None or mine is None or hq is None:
        return about_words(place, matter.case)
    told = difference_words(place, matter, first, None)
    minutes = _minutes_between(mine.at, hq.at)
    facts = {
        "who": actor_words(place, mine),
        "other": who_words(place, hq),
        "what": told.title,
        "a": value_words(place, matter, first, first.mine),
        "b": value_words(place, matter, first, first.hq),
        "t": minute(mine.at),
        "gap": COUNTED.minutes(minutes),
    }
    words = _clash_words(first, matter, hq_was_first=hq.at <= mine.at, minutes=minutes)
    return words.format_map(facts)


def _clash_words(first: Difference, matter: Matter, *, hq_was_first: bool, minutes: int) -> str:
    if not first.field and not first.mine:
        return translate("Story", "{who} took {what} off at {t}; {other} changed it to {b}.")
    if not first.field and not first.hq and line_of(matter, first) is not None:
        return translate("Story", "{who} wrote {a} for {what} at {t}; {other} took it off.")
    if minutes == 0:
        return translate(
            "Story", "{who} wrote {a} for {what} at {t}; in the same minute {other} wrote {b}."
        )
    if hq_was_first:
        return translate(
            "Story", "{who} wrote {a} for {what} at {t}. {gap} earlier {other} had written {b}."
        )
    return translate("Story", "{who} wrote {a} for {what} at {t}. {gap} later {other} wrote {b}.")


def clash_of(matter: Matter) -> tuple[Difference, ...]:
    """What the two sides changed; empty for a case without sides."""
    case = matter.case
    if case.base is None or case.mine is None or case.hq is None:
        return ()
    return differences(case.base, case.mine, case.hq)


def actor_words(place: Workplace, act: Act) -> str:
    """Whoever is signed in is spoken to; others are named."""
    if act.by and act.by == place.actor().code:
        return translate("Story", "You")
    return who_words(place, act)


def _within(place: Workplace, act: Act) -> str:
    """The same within a sentence."""
    if act.by and act.by == place.actor().code:
        return translate("Story", "you")
    return who_words(place, act)


def moment_words(matter: Matter, at: str) -> str:
    """The minute; with its day where the case spans days."""
    return minute(at) if is_same_day(at, matter.case.opened_at or at) else day_and_minute(at)


def _facts(place: Workplace, matter: Matter) -> Mapping[str, str]:
    """Everything a sentence may say; a fact that is not known is not there."""
    case, view = matter.case, matter.view
    facts = {**named_facts(place, case, unit=_unit(matter)), "number": case.number}
    facts["from_site"] = place.site_name(view.site)
    facts["to_site"] = place.site_name(view.content.to_site)
    if "sku" in facts:
        facts["item"] = _item_words(place, matter, facts["sku"])
    for act, (mark, number) in zip(_acts(matter), (("", "number"), ("2", "other")), strict=False):
        facts[f"who{mark}"] = _within(place, act) if mark else actor_words(place, act)
        facts[f"whom{mark}"] = _within(place, act)
        facts[f"t{mark}"] = moment_words(matter, act.at)
        facts[f"done{mark}"] = done_before_words(act.step)
        if act.number:
            facts[number] = act.number
    facts.update(_amounts(matter))
    facts["acted"] = acted_words(_deed(matter), facts["number"])
    if facts.get("expires"):
        facts["expires"] = best_before(facts["expires"])
    if "seconds" in case.facts and "number" in case.facts:
        facts["gap"] = _gap(int(case.facts["seconds"]))
        facts["other"] = case.facts["number"]
        facts["t"] = moment_words(matter, facts["at"]) if "at" in facts else facts.get("t", "")
    return facts


def _item_words(place: Workplace, matter: Matter, named: str) -> str:
    """The item's name; one that the catalogue here lacks has the document's name and its code."""
    sku = matter.case.facts["sku"]
    written = next((line.name for line in matter.view.content.lines if line.sku == sku), "")
    return named if place.item(sku) is not None or named != sku else f"{written} {sku}".strip()


def _acts(matter: Matter) -> list[Act]:
    case = matter.case
    mine = case.mine_act or _step_act(matter)
    return [act for act in (mine, case.hq_act) if act is not None]


def _step_act(matter: Matter) -> Act | None:
    """The step that HQ answered with this case, where the case itself does not say."""
    steps = [step for step in matter.view.steps if step.code == matter.case.code]
    return act_of(steps[-1]) if steps else None


def _amounts(matter: Matter) -> dict[str, str]:
    """Of a transfer what was sent and what came, with the unit."""
    sku, units = matter.case.facts.get("sku"), matter.case.facts.get("units")
    lines = [line for line in matter.view.content.lines if line.sku == sku]
    if units is None or not lines:
        return {}
    decimals, unit = lines[0].decimals, lines[0].unit
    left = parse_quantity(units, decimals)
    sent = sum(line.quantity for line in lines)
    came = sent - left if matter.case.code == "transfer_short" else sent + left
    told = {"sent": sent, "came": came, "n": left}
    return {name: f"{shown(n, decimals)} {unit}".strip() for name, n in told.items()}


def _unit(matter: Matter) -> str:
    """The unit in which the document counts the item; empty where it has no such line."""
    sku = matter.case.facts.get("sku")
    return next((line.unit for line in matter.view.content.lines if line.sku == sku), "")


def _gap(seconds: int) -> str:
    return COUNTED.minutes(round(seconds / 60)) if seconds >= 60 else COUNTED.seconds(seconds)  # noqa: PLR2004 - a minute


def _minutes_between(one: str, other: str) -> int:
    return round(abs((parse_moment(one) - parse_moment(other)).total_seconds()) / 60)
