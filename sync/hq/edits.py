"""Edits of a draft: applied where nobody was in between, merged where somebody was, else a case."""

from collections.abc import Mapping
from dataclasses import replace

from sync.hq.bench import Bench
from sync.hq.entry import Entry
from sync.hq.ruling import CaseFile, Ruling, Version
from sync.hq.scrutiny import opened
from sync.hq.sides import edited_before
from sync.stock.differences import changes_between
from sync.stock.document import (
    Changes,
    Content,
    Document,
    Step,
    edited,
)
from sync.stock.law import take_step
from sync.stock.merge import Clash, Merge, merge, with_names
from sync.stock.quantity import format_money, format_quantity
from sync.stock.verdict import Choice, Finding, Verdict
from sync.wire.letters import changed
from sync.wire.messages import Base, ClashLetter, ContentLetter
from sync.wire.reading import content_letter, content_read

_QUANTITIES = ("", "quantity", "book")


def judge_edit(bench: Bench, entry: Entry, document: Document | None, step: Step) -> Ruling:
    """The ruling on an `edit`; the law's Refusals pass through."""
    if document is None or document.state != "draft" or step.changes is None:
        outcome = take_step(document, step, bench)  # the law says why not
        return Ruling(Verdict.APPLIED, document=outcome.document, at=step.at)
    base, renamed = _base(bench, entry, document)
    changes = _renamed(step.changes, renamed)
    if base == document.content:
        return _applied(bench, document, replace(step, changes=changes), renamed)
    mine = edited(base, changes)
    both = merge(base, mine, document.content)
    mine = with_names(mine, both.renamed)
    renamed = {**renamed, **both.renamed}
    if both.clashes:
        return _clashing(bench, entry, document, step=step, sides=(base, mine, both, renamed))
    changes = changes_between(document.content, both.content)
    ruling = _applied(bench, document, replace(step, changes=changes), renamed)
    version = ruling.version
    return replace(
        ruling,
        verdict=Verdict.MERGED,
        renamed=both.renamed,
        version=version and replace(version, mine=content_letter(mine)),
    )


def _base(bench: Bench, entry: Entry, document: Document) -> tuple[Content, Mapping[str, str]]:
    """What the edit was made from, and the new names of lines its device had added itself."""
    base = (entry.letter.base if entry.letter else None) or Base()
    versions = bench.versions.get(document.id, [])
    if base.after:
        own = next((v for v in versions if v.step == base.after), None)
        return (content_read(own.mine), own.renamed) if own else (document.content, {})
    if base.revision:
        seen = int(base.revision.partition(".")[2])
        known = [v for v in versions if v.content is not None and 0 < v.seq <= seen]
        last = max(known, key=lambda v: v.seq, default=None)
        if last is not None and last.content is not None:
            return content_read(last.content), {}
    return document.content, {}


def _renamed(changes: Changes, renamed: Mapping[str, str]) -> Changes:
    if not renamed:
        return changes
    lines = {
        renamed.get(key, key): line and replace(line, line=renamed.get(key, key))
        for key, line in changes.lines.items()
    }
    return Changes(changes.fields, lines)


def _applied(bench: Bench, document: Document, step: Step, renamed: Mapping[str, str]) -> Ruling:
    after = take_step(document, step, bench).document
    content = content_letter(after.content)
    version = Version(step.id, content, content, renamed)
    return Ruling(Verdict.APPLIED, document=after, content=content, version=version, at=step.at)


def _clashing(
    bench: Bench,
    entry: Entry,
    document: Document,
    *,
    step: Step,
    sides: tuple[Content, Content, Merge, Mapping[str, str]],
) -> Ruling:
    base, mine, both, renamed = sides
    case = _case(bench, entry, document, both)
    letters = (content_letter(base), content_letter(mine), content_letter(document.content))
    first = both.clashes[0]
    folder, versions = bench.folders[document.id], bench.versions.get(document.id, [])
    letter = changed(
        case.letter,
        base=letters[0],
        mine=letters[1],
        hq=letters[2],
        hq_act=edited_before(folder, versions, line=first.line, field=first.field),
        clashes=[_clash_letter(clash, (base, mine, document.content)) for clash in both.clashes],
    )
    return Ruling(
        Verdict.CONFLICT,
        letter.code,
        letter.message,
        letter.facts,
        document=document,
        case=letter.case,
        cases=(replace(case, letter=letter),),
        renamed=both.renamed,
        version=Version(step.id, None, letters[1], renamed),
        at=step.at,
    )


def _case(bench: Bench, entry: Entry, document: Document, both: Merge) -> CaseFile:
    first = both.clashes[0]
    where = f"line {first.line}" if first.line else f"the field {first.field}"
    finding = Finding(
        "edit_clash",
        f"Two people changed {where} of {document.number} differently.",
        {"number": document.number, "line": first.line, "field": first.field},
        (Choice.MINE, Choice.HQ, Choice.MERGED),
    )
    return opened(
        entry, document.id, finding, number=document.number, site=document.site, now=bench.now
    )


def _clash_letter(clash: Clash, sides: tuple[Content, Content, Content]) -> ClashLetter:
    texts = (clash.base, clash.mine, clash.hq)
    base, mine, hq = (_shown(clash, side, text) for side, text in zip(sides, texts, strict=True))
    return ClashLetter(line=clash.line, field=clash.field, base=base, mine=mine, hq=hq)


def _shown(clash: Clash, side: Content, text: str) -> str:
    """A clash names smallest units; decimal strings travel."""
    line = side.line(clash.line) if clash.line else None
    if line is None or not text:
        return text
    if clash.field in _QUANTITIES:
        return format_quantity(int(text), line.decimals)
    return format_money(int(text)) if clash.field == "unit_price" else text


def first_version(step: Step, content: ContentLetter) -> Version:
    """What a draft begins with."""
    return Version(step.id, content, content, {})
