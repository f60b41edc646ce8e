"""What open reservations hold back at this site, as the cache shows them."""

from collections.abc import Iterator

from sync.shop.database import Database
from sync.stock.reserving import Spot, locked
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter
from sync.wire.reading import document_read

_HELD = (
    "SELECT sku, bin, lot, sum(quantity) FROM reserved WHERE sku = ? OR ? = ''"
    " GROUP BY sku, bin, lot ORDER BY sku, bin DESC, lot DESC"
)
_RESERVATIONS = (
    "SELECT number, by, coalesce(local, body),"
    " (SELECT coalesce(sum(quantity), 0) FROM reserved WHERE document = key)"
    " FROM document WHERE kind = 'reservation'"
)


def wrongly_held(cache: Database) -> Iterator[str]:
    """A sentence for each reservation that holds back other goods than it says."""
    for number, by, body, held in cache.rows(_RESERVATIONS):
        document = document_read(unpacked(body, DocumentLetter))
        if sum(line.quantity for line in locked(document)) != held:
            who = f"{number or 'A reservation'} ({by or 'the device'})"
            yield f"{who} holds back other goods than it says."


def reserved_by_sku(cache: Database, sku: str = "") -> dict[str, dict[Spot, int]]:
    """By SKU and (bin, lot) the smallest units that are held back, those that name a place first.

    Of one SKU where it is given. Open reservations are few: they are read together.
    """
    held: dict[str, dict[Spot, int]] = {}
    for name, bin_code, lot, quantity in cache.rows(_HELD, (sku, sku)):
        held.setdefault(name, {})[bin_code, lot] = int(quantity)
    return held
