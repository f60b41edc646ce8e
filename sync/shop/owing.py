"""What own steps that wait owe to counts that are known already: as HQ will say it (sync.stock.counted).

A movement that was before a count, and is told after it, explains part of what the count found. Until
HQ has told of it the shelf here shows the same as HQ's books will.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from sync.wire.knowing import knew_of
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

    def was_known_to(self, count: Known, step: StepLetter, post: StepSummary | None) -> bool:
        """Whether the count's book had the step in it: it was sealed here, or judged at HQ, after the step.

        `post` is the line of the count's post as HQ told it. An HQ before this one did not say what it
        knew: then the places in the feed tell, which move on with the count's document.
        """
        chain = self.chains.get(count.device)
        if chain is not None:
            return position_of(chain, count.seq) > self.position
        said = None if post is None else knew_of(post, step)
        answered = self.answered() if said is None else 0
        return bool(said) or 0 < answered < count.feed


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
    known = _Knowing(connection, step, own)
    owed = owed_for(connection, outcome.document, moved, known)
    document = outcome.document
    more = (*moved[len(outcome.movements) :], *owed)
    if not more:
        return outcome
    whole = replace(document, movements=(*document.movements, *more))
    return replace(outcome, document=whole, movements=(*outcome.movements, *more))


@dataclass(frozen=True, slots=True)
class _Knowing:
    """Asks of each count whether it knew of an own step; a count's document is read once."""

    connection: Connection
    step: StepLetter
    own: Own
    read: dict[str, DocumentLetter | None] = field(default_factory=dict)

    def was_in(self, count: Known) -> bool:
        """Whether that count's book had the step in it."""
        is_here = count.device in self.own.chains
        return self.own.was_known_to(count, self.step, None if is_here else self._post(count))

    def _post(self, count: Known) -> StepSummary | None:
        document = count.line.document
        if document not in self.read:
            self.read[document] = _letter(self.connection, document)
        letter = self.read[document]
        place = count.device, count.seq
        return (
            next((s for s in letter.steps if (s.device, s.seq) == place), None) if letter else None
        )


def owed_for(
    connection: Connection,
    document: Document,
    moved: Sequence[Movement],
    knowing: "_Knowing | None" = None,
) -> tuple[Movement, ...]:
    """What counts are owed for what a step of the document moves; not those that knew of it, an own one."""
    counted = {
        key: [told.line for told in lines if knowing is None or not knowing.was_in(told)]
        for key, lines in counted_since(connection, moved).items()
    }

    def said(m: Movement, line: CountLine) -> bool | None:
        return _said(connection, document.number, m, line)

    return owed_to_counts(document, moved, counted, said=said)


def _said(connection: Connection, number: str, m: Movement, line: CountLine) -> bool | None:
    """As HQ has heard it: what a decision moves that waits here is for HQ to say."""
    letter = _letter(connection, line.document)
    if letter is None:
        return None
    cases = [case for case in letter.cases if asks_about(case, number)]
    return said_before(cases, {step.step for step in letter.steps}, m, line)


def _letter(connection: Connection, document: str) -> DocumentLetter | None:
    """The document as HQ has told it; None: it waits here."""
    (body,) = connection.execute(_BODY, (document,)).fetchall()[0]
    return None if body is None else unpacked(body, DocumentLetter)


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
