"""The judgement of one step, in memory: the same law as at the shop, and what only HQ can see.

A fact is never refused for its order, its stock, its day or its item: it counts, and cases ask. A
promise may be refused, and the refusal is a case too, so that it waits for a person and not in a log.
"""

from dataclasses import replace

from sync.hq.act import Act
from sync.hq.bench import Bench
from sync.hq.edits import judge_edit
from sync.hq.entry import Entry, same_act
from sync.hq.moving import judge_fact, judge_promise
from sync.hq.resolution import RESOLVE, judge_resolution
from sync.hq.ruling import NOT_ON_RECORD, WAITING, Ruling, asking, no
from sync.hq.scrutiny import opened
from sync.hq.settling import settled_by_hq
from sync.hq.sides import with_sides, with_wanted
from sync.hq.stored import stored
from sync.stock import findings
from sync.stock.attachment import ATTACH
from sync.stock.document import Document, Step
from sync.stock.kinds import KINDS, kind_named
from sync.stock.law import take_step
from sync.stock.moment import parse_moment
from sync.stock.refusal import Refusal
from sync.stock.verdict import Verdict
from sync.wire.letters import changed
from sync.wire.messages import StepLetter
from sync.wire.reading import step_read

VERSION = 1
"""The version of sealed steps that this HQ reads."""

LONGEST_WAIT_DAYS = 30
"""A step waits no longer for one that it follows: a fact counts then, a promise is refused."""

_FROM_BOTH_SITES = frozenset({"arrive", RESOLVE, ATTACH})
"""What the receiver of a transfer may do too."""


def judge(bench: Bench, entry: Entry) -> Ruling:
    """The ruling on an entry; nothing on the bench is changed by it."""
    letter = entry.letter
    if letter is None:
        return no(entry.fault or Refusal("malformed", "This is no step."))
    before = _told_before(bench, entry, letter)
    if before is not None:
        return before
    waits = _waits(bench, entry, letter)
    if waits is not None:
        return _with_case(bench, entry, letter, no(waits, Verdict.HELD))
    try:
        ruling = _ruled(bench, entry, letter)
    except Refusal as refusal:
        ruling = no(refusal)
        if letter.name != RESOLVE and refusal.code not in NOT_ON_RECORD:
            ruling = _with_case(bench, entry, letter, ruling)
    return _ends_waiting(bench, entry, ruling)


def _told_before(bench: Bench, entry: Entry, letter: StepLetter) -> Ruling | None:
    """The answer that the same act had at another place of a chain."""
    here = bench.here.get(letter.step)
    if here is not None and here.letter is not None:
        same = _same_sealed(entry.body, here.body)
        return Ruling(Verdict.APPLIED, again_of=here.seq) if same else _reused()
    judged = bench.judged.get(letter.step)
    if judged is None or (judged.device, judged.seq) == (entry.device.id, entry.seq):
        return None
    if not _same_sealed(entry.body, judged.body):
        return _reused()
    return Ruling(Verdict(judged.letter.verdict), again=changed(judged.letter, seq=entry.seq))


def _reused() -> Ruling:
    return no(Refusal("op_id_reuse", "Another act had this id before."))


def _same_sealed(one: bytes, other: bytes) -> bool:
    """By what was sealed, marks for names: a name that was erased makes no other act of it."""
    return same_act(stored(one, StepLetter), stored(other, StepLetter))


def _waits(bench: Bench, entry: Entry, letter: StepLetter) -> Refusal | None:
    """Why this step cannot be judged yet."""
    if letter.v > VERSION:
        return Refusal("newer_version", "A newer Counterstock sealed this; HQ is to be upgraded.")
    if letter.kind not in KINDS:
        return Refusal("unknown_kind", f"HQ knows no document of kind {letter.kind!r} yet.")
    if _has_lost_what_it_follows(bench, letter) and not _has_waited_long(bench, entry):
        return Refusal("waits_for_step", "The step that this one follows has not arrived.")
    if letter.document in bench.blocked:
        return Refusal("waits_for_step", "An earlier step on this document waits.")
    return None


