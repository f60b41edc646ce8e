"""What a decision about a case still moves: the same rule for a shop's preview and for HQ's books."""

from collections.abc import Iterable
from dataclasses import replace

from sync.stock.document import Document
from sync.stock.late import back_as_of_then
from sync.stock.movement import Movement, deltas

_OF_TRANSIT = {"transfer_short": 1, "transfer_over": -1}

_SAME_GOODS = frozenset(
    {
        "duplicate_note",
        "fulfilled_twice",
        "fulfilled_after_cancel",
        "fulfilled_after_reversal",
        "posted_twice",
        "posted_after_cancel",
        "posted_after_reversal",
        "arrived_before_dispatch",
        "arrived_twice",
        "arrived_after_cancel",
        "arrived_after_reversal",
    }
)


def asks_if_same(code: str) -> bool:
    """Whether a case of that code asks if these are the same goods again: `hq` takes them back."""
    return code in _SAME_GOODS or code.endswith("_out_of_order")


def goods_back(document: Document, met: str) -> tuple[Movement, ...]:
    """What takes back the fact `met` (a step of the document) that never was; the step still empty.

    As of the hour the goods had moved for, not the hour of the decision: a count in between saw the
    shelf without them, and keeps its figure.
    """
    moved = (m for m in document.movements if m.step == met)
    return back_as_of_then(moved, document=document.id, step="")


def still_moves(code: str, planned: Iterable[Movement], document: Document) -> tuple[Movement, ...]:
    """Of what was planned when a case of `code` was opened on `document`, what can still be moved.

    A reversed document has nothing left to move; of a difference in transit only what is still there.
    """
    if document.state == "reversed":
        return ()
    sign = _OF_TRANSIT.get(code)
    if sign is None:
        return tuple(planned)
    left = deltas(document.movements)
    capped = (_still_there(m, left, sign) for m in planned)
    return tuple(m for m in capped if m.quantity > 0)


def _still_there(m: Movement, left: dict[tuple[str, str, str], int], sign: int) -> Movement:
    between = m.origin if sign > 0 else m.destination
    there = left.get((between, m.sku, m.lot), 0) * sign
    return replace(m, quantity=max(0, min(m.quantity, there)))
