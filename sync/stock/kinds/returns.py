"""Return 退貨: goods come back from a customer, or go back to a supplier."""

from sync.stock.document import Content, Document, Step
from sync.stock.kinds.kind import Book, Kind, check_lines, one_way, usual_rules
from sync.stock.movement import Movement
from sync.stock.place import CUSTOMER, SUPPLIER
from sync.stock.refusal import Refusal
from sync.stock.rights import Right


def _check(content: Content) -> None:
    if content.counterpart not in {"customer", "supplier"}:
        raise Refusal("return_direction", 'A return is "from": "customer" or "to": "supplier".')
    check_lines(content)


def _moves(document: Document, step: Step, _book: Book) -> tuple[Movement, ...]:
    if document.content.counterpart == "supplier":
        return one_way(document, step, origin=None, destination=SUPPLIER)
    return one_way(document, step, origin=CUSTOMER, destination=None)


KIND = Kind(
    "return",
    "RT",
    usual_rules(Right.RETURN),
    _check,
    _moves,
    fields=("counterpart",),
    names_customer=True,
)
