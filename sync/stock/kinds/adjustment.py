"""Adjustment 報損報溢: goods lost, found, or used in the house."""

from sync.stock.document import Content, Document, Step
from sync.stock.kinds.kind import Book, Kind, check_lines, one_way, usual_rules
from sync.stock.movement import Movement
from sync.stock.place import GAIN, INTERNAL, LOSS
from sync.stock.refusal import Refusal
from sync.stock.rights import Right

_OUT = {"loss": LOSS, "internal": INTERNAL}


def _check(content: Content) -> None:
    if content.reason != "gain" and content.reason not in _OUT:
        raise Refusal("adjustment_reason", "An adjustment's reason is loss, gain or internal.")
    check_lines(content)


def _moves(document: Document, step: Step, _book: Book) -> tuple[Movement, ...]:
    reason = document.content.reason
    if reason == "gain":
        return one_way(document, step, origin=GAIN, destination=None)
    return one_way(document, step, origin=None, destination=_OUT.get(reason, LOSS))


KIND = Kind("adjustment", "AD", usual_rules(Right.ADJUST), _check, _moves, fields=("reason",))
