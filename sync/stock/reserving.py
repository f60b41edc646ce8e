"""What is held back for somebody: computed from open reservations, never from a counter.

DOMAIN section 3, items 12 and 13: available is on hand less what open reservations hold.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from sync.stock.document import Content, Document, Line
from sync.stock.kinds import KINDS
from sync.stock.quantity import format_quantity
from sync.stock.refusal import Refusal
from sync.stock.verdict import Choice, Finding

Free: TypeAlias = Callable[[str], int]
"""What of a SKU may still be promised at the site, in smallest units."""

Spot: TypeAlias = tuple[str, str]
"""(bin, lot)."""


def locks(kind: str, state: str) -> bool:
    """Whether a document of that kind holds its lines back in that state."""
    known = KINDS.get(kind)
    return known is not None and known.locks != "" and known.locks == state


def locked(document: Document) -> tuple[Line, ...]:
    """The lines that a document holds back as it stands."""
    return document.content.lines if locks(document.kind, document.state) else ()


def wanted(lines: Iterable[Line]) -> dict[str, int]:
    """Smallest units by SKU."""
    total: dict[str, int] = {}
    for line in lines:
        total[line.sku] = total.get(line.sku, 0) + line.quantity
    return total


def short_of(lines: Iterable[Line], free: Free) -> dict[str, int]:
    """By SKU how much more is wanted than is free; empty where all of it is there."""
    missing = {sku: quantity - free(sku) for sku, quantity in wanted(lines).items()}
    return {sku: n for sku, n in missing.items() if n > 0}


def check_available(content: Content, free: Free) -> None:
    """Raise Refusal `not_available` where the lines want more than is free."""
    for sku, missing in short_of(content.lines, free).items():
        decimals = _decimals(content, sku)
        there, short = format_quantity(free(sku), decimals), format_quantity(missing, decimals)
        message = f"{there} of {sku} may still be promised; {short} too few."
        raise Refusal("not_available", message, sku=sku, available=there, missing=short)


def over_reserved(
    document: Document, missing: Mapping[str, int], *, number: str, other: str
) -> Finding:
    """Reservation `number` holds more than there was; `other` (or nothing) was there before it."""
    sku, units = next(iter(missing.items()))
    text = format_quantity(units, _decimals(document.content, sku))
    first = f"; {other} was first" if other else ""
    message = f"{number} reserves {text} of {sku} more than there is{first}."
    facts = {"number": number, "sku": sku, "missing": text, "other": other}
    return Finding("over_reserved", message, facts, (Choice.MINE, Choice.HQ))


def reserved_taken(site: str, sku: str, *, left: str, reserved: str) -> Finding:
    """Goods went that were held back: what is left is less than what was promised."""
    message = f"{site} has {left} of {sku} left, and {reserved} are reserved."
    facts = {"site": site, "sku": sku, "left": left, "reserved": reserved}
    return Finding("reserved_taken", message, facts, (Choice.HQ,))


def spread(held: Mapping[Spot, int], rows: Sequence[tuple[Spot, int]]) -> list[int]:
    """How much of each row (its spot, what is on hand there) is held back; all of `held` is somewhere.

    What names a bin or a lot is held there; the rest of it where there is something left, in the
    order of the rows, and what nothing is left for on the first. Empty without rows.
    """
    if not rows:
        return []
    result = [0] * len(rows)
    rest = 0
    for (bin_code, lot), quantity in held.items():
        fits = [n for n, (spot, _) in enumerate(rows) if _fits(spot, bin_code, lot)]
        rest += _fill(result, rows, fits, quantity)
    rest = _fill(result, rows, range(len(rows)), rest)
    result[0] += rest
    return result


def _fits(spot: Spot, bin_code: str, lot: str) -> bool:
    return (not bin_code or spot[0] == bin_code) and (not lot or spot[1] == lot)


def _fill(
    result: list[int], rows: Sequence[tuple[Spot, int]], places: Iterable[int], quantity: int
) -> int:
    """Hold back `quantity` in those rows as far as it is there; what is left of it."""
    for n in places:
        some = max(0, min(quantity, rows[n][1] - result[n]))
        result[n] += some
        quantity -= some
    return quantity


def _decimals(content: Content, sku: str) -> int:
    return next((line.decimals for line in content.lines if line.sku == sku), 0)
