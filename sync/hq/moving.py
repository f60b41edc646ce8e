"""Rulings on steps that move goods: what counts are owed for them, and which cases they open."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sync.hq.bench import Bench
from sync.hq.edits import first_version
from sync.hq.entry import Entry
from sync.hq.lateness import counted_close, owed_for, told_close, window_cases, windows_gone
from sync.hq.lots import of_lots
from sync.hq.overlap import came_between, overlapping
from sync.hq.reserving import answered, judge_reserved, of_reserved
from sync.hq.ruling import CaseFile, Ruling
from sync.hq.scrutiny import (
    check_decimals,
    of_goods,
    of_note,
    of_period,
    of_stock,
    opened,
    plan_of,
)
from sync.hq.settling import settled_by_hq
from sync.hq.sides import planned, with_other, with_sent, with_sides
from sync.stock.counted import no_longer_owed, touches
from sync.stock.document import Document, Step
from sync.stock.kinds.transfer import differences_left
from sync.stock.law import Outcome
from sync.stock.movement import Movement
from sync.stock.verdict import Finding, Verdict
from sync.wire.counted_cases import planned_before, was_taken_back
from sync.wire.letters import changed
from sync.wire.messages import CaseLetter


def judge_promise(bench: Bench, entry: Entry, outcome: Outcome, step: Step) -> Ruling:
    """A draft, a cancellation, a reversal that the law has let through."""
    document, letter = outcome.document, entry.letter
    ruling = Ruling(Verdict.APPLIED, document=document, at=step.at)
    if letter is not None and letter.content is not None and step.name in {"draft", "post"}:
        version = first_version(step, letter.content) if step.name == "draft" else None
        ruling = replace(ruling, content=letter.content, version=version)
    uncounts = document.kind == "count" and step.name == "reverse"
    if not outcome.movements and not uncounts:
        ruling = replace(ruling, settled=answered(bench, document))
        return judge_reserved(bench, entry, ruling)
    settled = (*ruling.settled, *window_cases(bench, document))
    ruling = replace(ruling, movements=outcome.movements, uncounts=uncounts, settled=settled)
    if uncounts:  # one that found what the book said stands in the way of nothing either
        ruling = _moving_too(
            ruling, no_longer_owed(document, bench.owed.get(document.id, ()), step.id)
        )
    return _with_cases(bench, entry, ruling, ())


def judge_fact(
    bench: Bench,
    entry: Entry,
    told: tuple[Document | None, Outcome, Step],
    wrong: Sequence[Finding],
) -> Ruling:
    """Goods moved: `told` is the document before, what the law made of the step, and the step.

    `wrong` is what was found already. Raises Refusal `decimals` only.
    """
    before, outcome, step = told
    document, letter = outcome.document, entry.letter
    check_decimals(bench, document)
    found = [*outcome.findings, *wrong, *of_goods(bench, document)]
    found += of_period(bench, document.site, step.at)
    writes = step.name == "post" or before is None or not before.content.lines
    ruling = Ruling(
        Verdict.APPLIED,
        document=document,
        content=letter.content if letter and writes else None,
        movements=outcome.movements,
        settled=(*_arrivals_answered(bench, before, document), *answered(bench, document)),
        is_fact=True,
        out_of_order=outcome.out_of_order,
        counts=document.kind == "count",
        at=step.at,
    )
    made_up = _made_up(bench, ruling, document)
    if made_up:
        ruling = replace(ruling, settled=(*ruling.settled, *made_up))
    return _with_cases(bench, entry, ruling, found)


def judge_decision(bench: Bench, entry: Entry, ruling: Ruling) -> Ruling:
    """A decision about a case that moves goods: what it leaves in transit or below zero is looked at."""
    document = ruling.document
    left = list(_left_over(bench, entry, ruling, document)) if document else []
    if document is not None:
        if not any(planned_before(case.letter) for case in ruling.settled):
            ruling = _owed_too(bench, ruling, document)
        answered_too = (
            *_made_up(bench, ruling, document),
            *_windows_gone(bench, ruling, document),
        )
        ruling = replace(ruling, settled=(*ruling.settled, *answered_too))
    known, fresh = _stock_cases(bench, entry, ruling)
    return _answered(ruling, known, [*left, *fresh])


def _windows_gone(bench: Bench, ruling: Ruling, document: Document) -> tuple[CaseFile, ...]:
    if not any(was_taken_back(case.letter) for case in ruling.settled):
        return ()
    return windows_gone(bench, document, ruling.movements)


def _moving_too(ruling: Ruling, more: tuple[Movement, ...]) -> Ruling:
    if not more or ruling.document is None:
        return ruling
    document = replace(ruling.document, movements=(*ruling.document.movements, *more))
    return replace(ruling, document=document, movements=(*ruling.movements, *more))


def _owed_too(bench: Bench, ruling: Ruling, document: Document) -> Ruling:
    """The ruling with what counts that were judged before are owed for what it moves."""
    return _moving_too(ruling, owed_for(bench, document, ruling.movements))


def _with_cases(bench: Bench, entry: Entry, ruling: Ruling, found: Sequence[Finding]) -> Ruling:
    """The ruling with what counts are owed for its movements, and with every case it opens."""
    document = ruling.document
    if document is None:
        return ruling
    moved = ruling.movements
    meets = touches(moved, bench.count_lines)
    ruling = _owed_too(bench, ruling, document) if meets else ruling
    cases = _found_cases(bench, entry, document, found=found)
    windows: list[CaseFile] = []
    if ruling.is_fact:
        cases += _note_cases(bench, entry, ruling, document)
        windows += [] if ruling.counts or not meets else told_close(bench, entry, document, moved)
    if ruling.counts:
        cases += counted_close(bench, entry, document, ruling.at)
        cases += overlapping(bench, entry, document, ruling.at)
        between = tuple(came_between(bench, entry, document, ruling.at))
        if between:
            ruling = replace(ruling, settled=(*ruling.settled, *between))
    known, fresh = _stock_cases(bench, entry, ruling)
    serials = {case.letter.facts["sku"] for case in cases if case.letter.code == "serial_twice"}
    fresh = [case for case in fresh if case.sku not in serials]
    return _answered(ruling, known, [*cases, *windows, *fresh])


def _found_cases(
    bench: Bench, entry: Entry, document: Document, *, found: Sequence[Finding]
) -> list[CaseFile]:
    seen: dict[str, int] = {}
    cases: list[CaseFile] = []
    for finding in found:
        nth = seen[finding.code] = seen.get(finding.code, -1) + 1
        cases.append(_planned(bench, entry, document, finding=finding, nth=nth))
    return cases


def _note_cases(bench: Bench, entry: Entry, ruling: Ruling, document: Document) -> list[CaseFile]:
    cases: list[CaseFile] = []
    told = [*of_note(bench, document), *of_lots(bench, document, ruling.movements)]
    seen: dict[str, int] = {}
    told += [(finding, also[0]) for finding, also in of_reserved(bench, document, ruling.movements)]
    for finding, other in told:
        nth = seen[finding.code] = seen.get(finding.code, -1) + 1
        case = _planned(bench, entry, document, finding=finding, nth=nth)
        case = with_other(bench, entry, case, other)
        also = [other] if other else []
        cases.append(replace(case, letter=changed(case.letter, also=also)))
    return cases


def _stock_cases(
    bench: Bench, entry: Entry, ruling: Ruling
) -> tuple[list[CaseFile], list[CaseFile]]:
    """Cases of stock below zero: those that are open already, and new ones. One a (site, SKU)."""
    known: list[CaseFile] = []
    fresh: list[CaseFile] = []
    document = ruling.document
    if document is None:
        return known, fresh
    for finding, site in of_stock(bench, document, ruling.movements):
        sku = finding.facts["sku"]
        case = replace(_case(bench, entry, document, finding, nth=len(fresh)), site=site, sku=sku)
        open_one = bench.negative.get((site, sku))
        if open_one:
            known.append(replace(case, letter=changed(case.letter, case=open_one)))
        else:
            fresh.append(case)
    return known, fresh


def _planned(
    bench: Bench, entry: Entry, document: Document, *, finding: Finding, nth: int
) -> CaseFile:
    case = with_sides(bench, entry, _case(bench, entry, document, finding, nth=nth))
    if finding.code in {"transfer_short", "transfer_over"}:
        case = with_sent(case, document)
    plan = plan_of(finding.code, document, entry.step, nth)
    return planned(bench, case, plan, document.content)


def _case(
    bench: Bench, entry: Entry, document: Document, finding: Finding, *, nth: int
) -> CaseFile:
    return opened(
        entry,
        document.id,
        finding,
        number=document.number,
        site=document.site,
        now=bench.now,
        nth=nth,
    )


def _answered(ruling: Ruling, known: Sequence[CaseFile], fresh: Sequence[CaseFile]) -> Ruling:
    """The verdict names the first case, new or open already; only new ones are opened."""
    if not known and not fresh:
        return ruling
    first = next(iter((*fresh, *known))).letter
    return replace(
        ruling,
        verdict=Verdict.APPLIED_WITH_EXCEPTION,
        code=first.code,
        message=first.message,
        facts=first.facts,
        case=first.case,
        cases=(*ruling.cases, *fresh),
    )


def _left_over(
    bench: Bench, entry: Entry, ruling: Ruling, document: Document
) -> Iterator[CaseFile]:
    """What a decision has put back in transit, or left there: a person is asked as after an arrival.

    Where somebody decided about it already, or is asked, it is there on purpose.
    """
    asked = {
        _difference_of(case.letter)
        for case in (*_cases_of(bench, document), *ruling.settled)
        if case.letter.state == "open" or case.letter.taken
    }
    seen: dict[str, int] = {}
    for finding in _differences(document):
        nth = seen[finding.code] = seen.get(finding.code, -1) + 1
        if (finding.code, finding.facts["sku"], finding.facts.get("lot", "")) not in asked:
            yield _planned(bench, entry, document, finding=finding, nth=nth)


def _differences(document: Document) -> tuple[Finding, ...]:
    return differences_left(document) if document.kind == "transfer" else ()


def _difference_of(letter: CaseLetter) -> tuple[str, str, str]:
    return letter.code, letter.facts.get("sku", ""), letter.facts.get("lot", "")


def _cases_of(bench: Bench, document: Document) -> list[CaseFile]:
    return [case for case in bench.cases.values() if case.document == document.id]


def _made_up(bench: Bench, ruling: Ruling, document: Document) -> tuple[CaseFile, ...]:
    """Differences in transit that are open and no longer there: nobody has to look for them any more."""
    if document.kind != "transfer":
        return ()
    left = {(f.code, f.facts["sku"], f.facts.get("lot", "")) for f in differences_left(document)}
    decided = {case.letter.case for case in ruling.settled}
    return tuple(
        settled_by_hq(bench, case, "Nothing of it is left in transit.")
        for case in _cases_of(bench, document)
        if case.letter.code in {"transfer_short", "transfer_over"}
        and case.letter.state == "open"
        and case.letter.case not in decided
        and _difference_of(case.letter) not in left
    )


def _arrivals_answered(
    bench: Bench, before: Document | None, document: Document
) -> tuple[CaseFile, ...]:
    """The dispatch has been told: nobody has to look for it any more."""
    if before is None or before.state != "early" or document.state == "early":
        return ()
    return tuple(
        settled_by_hq(bench, case, "The dispatch arrived.")
        for case in bench.cases.values()
        if case.document == document.id
        and case.letter.code == "arrived_before_dispatch"
        and case.letter.state == "open"
    )
