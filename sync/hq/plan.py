"""What each choice of a case would move, laid down when the case is opened.

Whoever decides later decides about what was seen then; the movements are the resolving step's own.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from sync.stock.decision import asks_if_same, goods_back, still_moves
from sync.stock.document import Document
from sync.stock.movement import Movement, deltas
from sync.stock.place import GAIN, LOSS, Place, in_transit
from sync.stock.verdict import Choice
from sync.wire.messages import CaseLetter

Plan: TypeAlias = dict[Choice, tuple[Movement, ...]]
"""Movements by choice, their step still empty; those without an instant happen when it is decided."""

_DIFFERENCES = MappingProxyType({"transfer_short": 1, "transfer_over": -1})


def undo(code: str, document: Document, met: str) -> Plan:
    """Where a case asks whether these are the same goods again: `hq` takes back what step `met` moved."""
    return {Choice.HQ: goods_back(document, met)} if asks_if_same(code) else {}


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
    plan: Plan, take: Choice, document: Document, *, case: CaseLetter, step: str, at: str
) -> tuple[Movement, ...]:
    """The movements of a choice of a case, as the deciding step makes them now.

    What is taken back is asked of the document, not of the plan: an HQ before this one laid it down
    for the hour of the decision.
    """
    plan = undo(case.code, document, case.step) or plan
    wanted = still_moves(case.code, plan.get(take, ()), document)
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
