"""Quantity of one SKU from one place to another, caused by one step. Double-entry by its shape."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from sync.stock.made import quickly_made
from sync.stock.place import Place


@quickly_made
@dataclass(frozen=True, slots=True)
class Movement:
    """`quantity` (smallest units, above zero) left `origin` and reached `destination` at `at` (UTC text).

    (`step`, `line`) is unique for ever. `line` is the document's line, or for an entry that a
    count owes to a late movement `count:DOCUMENT:LINE`.
    """

    step: str
    line: str
    sku: str
    lot: str
    expires: str
    origin: Place
    destination: Place
    quantity: int
    at: str

    def effect(self, place: str) -> int:
        """What this does to the quantity at `place`."""
        return (self.quantity if self.destination == place else 0) - (
            self.quantity if self.origin == place else 0
        )


StockKey: TypeAlias = tuple[str, str, str]
"""(place, sku, lot): what a balance is kept for."""


def deltas(movements: Iterable[Movement]) -> dict[StockKey, int]:
    """Net change per (place, sku, lot), in smallest units. Sums to zero per SKU and lot."""
    net: dict[StockKey, int] = {}
    for m in movements:
        for place, sign in ((m.origin, -1), (m.destination, 1)):
            key = (place, m.sku, m.lot)
            net[key] = net.get(key, 0) + sign * m.quantity
    return net


def opposite(movement: Movement, *, step: str, line: str, at: str) -> Movement:
    """The same goods the other way: what a reversal moves."""
    return Movement(
        step,
        line,
        movement.sku,
        movement.lot,
        movement.expires,
        movement.destination,
        movement.origin,
        movement.quantity,
        at,
    )
