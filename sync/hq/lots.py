"""Lots and serials of tracked goods: one piece cannot go twice, and no more of a lot than there was."""

from collections.abc import Iterator, Sequence

from sync.hq.bench import Bench
from sync.stock import findings
from sync.stock.document import Document
from sync.stock.item import Tracking
from sync.stock.movement import Movement
from sync.stock.place import site_of
from sync.stock.quantity import format_quantity
from sync.stock.verdict import Finding

_TRACKED = frozenset({Tracking.LOT, Tracking.EXPIRY, Tracking.SERIAL})


def of_lots(
    bench: Bench, document: Document, movements: Sequence[Movement]
) -> Iterator[tuple[Finding, str]]:
    """What these movements make of tracked lots: the finding, and the other document (empty: none)."""
    net: dict[tuple[str, str, str], int] = {}
    for m in movements:
        if not m.lot or bench.tracking.get(m.sku) not in _TRACKED:
            continue
        for place, quantity in ((m.origin, -m.quantity), (m.destination, m.quantity)):
            if site_of(place):
                key = (site_of(place), m.sku, m.lot)
                net[key] = net.get(key, 0) + quantity
    for (site, sku, lot), change in net.items():
        before = bench.lot_totals.get((site, sku, lot), 0)
        twice = _twice(bench, document, (sku, lot), before=before, change=change)
        if twice is not None:
            yield findings.serial_twice(site, sku, lot, other=twice[1]), twice[0]
        elif change < 0 and before >= 0 > before + change and not _is_short(bench, site, sku, net):
            text = format_quantity(before + change, _decimals(bench, sku))
            yield findings.lot_below_zero(site, sku, lot, text=text), ""


def _is_short(bench: Bench, site: str, sku: str, net: dict[tuple[str, str, str], int]) -> bool:
    """Whether the SKU as a whole is below zero: the case of its stock tells of that already."""
    change = sum(n for (at, name, _), n in net.items() if (at, name) == (site, sku))
    return bench.totals.get((site, sku), 0) + change < 0


def _twice(
    bench: Bench, document: Document, key: tuple[str, str], *, before: int, change: int
) -> tuple[str, str] | None:
    """The document (id, number) that moved this one piece before; None where it can be moved."""
    if bench.tracking[key[0]] is not Tracking.SERIAL:
        return None
    after, one = before + change, 10 ** _decimals(bench, key[0])
    others = [told for told in bench.movers.get(key, ()) if told[0] != document.id]
    went, came = change < 0 and after < 0, change > 0 and after > one
    return others[-1] if others and (went or came) else None


def _decimals(bench: Bench, sku: str) -> int:
    return bench.items.get(sku, (0, False))[0]
