"""Issue 銷售出庫: goods go out to a customer."""

from sync.stock.document import Document, Step
from sync.stock.kinds.kind import Book, Kind, check_lines, one_way, usual_rules
from sync.stock.movement import Movement
from sync.stock.place import CUSTOMER
from sync.stock.rights import Right


def _moves(document: Document, step: Step, _book: Book) -> tuple[Movement, ...]:
    return one_way(document, step, origin=None, destination=CUSTOMER)


KIND = Kind("issue", "IS", usual_rules(Right.SELL), check_lines, _moves, takes_stock=True)
