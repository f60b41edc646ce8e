"""What a decision about a case still moves: the same rule for a shop's preview and for HQ's books."""

from collections.abc import Iterable
from dataclasses import replace

from sync.stock.document import Document
from sync.stock.movement import Movement, deltas

_OF_TRANSIT = {"transfer_short": 1, "transfer_over": -1}


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
