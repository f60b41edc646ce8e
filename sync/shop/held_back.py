"""What open reservations hold back at this site, as the cache shows them."""

from sync.shop.database import Database
from sync.stock.reserving import Spot

_HELD = (
    "SELECT sku, bin, lot, sum(quantity) FROM reserved WHERE sku = ? OR ? = ''"
    " GROUP BY sku, bin, lot ORDER BY sku, bin DESC, lot DESC"
)


def reserved_by_sku(cache: Database, sku: str = "") -> dict[str, dict[Spot, int]]:
    """By SKU and (bin, lot) the smallest units that are held back, those that name a place first.

    Of one SKU where it is given. Open reservations are few: they are read together.
    """
    held: dict[str, dict[Spot, int]] = {}
    for name, bin_code, lot, quantity in cache.rows(_HELD, (sku, sku)):
        held.setdefault(name, {})[bin_code, lot] = int(quantity)
    return held
