"""What own steps that wait owe to counts that are known already: as HQ will say it (sync.stock.counted).

A movement that was before a count, and is told after it, explains part of what the count found. Until
HQ has told of it the shelf here shows the same as HQ's books will.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from sync.shop.counted_rows import Known, counted_since, hours_posted
from sync.shop.database import Connection
from sync.shop.sealed import position_of
from sync.stock.counted import (
    CountLine,
    count_of,
    hour_given_up,
    line_given_up,
    no_longer_owed,
    owed_to_counts,
    posts_given_up,
)
from sync.stock.document import Document
from sync.stock.law import Outcome
from sync.stock.movement import Movement
from sync.stock.place import Place
from sync.wire.counted_cases import asks_about, said_before
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter, StepLetter, StepSummary
from sync.wire.reading import document_read
from sync.wire.standing import told_since

_OWED = (
    "SELECT m.step, m.line, m.sku, m.lot, m.expires, m.origin, m.destination, m.quantity, m.at"
    " FROM movement m JOIN document d ON d.key = m.document"
    " WHERE m.sku = ? AND m.at = ? AND d.id <> ? AND m.pending < ?"
)
_ALL = 1 << 62
_BODY = "SELECT body FROM document WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Own:
    """An own step that lies over the cache: its place in the journal, and this device's identities.

    `answered` is where HQ's feed stood when HQ had judged the step (0: it has not, as far as is known).
    """

    position: int
    chains: Mapping[str, int]
    answered: Callable[[], int] = int

    def was_known_to(self, count: Known) -> bool:
        """Whether the count's book had the step in it: it was sealed here, or judged at HQ, after the step."""
        chain = self.chains.get(count.device)
        if chain is not None:
            return position_of(chain, count.seq) > self.position
        answered = self.answered()
        return 0 < answered < count.feed


def with_owed(
    connection: Connection,
    outcome: Outcome,
    step: StepLetter,
    *,
    before: DocumentLetter | None,
    own: Own,
) -> Outcome:
    """The outcome of an own step with what counts are owed for it; `before` is the document as it found it."""
    moved = outcome.movements
    if step.kind == "count" and step.name == "reverse" and before is not None:
        moved = (
            *moved,
            *_given_up(connection, outcome.document, step, before, position=own.position),
        )
    if not moved:
        return outcome
    owed = owed_for(connection, outcome.document, moved, own)
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
    own: Own | None = None,
) -> tuple[Movement, ...]:
    """What counts are owed for what a step of the document moves; not those that knew of it, an own one."""
    counted = {
        key: [told.line for told in lines if own is None or not own.was_known_to(told)]
        for key, lines in counted_since(connection, moved).items()
    }

    def said(m: Movement, line: CountLine) -> bool | None:
        return _said(connection, document.number, m, line)

    return owed_to_counts(document, moved, counted, said=said)


def _said(connection: Connection, number: str, m: Movement, line: CountLine) -> bool | None:
    """As HQ has heard it: what a decision moves that waits here is for HQ to say."""
    (body,) = connection.execute(_BODY, (line.document,)).fetchall()[0]
    if body is None:
        return None
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
    """A count is reversed: what other documents owed it goes back, a line that was given up among it."""
    owed: list[Movement] = []
    goods = {line.sku for line in document.content.lines} | {m.sku for m in document.movements}
    for sku, at in sorted(product(goods, hours_posted(before))):
        owed += _owed(connection, document.id, sku, at, position=position)
    return no_longer_owed(document, owed, step.step)


def _owed(
    connection: Connection, count: str, sku: str, at: str, *, position: int
) -> Iterator[Movement]:
    rows = connection.execute(_OWED, (sku, at, count, position)).fetchall()
    yield from (_movement(row) for row in rows if count_of(row[1]) == count)


def line_back(connection: Connection, document: Document, line: CountLine) -> tuple[Movement, ...]:
    """What takes back a line of a count, and what later counts are owed for that."""
    owed = _owed(connection, document.id, line.sku, line.at, position=_ALL)
    back = line_given_up(document, line, owed, "")
    return (*back, *owed_for(connection, document, back))


def post_back(
    connection: Connection, letter: DocumentLetter, met: StepSummary
) -> tuple[Movement, ...]:
    """What takes back the post `met` of a count that never was, and what later counts are owed for that."""
    document, since = document_read(letter), told_since(met, letter.steps, letter.cases)
    back = (
        _hour_back(connection, document, met.at)
        if since is None
        else posts_given_up(document, met.at, since, "")
    )
    return (*back, *owed_for(connection, document, back))


def _hour_back(connection: Connection, document: Document, at: str) -> tuple[Movement, ...]:
    owed = [
        m
        for sku in sorted({line.sku for line in document.content.lines})
        for m in _owed(connection, document.id, sku, at, position=_ALL)
    ]
    return hour_given_up(document, at, owed, "")


def _movement(row: tuple[str, str, str, str, str, str, str, int, str]) -> Movement:
    step, line, sku, lot, expires, origin, destination, quantity, at = row
    return Movement(step, line, sku, lot, expires, Place(origin), Place(destination), quantity, at)
