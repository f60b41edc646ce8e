"""What own steps that wait owe to counts that are known already: as HQ will say it (sync.stock.counted).

A movement that was before a count, and is told after it, explains part of what the count found. Until
HQ has told of it the shelf here shows the same as HQ's books will.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from sync.shop.counted_rows import counted_since, lines_counted
from sync.shop.database import Connection
from sync.shop.sealed import position_of
from sync.stock.counted import CountLine, count_of, no_longer_owed, owed_to_counts
from sync.stock.document import Document
from sync.stock.law import Outcome
from sync.stock.movement import Movement
from sync.stock.place import Place
from sync.wire.counted_cases import asks_about, said_before
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter, StepLetter
from sync.wire.reading import step_read

_OWED = (
    "SELECT m.step, m.line, m.sku, m.lot, m.expires, m.origin, m.destination, m.quantity, m.at"
    " FROM movement m JOIN document d ON d.key = m.document"
    " WHERE m.sku = ? AND m.at = ? AND d.id <> ? AND m.pending < ?"
)
_BODY = "SELECT coalesce(local, body) FROM document WHERE id = ?"


def with_owed(
    connection: Connection,
    outcome: Outcome,
    step: StepLetter,
    *,
    before: DocumentLetter | None,
    position: int,
    chains: Mapping[str, int],
) -> Outcome:
    """The outcome of the own step at `position` with what counts are owed for it.

    `before` is the document as the step found it. A count of this device that was sealed after the
    step has it in its own book; `chains` are this device's identities.
    """
    moved = outcome.movements
    if step.kind == "count" and step.name == "reverse" and before is not None:
        moved = (*moved, *_given_up(connection, outcome.document, step, before, position=position))
    if not moved:
        return outcome
    owed = owed_for(connection, outcome.document, moved, chains=chains, position=position)
    document = outcome.document
    more = (*moved[len(outcome.movements) :], *owed)
    if not more:
        return outcome
    whole = replace(document, movements=(*document.movements, *more))
    return replace(outcome, document=whole, movements=(*outcome.movements, *more))


def owed_for(
    connection: Connection,
    document: Document,
    moved: Sequence[Movement],
    *,
    chains: Mapping[str, int] = MappingProxyType({}),
    position: int = 0,
) -> tuple[Movement, ...]:
    """What counts are owed for what a step of the document moves.

    Those of this device's `chains` that were sealed after `position` are left out.
    """
    counted = {
        key: [line for line, device, seq in lines if not _is_later(chains, device, seq, position)]
        for key, lines in counted_since(connection, moved).items()
    }

    def said(m: Movement, line: CountLine) -> bool | None:
        return _said(connection, document.number, m, line)

    return owed_to_counts(document, moved, counted, said=said)


def _is_later(chains: Mapping[str, int], device: str, seq: int, position: int) -> bool:
    chain = chains.get(device)
    return chain is not None and position_of(chain, seq) > position


def _said(connection: Connection, number: str, m: Movement, line: CountLine) -> bool | None:
    (body,) = connection.execute(_BODY, (line.document,)).fetchall()[0]
    letter = unpacked(body, DocumentLetter)
    cases = [case for case in letter.cases if asks_about(case, number)]
    return said_before(cases, {step.step for step in letter.steps}, m, line)


def _given_up(
    connection: Connection,
    document: Document,
    step: StepLetter,
    before: DocumentLetter,
    *,
    position: int,
) -> tuple[Movement, ...]:
    """A count is reversed: what other documents owed it goes back."""
    owed: list[Movement] = []
    for sku, at in sorted({(line.sku, line.at) for line, _, _ in lines_counted(before)}):
        rows = connection.execute(_OWED, (sku, at, document.id, position)).fetchall()
        owed += [_movement(row) for row in rows if count_of(row[1]) == document.id]
    return no_longer_owed(document, owed, step_read(step, {}))


def _movement(row: tuple[str, str, str, str, str, str, str, int, str]) -> Movement:
    step, line, sku, lot, expires, origin, destination, quantity, at = row
    return Movement(step, line, sku, lot, expires, Place(origin), Place(destination), quantity, at)
