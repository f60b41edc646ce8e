"""Receipt 採購入庫: goods come in from a supplier."""

from sync.stock.document import Document, Step
from sync.stock.kinds.kind import Book, Kind, check_lines, one_way, usual_rules
from sync.stock.movement import Movement
from sync.stock.place import SUPPLIER
from sync.stock.rights import Right


def _moves(document: Document, step: Step, _book: Book) -> tuple[Movement, ...]:
    return one_way(document, step, origin=SUPPLIER, destination=None)


KIND = Kind("receipt", "RC", usual_rules(Right.RECEIVE), check_lines, _moves)
