"""What one step does to one document: the rule both ends call.

The shop calls it before it seals a step, and HQ when it judges one. A promise out of order is a
Refusal. A fact is never refused for its order: it counts, and the outcome names what is unusual.
"""

from dataclasses import dataclass, replace

from sync.stock.attachment import ATTACH, with_more
from sync.stock.document import Changes, Content, Document, Step, edited
from sync.stock.kinds import kind_named
from sync.stock.kinds.kind import NEW, Book, Kind, StepRule
from sync.stock.late import back_as_of_then
from sync.stock.made import quickly_made
from sync.stock.movement import Movement
from sync.stock.refusal import Refusal
from sync.stock.verdict import Choice, Finding


@quickly_made
@dataclass(frozen=True, slots=True)
class Outcome:
    """The document after the step, what the step moved, and what a person should look at.

    `out_of_order` is the code of the case where a fact left a state it should not have left, or
    empty; that finding comes first in `findings`.
    """

    document: Document
    movements: tuple[Movement, ...]
    findings: tuple[Finding, ...]
    out_of_order: str = ""


def take_step(document: Document | None, step: Step, book: Book) -> Outcome:
    """Take `step` on `document` (None: the first step HQ or this device hears of).

    `book` answers what a count compares with. Raises Refusal: `unknown_kind`, `unknown_step`,
    `unknown_document`, `kind_mismatch`, `wrong_state`, and what the kind's check says of content;
    for an attachment as `attachment.with_more`.
    """
    kind = kind_named(step.kind)
    if step.name == ATTACH:
        return _attached(document, step)
    rule = kind.rule(step.name)
    before = document or _new_document(step, rule)
    _check_kind(before, step)
    state, unusual = _next_state(before, rule, kind)
    content = _next_content(before.content, step, rule)
    after = _left_by(step, before, state, content=content)
    if rule.is_fact or rule.writes_content or step.changes is not None:
        kind.check(content)
    moves = _moves(kind, rule, after, step=step, book=book)
    if moves:
        after = _left_by(step, before, state, content=content, moves=moves)
    # A fact out of order is one case: what it leaves over is looked at when that is decided.
    findings = unusual or kind.notes(after, step)
    return Outcome(after, moves, findings, unusual[0].code if unusual else "")


def _left_by(
    step: Step,
    before: Document,
    state: str,
    *,
    content: Content,
    moves: tuple[Movement, ...] = (),
) -> Document:
    return Document(
        before.id,
        before.kind,
        before.site,
        before.number or step.number,
        state,
        content,
        before.occurred_at,
        (*before.movements, *moves),
        before.attachments,
    )


def _check_kind(document: Document, step: Step) -> None:
    if document.kind != step.kind:
        raise Refusal("kind_mismatch", f"The document is a {document.kind}, not a {step.kind}.")


def _attached(document: Document | None, step: Step) -> Outcome:
    """In any state: a paper may come long after the goods."""
    if document is None:
        raise Refusal("unknown_document", "There is no such document.", document=step.document)
    _check_kind(document, step)
    attachments = with_more(document.attachments, step.attached)
    return Outcome(replace(document, attachments=attachments), (), ())


def _new_document(step: Step, rule: StepRule) -> Document:
    if NEW not in rule.reaches and NEW not in rule.unusual:
        raise Refusal("unknown_document", "There is no such document.", document=step.document)
    return Document(step.document, step.kind, step.site, step.number, NEW, Content(), step.at)


def _next_state(document: Document, rule: StepRule, kind: Kind) -> tuple[str, tuple[Finding, ...]]:
    state = document.state
    if state in rule.reaches:
        return rule.reaches[state], ()
    if not rule.is_fact:
        message = f"A {kind.name} that is {state} cannot take the step {rule.name}."
        raise Refusal("wrong_state", message, state=state, step=rule.name)
    code, reached = rule.unusual.get(state, (f"{rule.name}_out_of_order", state))
    message = f"The goods moved ({rule.name}) although the {kind.name} was {state}."
    return reached, (
        Finding(code, message, {"state": state, "step": rule.name}, (Choice.MINE, Choice.HQ)),
    )


def _next_content(content: Content, step: Step, rule: StepRule) -> Content:
    if rule.writes_content or not content.lines:
        return step.content or content
    if rule.name == "edit":
        return edited(content, step.changes or Changes())
    return content


def _moves(
    kind: Kind, rule: StepRule, document: Document, *, step: Step, book: Book
) -> tuple[Movement, ...]:
    if rule.is_fact:
        return kind.moves(document, step, book)
    if rule.name == "reverse":
        back = back_as_of_then(document.movements, document=document.id, step=step.id)
        return tuple(replace(m, line=f"{n}:{m.line}") for n, m in enumerate(back))
    return ()