def _has_lost_what_it_follows(bench: Bench, letter: StepLetter) -> bool:
    after = letter.base.after if letter.base else ""
    return bool(after) and after not in bench.judged and after not in bench.here


def _has_waited_long(bench: Bench, entry: Entry) -> bool:
    waited = parse_moment(bench.now) - parse_moment(entry.received_at)
    return waited.days >= LONGEST_WAIT_DAYS


def _ruled(bench: Bench, entry: Entry, letter: StepLetter) -> Ruling:
    document = bench.document(letter.document)
    _check_place(entry, letter, document)
    _check_scope(entry, letter, document)
    foreseen = entry.act or Act(_read(letter, document))
    step = foreseen.step
    if letter.name == RESOLVE:
        return judge_resolution(bench, entry, letter, step)
    rule = kind_named(letter.kind).rule(letter.name)
    has_right = bench.has_right(entry, rule.right, step.at)
    if not has_right and not rule.is_fact:
        raise Refusal("not_allowed", f"{letter.by} had no right to {rule.right}.", by=letter.by)
    if not rule.is_fact and _has_lost_what_it_follows(bench, letter):
        raise Refusal("step_lost", "The step that this one follows has never arrived.")
    if letter.name == "edit":
        return judge_edit(bench, entry, document, step)
    outcome = (document is None and foreseen.outcome) or take_step(document, step, bench)
    if rule.is_fact:
        wrong = () if has_right else (findings.without_right(letter.by, rule.right),)
        return judge_fact(bench, entry, (document, outcome, step), wrong)
    return judge_promise(bench, entry, outcome, step)


def _read(letter: StepLetter, document: Document | None) -> Step:
    decimals = {line.line: line.decimals for line in document.content.lines} if document else {}
    return step_read(letter, decimals or _own_decimals(letter))


def _own_decimals(letter: StepLetter) -> dict[str, int]:
    """An arrival may be told before its dispatch: it brings its own lines."""
    return {line.line: line.decimals for line in letter.content.lines} if letter.content else {}


def _check_place(entry: Entry, letter: StepLetter, document: Document | None) -> None:
    if (letter.device, letter.seq) != (entry.device.id, entry.seq):
        raise Refusal("wrong_place", "This was sealed for another place of a chain.")
    if document is not None and document.site != letter.site:
        raise Refusal("out_of_scope", "The document belongs to another site.", site=letter.site)


def _check_scope(entry: Entry, letter: StepLetter, document: Document | None) -> None:
    site = entry.device.site
    if not site or site == letter.site:
        return
    receivers = {letter.content.to_site if letter.content else ""}
    receivers.add(document.content.to_site if document else "")
    if letter.name not in _FROM_BOTH_SITES or site not in receivers:
        raise Refusal("out_of_scope", f"A device of {site} does not act for {letter.site}.")


def _with_case(bench: Bench, entry: Entry, letter: StepLetter, ruling: Ruling) -> Ruling:
    """A refused or held step waits for a person, not in a log."""
    finding = asking(Refusal(ruling.code, ruling.message, **dict(ruling.facts)))
    document = bench.document(letter.document)
    case = opened(
        entry,
        letter.document,
        finding,
        number=document.number if document else letter.number,
        site=document.site if document else letter.site,
        now=bench.now,
    )
    case = with_sides(bench, entry, case)
    if letter.changes is not None and document is not None:
        case = with_wanted(case, document.content, letter.changes)
    return replace(ruling, case=case.letter.case, cases=(case,))


def _ends_waiting(bench: Bench, entry: Entry, ruling: Ruling) -> Ruling:
    """What waited has been judged: the case of its waiting ends."""
    if not entry.is_waiting:
        return ruling
    ended = tuple(
        settled_by_hq(bench, case, "The step was judged.")
        for case in bench.cases.values()
        if case.letter.step == entry.step
        and case.letter.state == "open"
        and case.letter.code in WAITING
    )
    return replace(ruling, settled=(*ruling.settled, *ended))
