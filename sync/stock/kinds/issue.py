"""Issue 銷售出庫: goods go out to a customer."""

from sync.stock.document import Document, Step
from sync.stock.findings import expired_lot
from sync.stock.kinds.kind import Book, Kind, check_lines, one_way, usual_rules
from sync.stock.movement import Movement
from sync.stock.place import CUSTOMER
from sync.stock.rights import Right
from sync.stock.verdict import Finding


def _moves(document: Document, step: Step, _book: Book) -> tuple[Movement, ...]:
    return one_way(document, step, origin=None, destination=CUSTOMER)


def _notes(document: Document, step: Step) -> tuple[Finding, ...]:
    """Goods that went out although their time was over: they are gone, and somebody has to know."""
    if step.name != "post":
        return ()
    return tuple(
        expired_lot(line.sku, line.lot, expires=line.expires)
        for line in document.content.lines
        if line.expires and line.expires <= step.at
    )


KIND = Kind(
    "issue",
    "IS",
    usual_rules(Right.SELL),
    check_lines,
    _moves,
    _notes,
    takes_stock=True,
    names_customer=True,
)
