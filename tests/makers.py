"""Values that are valid by default: a test names only what it is about."""

from collections.abc import Mapping
from itertools import count

from sync.stock.document import Changes, Content, Document, Line, Step
from sync.stock.kinds.kind import LAST, Book
from sync.stock.law import Outcome, take_step

_numbers = count(1)

NOON = "2026-11-20T04:00:00.000Z"
"""Noon in Hong Kong."""


class EmptyBook:
    """A shelf with nothing on it."""

    def on_hand(self, place: str, sku: str, lot: str, *, at: str, count: str = LAST) -> int:
        """Zero, wherever and whenever."""
        return 0 * len(place + sku + lot + at + count)


class FixedBook:
    """A shelf with the quantities given by (place, SKU, lot)."""

    def __init__(self, on_hand: Mapping[tuple[str, str, str], int]) -> None:
        self._on_hand = on_hand

    def on_hand(self, place: str, sku: str, lot: str, *, at: str, count: str = LAST) -> int:
        """What was given, at any time."""
        return self._on_hand.get((place, sku, lot), 0) if at <= count else 0


def a_line(line: str = "1", sku: str = "TEA", quantity: int = 5, **more: object) -> Line:
    """Five teas."""
    return Line(line, sku, quantity, **more)  # type: ignore[arg-type]  # a test may name any field


def a_content(*lines: Line, **header: str) -> Content:
    """A document of one line unless told."""
    return Content(lines or (a_line(),), **header)


CONTENT_OF = {
    "receipt": a_content(party="SUP-1", reference="DN-1"),
    "issue": a_content(),
    "return": a_content(counterpart="customer"),
    "adjustment": a_content(reason="loss"),
    "transfer": a_content(to_site="MK02"),
    "count": a_content(),
    "reservation": a_content(party="MRS-CHAN", reference="DEP-1"),
}
"""Valid content by kind."""


def a_step(name: str = "post", kind: str = "receipt", **more: object) -> Step:
    """A step on document `d1` of site KC00; content is the kind's usual where the step writes it."""
    n = next(_numbers)
    given: dict[str, object] = {
        "id": f"step-{n}",
        "document": "d1",
        "site": "KC00",
        "at": NOON,
        "content": CONTENT_OF[kind] if name in {"post", "draft"} else None,
        **more,
    }
    return Step(name=name, kind=kind, **given)  # type: ignore[arg-type]  # a test may name any field


def taken(*steps: Step, book: Book | None = None) -> list[Outcome]:
    """The outcomes of steps taken one after another on one document."""
    document: Document | None = None
    outcomes = []
    for step in steps:
        outcome = take_step(document, step, book or EmptyBook())
        document = outcome.document
        outcomes.append(outcome)
    return outcomes


def an_edit(lines: Mapping[str, Line | None] | None = None, **fields: str) -> Changes:
    """Changes by line name and header field."""
    return Changes(fields, lines or {})
