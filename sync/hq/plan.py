"""What each choice of a case would move, laid down when the case is opened.

Whoever decides later decides about what was seen then; the movements are the resolving step's own.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from sync.stock.decision import still_moves
from sync.stock.document import Document
from sync.stock.movement import Movement, deltas, opposite
from sync.stock.place import GAIN, LOSS, Place, in_transit
from sync.stock.verdict import Choice

Plan: TypeAlias = dict[Choice, tuple[Movement, ...]]
"""Movements by choice, their step still empty; those without an instant happen when it is decided."""

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
_DIFFERENCES = MappingProxyType({"transfer_short": 1, "transfer_over": -1})


def undo(code: str, movements: Iterable[Movement]) -> Plan:
    """Where a case asks whether these are the same goods again: `hq` takes the movements back."""
    if code not in _SAME_GOODS and not code.endswith("_out_of_order"):
        return {}
    return {
        Choice.HQ: tuple(
            opposite(m, step="", line=m.line, at="" if m.line[:6] != "count:" else m.at)
            for m in movements
        )
    }


def difference(code: str, document: Document, nth: int) -> Plan:
    """What is left in transit, the `nth` key of that sort: `mine` writes it off or accepts it."""
    sign = _DIFFERENCES[code]
    between = in_transit(document.site, document.content.to_site)
    left = [
        (sku, lot, n)
        for (place, sku, lot), n in sorted(deltas(document.movements).items())
        if place == between and n * sign > 0
    ]
    sku, lot, n = left[nth]
    places = (between, LOSS) if sign > 0 else (GAIN, between)
    return {Choice.MINE: (Movement("", f"{code}:{nth}", sku, lot, "", *places, abs(n), ""),)}


def made(
    plan: Plan, take: Choice, document: Document, *, code: str, step: str, at: str
) -> tuple[Movement, ...]:
    """The movements of a choice of a case of `code`, as that step makes them now."""
    wanted = still_moves(code, plan.get(take, ()), document)
    return tuple(
        replace(m, step=step, line=f"{n}:{m.line}", at=m.at or at) for n, m in enumerate(wanted)
    )


def packed_plan(plan: Plan) -> bytes:
    """A plan for the books."""
    rows = {take.value: [_row(m) for m in moves] for take, moves in plan.items() if moves}
    return json.dumps(rows, separators=(",", ":")).encode()


def unpacked_plan(body: bytes) -> Plan:
    """A plan out of the books."""
    rows: dict[str, list[list[str]]] = json.loads(body)
    return {Choice(take): tuple(map(_movement, moves)) for take, moves in rows.items()}


def _row(m: Movement) -> list[str]:
    return [m.line, m.sku, m.lot, m.expires, m.origin, m.destination, str(m.quantity), m.at]


def _movement(row: Sequence[str]) -> Movement:
    line, sku, lot, expires, origin, destination, quantity, at = row
    places = (Place(origin), Place(destination))
    return Movement("", line, sku, lot, expires, *places, int(quantity), at)
