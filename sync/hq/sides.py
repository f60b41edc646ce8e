"""The sides of a case: who did what when, what each side holds, and what each choice would move.

Everything is laid down when the case is opened, so that every device which holds the document can tell it.
"""

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from sync.hq.bench import Bench
from sync.hq.entry import Entry
from sync.hq.folder import Folder
from sync.hq.plan import Plan
from sync.hq.ruling import CaseFile, Version
from sync.stock.document import Content, Document, edited
from sync.stock.movement import Movement
from sync.stock.place import site_of
from sync.stock.quantity import format_quantity
from sync.stock.refusal import Refusal
from sync.stock.verdict import Choice, Verdict
from sync.wire.letters import changed
from sync.wire.messages import (
    ActLetter,
    ChangesLetter,
    ContentLetter,
    EffectLetter,
    StepLetter,
    StepSummary,
)
from sync.wire.reading import changes_read, content_letter, content_read, told_at

_MET = MappingProxyType(
    {
        "posted_twice": {"post"},
        "posted_after_cancel": {"cancel"},
        "posted_after_reversal": {"reverse"},
        "arrived_twice": {"arrive"},
        "arrived_after_cancel": {"cancel"},
        "arrived_after_reversal": {"reverse"},
        "transfer_short": {"post", "arrive"},
        "transfer_over": {"post", "arrive"},
        "fulfilled_twice": {"fulfil"},
        "fulfilled_after_cancel": {"cancel"},
        "fulfilled_after_reversal": {"reverse"},
        "wrong_state": {"post", "arrive", "cancel", "reverse"},
    }
)
"""By the code of a case the steps, one of which HQ had before."""

_OWN_CONTENT = frozenset(code for code in _MET if code.startswith("posted_"))


def my_act(entry: Entry) -> ActLetter | None:
    """Who did what is being judged; None where it is no step."""
    return act_of(entry, entry.letter) if entry.letter is not None else None


def act_of(entry: Entry, letter: StepLetter) -> ActLetter:
    """As `my_act`, of an entry with that letter."""
    return ActLetter(
        by=letter.by, device=entry.device.id, at=told_at(letter) or letter.at, step=letter.name,
        device_name=entry.device.name,
    )  # fmt: skip


def told_before(
    folder: Folder, names: Collection[str], *, elsewhere: bool = False, at: str = ""
) -> ActLetter | None:
    """The newest step of one of those names that took effect on a folder's document.

    `elsewhere`: the case stands on another document, so that this one is to be named. `at`: the one
    of that instant.
    """
    found = [s for s in folder.steps if s.name in names and Verdict(s.verdict).took_effect]
    found = [s for s in found if at in {"", s.at}]
    return _act(folder, found[-1], elsewhere=elsewhere) if found else None


def with_sides(bench: Bench, entry: Entry, case: CaseFile) -> CaseFile:
    """The case with what HQ had before: the act that this one met, and its content where there are two."""
    code = case.letter.code
    folder = bench.folders.get(case.document)
    if folder is None or code not in _MET:
        return case
    letter = changed(case.letter, hq_act=told_before(folder, _MET[code]))
    written = entry.letter.content if entry.letter else None
    if code in _OWN_CONTENT and written is not None and folder.content.lines:
        letter = changed(letter, mine=written, hq=folder.content)
    return replace(case, letter=letter)


def with_other(bench: Bench, entry: Entry, case: CaseFile, other: str) -> CaseFile:
    """The case with the post of another document `other` as HQ's side."""
    folder = bench.folders.get(other)
    if folder is None:
        return case
    letter = changed(
        case.letter,
        hq_act=told_before(folder, {"post", "arrive", "fulfil"}, elsewhere=True),
        hq=folder.content,
        mine=entry.letter.content if entry.letter else None,
    )
    return replace(case, letter=letter)


def with_wanted(case: CaseFile, content: Content, changes: ChangesLetter) -> CaseFile:
    """A refused edit's case with the document as it stands and as the edit wanted it."""
    try:
        mine = edited(content, changes_read(changes))
    except Refusal:
        return case  # what was refused may be no edit at all
    letter = changed(case.letter, mine=content_letter(mine), hq=content_letter(content))
    return replace(case, letter=letter)


def with_sent(case: CaseFile, document: Document) -> CaseFile:
    """A transfer's case with what was sent as HQ's side and what arrived as mine."""
    content = document.content
    came: dict[str, int] = {}
    for m in document.movements:
        if site_of(m.destination) == content.to_site:
            came[m.line] = came.get(m.line, 0) + m.quantity
    lines = tuple(replace(line, quantity=came.get(line.line, 0)) for line in content.lines)
    mine = content_letter(replace(content, lines=lines))
    return replace(case, letter=changed(case.letter, mine=mine, hq=content_letter(content)))


def edited_before(
    folder: Folder, versions: list[Version], *, line: str, field: str
) -> ActLetter | None:
    """Who gave the clashing field the value that HQ has: the newest version that changed it."""
    known = [v for v in versions if v.content is not None]
    newest = known[-1].step if known else ""
    for before, after in pairwise(known):
        if _value(before.content, line, field) != _value(after.content, line, field):
            newest = after.step
    found = [summary for summary in folder.steps if summary.step == newest]
    return _act(folder, found[-1]) if found else None


def _value(letter: ContentLetter | None, line: str, field: str) -> object:
    content = content_read(letter) if letter else Content()
    if not line:
        return getattr(content, field)
    there = content.line(line)
    return getattr(there, field) if there is not None and field else there


def planned(bench: Bench, case: CaseFile, plan: Plan, content: Content) -> CaseFile:
    """The case with its plan, and with what each choice would move as people read it."""
    effects = [_effect(bench, take, m, content) for take in Choice for m in plan.get(take, ())]
    return replace(case, plan=plan, letter=changed(case.letter, effects=effects))


def _effect(bench: Bench, take: Choice, m: Movement, content: Content) -> EffectLetter:
    line = next((line for line in content.lines if line.sku == m.sku), None)
    known = bench.items.get(m.sku)
    decimals = known[0] if known else (line.decimals if line else 0)
    return EffectLetter(
        take=take.value, sku=m.sku, quantity=format_quantity(m.quantity, decimals),
        origin=m.origin, destination=m.destination, name=line.name if line else "", lot=m.lot,
        decimals=decimals,
    )  # fmt: skip


def _act(folder: Folder, summary: StepSummary, *, elsewhere: bool = False) -> ActLetter:
    document = folder.document
    return ActLetter(
        by=summary.by, device=summary.device, at=summary.at, step=summary.name,
        device_name=summary.device_name,
        document=document.id if elsewhere else "", number=document.number if elsewhere else "",
    )  # fmt: skip
