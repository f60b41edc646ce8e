"""Decisions about cases: a step named `resolve`, which every kind of document has."""

from dataclasses import replace

from sync.hq.bench import Bench
from sync.hq.entry import Entry
from sync.hq.moving import judge_decision
from sync.hq.overlap import asked_of, given_up
from sync.hq.plan import made
from sync.hq.reserving import CODE as OVER_RESERVED
from sync.hq.reserving import decided
from sync.hq.ruling import CaseFile, Ruling, Version
from sync.hq.taking_back import post_given_up, without_post
from sync.stock.differences import changes_between, chosen
from sync.stock.document import Changes, Content, Document, Step, edited
from sync.stock.law import take_step
from sync.stock.merge import merge
from sync.stock.movement import Movement
from sync.stock.refusal import Refusal
from sync.stock.rights import Right
from sync.stock.verdict import Choice, Verdict
from sync.wire.letters import changed
from sync.wire.messages import ContentLetter, StepLetter
from sync.wire.reading import content_letter, content_read
from sync.wire.standing import is_back_already

RESOLVE = "resolve"


def judge_resolution(bench: Bench, entry: Entry, letter: StepLetter, step: Step) -> Ruling:
    """The ruling on a decision.

    Raises Refusal: `not_allowed`, `unknown_case`, `already_resolved`, `choice`, and `wrong_state`
    where a draft was posted before its clash was decided.
    """
    if not bench.has_right(entry, Right.RESOLVE, step.at):
        raise Refusal("not_allowed", f"{letter.by or 'The device'} may not decide cases.")
    case = bench.cases.get(letter.case)
    if case is None or case.document != letter.document:
        raise Refusal("unknown_case", "There is no such case on this document.")
    if case.letter.state != "open":
        raise Refusal("already_resolved", "This case is decided already.")
    if letter.take not in case.letter.choices:
        raise Refusal("choice", f"This case cannot be decided as {letter.take[:20]!r}.")
    document = bench.document(letter.document)
    settled = _settled(bench, entry, letter, case)
    if document is None:
        return Ruling(Verdict.APPLIED, settled=(settled,), case=letter.case, at=step.at)
    if case.letter.code == "edit_clash":
        return _decided(bench, document, step, case, settled=settled)
    if case.letter.code == OVER_RESERVED:
        after = decided(document, step, settled.letter, bench)
        return Ruling(
            Verdict.APPLIED, document=after, case=letter.case, settled=(settled,), at=step.at
        )
    ruling = Ruling(
        Verdict.APPLIED,
        document=document,
        case=letter.case,
        settled=(settled,),
        at=step.at,
    )
    return judge_decision(bench, entry, _moved(bench, ruling, document, step, case=settled))


def _moved(
    bench: Bench, ruling: Ruling, document: Document, step: Step, *, case: CaseFile
) -> Ruling:
    """The ruling with what the choice moves now."""
    folder = bench.folders[document.id]
    left = given_up(bench, case.letter, document, step)
    if left is None and is_back_already(case.letter, folder.cases, folder.steps):
        movements: tuple[Movement, ...] = ()
    elif left := left or post_given_up(bench, case.letter, document, step):
        lines, movements = left
        asked = {c.letter.case: c for line in lines for c in asked_of(bench, line)}
        asked.pop(case.letter.case, None)
        ruling = replace(ruling, left=tuple(lines), settled=(*ruling.settled, *asked.values()))
    else:
        take = Choice(case.letter.taken)
        movements = made(case.plan, take, document, case=case.letter, step=step.id, at=step.at)
    after = replace(document, movements=(*document.movements, *movements))
    ruling = replace(ruling, document=after, movements=movements)
    return without_post(bench, ruling, after, decided=case)


def _settled(bench: Bench, entry: Entry, letter: StepLetter, case: CaseFile) -> CaseFile:
    decided = changed(
        case.letter,
        state="resolved",
        taken=letter.take,
        reason=letter.reason,
        resolved_by=letter.by or entry.device.id,
        resolved_at=bench.now,
    )
    return replace(case, letter=decided)


def _decided(
    bench: Bench, document: Document, step: Step, case: CaseFile, *, settled: CaseFile
) -> Ruling:
    """A clash of edits: both sides merged, each clash taken from the side chosen."""
    take = Choice(settled.letter.taken)
    wanted = _chosen(document, case, take, step.changes)
    if wanted == document.content and take is Choice.HQ:
        return Ruling(
            Verdict.APPLIED,
            document=document,
            case=case.letter.case,
            settled=(settled,),
            at=step.at,
        )
    changes = changes_between(document.content, wanted)
    edit = replace(step, name="edit", changes=changes)
    after = take_step(document, edit, bench).document
    content = content_letter(after.content)
    return Ruling(
        Verdict.APPLIED,
        document=after,
        content=content,
        case=case.letter.case,
        settled=(settled,),
        version=Version(step.id, content, content, {}),
        at=step.at,
    )


def _chosen(document: Document, case: CaseFile, take: Choice, changes: Changes | None) -> Content:
    if document.state != "draft":
        return document.content if take is Choice.HQ else _too_late(document)
    base, mine = _content(case.letter.base), _content(case.letter.mine)
    both = merge(base, mine, document.content)
    if take is Choice.MINE:
        picks = {(clash.line, clash.field): Choice.MINE for clash in both.clashes}
        return edited(both.content, chosen(base, mine, document.content, picks))
    return edited(both.content, changes) if changes and take is Choice.MERGED else both.content


def _too_late(document: Document) -> Content:
    message = f"The document is {document.state}; take HQ's side and correct it by a new step."
    raise Refusal("wrong_state", message, state=document.state, step=RESOLVE)


def _content(letter: ContentLetter | None) -> Content:
    return content_read(letter) if letter else Content()
