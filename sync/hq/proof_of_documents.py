"""Proof that each document says what its movements, steps and cases say."""

import itertools
from collections.abc import Iterator
from operator import itemgetter

from sqlalchemy import Connection

from sync.hq import bulk
from sync.stock.movement import Movement
from sync.stock.place import Place
from sync.stock.refusal import Refusal
from sync.stock.reserving import locked
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter
from sync.wire.reading import document_read

_MOVEMENTS = (
    "SELECT document, step, line, sku, lot, expires, origin, destination, quantity, at"
    " FROM movement ORDER BY document"
)
_DOCUMENTS = "SELECT id, hq_number, state, revision, cases, letter FROM document WHERE id{keys}"
_NUMBERS = (
    "SELECT count(*), count(DISTINCT hq_number), max(hq_number) FROM document WHERE hq_number <> ''"
)
_HELD = "SELECT document, sum(quantity) FROM reservation GROUP BY document"
_TOGETHER = 500


def document_problems(connection: Connection) -> Iterator[str]:
    """A sentence for each document that differs from what the books hold about it."""
    moved = _moved_by_document(connection)
    held: dict[str, int] = {key: int(n) for key, n in bulk.ask(connection, _HELD)}
    ids = sorted(key for (key,) in bulk.ask(connection, "SELECT id FROM document"))
    for start in range(0, len(ids), _TOGETHER):
        for row in sorted(
            bulk.ask_for(connection, _DOCUMENTS, ids[start : start + _TOGETHER]), key=itemgetter(0)
        ):
            yield from _differences(row, moved.pop(row[0], 0), held=held.pop(row[0], 0))
    yield from (f"Document {key} holds goods back and is not there." for key in sorted(held))
    yield from _number_problems(connection)


def _moved_by_document(connection: Connection) -> dict[str, int]:
    """A sum of marks for each document's movements, in any order: memory for one number each."""
    rows = bulk.stream(connection, _MOVEMENTS)
    return {
        document: sum(_mark(_movement(row[1:])) for row in some) % 2**64
        for document, some in itertools.groupby(rows, key=itemgetter(0))
    }


def _mark(m: Movement) -> int:
    return hash((m.step, m.line, m.sku, m.lot, m.origin, m.destination, m.quantity, m.at))


def _movement(row: bulk.Row) -> Movement:
    step, line, sku, lot, expires, origin, destination, quantity, at = row
    places = (Place(origin), Place(destination))
    return Movement(step, line, sku, lot, expires, *places, quantity, at)


def _differences(row: bulk.Row, moved: int, *, held: int) -> Iterator[str]:
    key, hq_number, state, revision, cases, body = row
    try:
        letter = unpacked(bytes(body), DocumentLetter)
        document = document_read(letter)
    except Refusal as refusal:
        yield f"Document {key} cannot be read: {refusal.message}"
        return
    name = f"{document.number or key} by {letter.steps[0].by or letter.steps[0].device}"
    if sum(_mark(m) for m in document.movements) % 2**64 != moved:
        yield f"{name}: its movements are not those in the books."
    if sum(line.quantity for line in locked(document)) != held:
        yield f"{name}: the books hold back other goods for it than it says."
    told = (letter.hq_number, letter.state, int(letter.revision.partition(".")[2]))
    if told != (hq_number, state, revision):
        yield f"{name}: number, state or revision differ between the document and its list."
    if sum(case.state == "open" for case in letter.cases) != cases:
        yield f"{name}: the list counts {cases} open cases, the document has others."


def _number_problems(connection: Connection) -> Iterator[str]:
    ((numbered, different, highest),) = bulk.ask(connection, _NUMBERS)
    ((given,),) = bulk.ask(connection, "SELECT hq_number FROM feed_head")
    last = int((highest or "HQ-0").partition("-")[2])
    if not numbered == different == last == given:
        yield f"HQ gave {given} numbers, but {different} are on documents and the last is {last}."
