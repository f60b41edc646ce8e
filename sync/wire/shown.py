"""A document's letter as the views both ends show: its timeline, movements, cases, and what a count found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from sync.stock.document import Content, Line
from sync.stock.movement import Movement
from sync.stock.place import VARIANCE
from sync.stock.quantity import parse_quantity
from sync.stock.views import (
    Act,
    CaseEffect,
    CaseRow,
    CountedLine,
    DocumentView,
    MovementRow,
    StepRow,
)
from sync.wire.messages import (
    ActLetter,
    CaseLetter,
    ContentLetter,
    DocumentLetter,
    EffectLetter,
    StepSummary,
)
from sync.wire.reading import attachments_read, content_read, decimals_of, movements_read

_COUNTED = frozenset({"posted", "reversed"})

Explained: TypeAlias = Mapping[str, Sequence[tuple[str, int]]]
"""By line of a count: the numbers of documents told late, and what each had moved at the shelf."""

NOTHING_EXPLAINED: Explained = MappingProxyType({})


def document_view(
    letter: DocumentLetter, *, explained: Explained = NOTHING_EXPLAINED
) -> DocumentView:
    """Everything about the document. `explained` comes from the reader's own books."""
    content = content_read(letter.content)
    movements = movements_read(letter, content)
    is_counted = letter.kind == "count" and letter.state in _COUNTED
    counted = _counted(content, movements, explained) if is_counted else ()
    return DocumentView(
        letter.id,
        letter.number,
        letter.hq_number,
        letter.kind,
        letter.state,
        letter.revision,
        letter.site,
        letter.occurred_at,
        content,
        tuple(step_row(step) for step in letter.steps),
        tuple(_movement_row(m, content) for m in movements),
        case_rows(letter),
        counted,
        attachments_read(letter.attachments),
    )


def step_row(step: StepSummary) -> StepRow:
    """A step on a timeline."""
    return StepRow(
        step.seq,
        step.name,
        step.by,
        step.device,
        step.at,
        step.verdict,
        step.code,
        step.received_at,
        step.offset_ms,
        step.reason,
        step.hash,
        step.device_name,
        step.by_name,
        step.by_ext,
    )


def case_rows(letter: DocumentLetter) -> tuple[CaseRow, ...]:
    """What waits for a person, with the names that HQ told of people of other sites."""
    return tuple(row_of_case(letter, case) for case in letter.cases)


def row_of_case(letter: DocumentLetter, case: CaseLetter) -> CaseRow:
    """One of them."""
    row = case_row(case, letter.id, letter.number)
    told = {step.by: (step.by_name, step.by_ext) for step in letter.steps if step.by_name}
    return replace(
        row, mine_act=_with_name(row.mine_act, told), hq_act=_with_name(row.hq_act, told)
    )


def _with_name(act: Act | None, told: Mapping[str, tuple[str, str]]) -> Act | None:
    if act is None or act.by not in told:
        return act
    name, ext = told[act.by]
    return replace(act, by_name=name, by_ext=ext)


def case_row(case: CaseLetter, document: str, number: str) -> CaseRow:
    """What waits for a person on that document."""
    return CaseRow(
        case.case,
        document,
        number,
        tuple(case.also),
        case.code,
        case.message,
        dict(case.facts),
        _content(case.base),
        _content(case.mine),
        _content(case.hq),
        tuple(case.choices),
        case.state,
        case.opened_at,
        case.step,
        case.resolved_by,
        case.taken,
        case.reason,
        tuple(_effect(letter) for letter in case.effects),
        _act(case.mine_act),
        _act(case.hq_act),
        case.resolved_at,
    )


def _effect(letter: EffectLetter) -> CaseEffect:
    quantity = parse_quantity(letter.quantity, letter.decimals)
    return CaseEffect(
        letter.take, letter.sku, letter.name, letter.lot, letter.origin, letter.destination,
        quantity, letter.decimals,
    )  # fmt: skip


def _act(letter: ActLetter | None) -> Act | None:
    if letter is None:
        return None
    return Act(
        letter.by, letter.device, letter.at, letter.step, letter.device_name, letter.document,
        letter.number, letter.by_name, letter.by_ext,
    )  # fmt: skip


def _content(letter: ContentLetter | None) -> Content | None:
    return None if letter is None else content_read(letter)


def _movement_row(m: Movement, content: Content) -> MovementRow:
    decimals = decimals_of(content, m.sku)
    return MovementRow(m.sku, m.lot, m.origin, m.destination, m.quantity, decimals, m.at, m.step)


def _counted(
    content: Content, movements: Sequence[Movement], explained: Explained
) -> tuple[CountedLine, ...]:
    found = {m.line: _variance(m) for m in movements}
    return tuple(
        _counted_line(line, found.get(line.line, 0), tuple(explained.get(line.line, ())))
        for line in content.lines
    )


def _counted_line(line: Line, variance: int, explained: tuple[tuple[str, int], ...]) -> CountedLine:
    residual = variance - sum(quantity for _, quantity in explained)
    return CountedLine(line.line, line.quantity, line.quantity - variance, residual, explained)


def _variance(m: Movement) -> int:
    """What the count put on the shelf, or took off it."""
    return m.quantity if m.origin == VARIANCE else -m.quantity
