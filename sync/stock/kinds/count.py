"""Count 盤點: an observation of what is on the shelf at an instant, not a reset.

variance = counted - book as of that instant. A line that is not named was not counted; zero must
be typed; counted and equal is kept on the document.
"""

from sync.stock.document import Content, Document, Line, Step
from sync.stock.kinds.kind import Book, Kind, moved, shelf, usual_rules
from sync.stock.movement import Movement
from sync.stock.place import VARIANCE
from sync.stock.refusal import Refusal
from sync.stock.rights import Right


def _check(content: Content) -> None:
    if not content.lines:
        raise Refusal("no_lines", "A count needs at least one line.")
    seen: set[tuple[str, str, str]] = set()
    for line in content.lines:
        if line.quantity < 0:
            raise Refusal(
                "quantity_not_positive", f"Line {line.line} was counted below zero.", line=line.line
            )
        key = (line.bin, line.sku, line.lot)
        if key in seen:
            raise Refusal("counted_twice", f"{line.sku} stands twice on the count.", line=line.line)
        seen.add(key)


def _moves(document: Document, step: Step, book: Book) -> tuple[Movement, ...]:
    return tuple(
        m for line in document.content.lines if (m := _variance(document, step, line, book))
    )


def _variance(document: Document, step: Step, line: Line, book: Book) -> Movement | None:
    place = shelf(document, line)
    book_had = book.on_hand(place, line.sku, line.lot, at=step.at, count=document.id)
    variance = line.quantity - book_had
    if variance > 0:
        return moved(step, line, origin=VARIANCE, destination=place, quantity=variance)
    if variance < 0:
        return moved(step, line, origin=place, destination=VARIANCE, quantity=-variance)
    return None


KIND = Kind("count", "CT", usual_rules(Right.COUNT), _check, _moves, allows_zero=True)
