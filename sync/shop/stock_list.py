"""The stock page's list: which rows there are, and what stands on those that are looked at.

Keys are told all at once and rows in parts, so that a hundred thousand SKUs scroll like ten.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from sync.shop.catalogue import Catalogue
from sync.shop.database import Database
from sync.shop.held_back import reserved_by_sku
from sync.shop.whole_list import Key, WholeList
from sync.stock.item import Item
from sync.stock.moment import Clock, format_moment
from sync.stock.place import bin_of, receiver_of, site_of
from sync.stock.reserving import Spot, spread

EXPIRING_DAYS = 30
_PLACES = "SELECT sku, place, lot FROM balance WHERE confirmed + pending <> 0 ORDER BY {order}"
_SUMS = (
    "SELECT sku, place, lot, expires, decimals, confirmed + pending, pending FROM balance"
    " WHERE sku IN ({marks}) ORDER BY sku, place, lot"
)
_CHOSEN = (
    "SELECT sku FROM balance WHERE {which} GROUP BY sku"
    " HAVING sum(confirmed + pending) {having} ORDER BY sku"
)
_COUNTED = "SELECT count(*) FROM ({chosen})"
_OWN = "place >= ? AND place < ?"
_AT_ONCE = 500


class View(StrEnum):
    """What a row stands for."""

    ITEM = "item"
    BIN = "bin"
    LOT = "lot"


class Filter(StrEnum):
    """Which SKUs are looked at."""

    ALL = "all"
    NEGATIVE = "negative"
    IN_TRANSIT = "in_transit"
    EXPIRING = "expiring"


class _Sum(NamedTuple):
    """A balance of the cache."""

    place: str
    lot: str
    expires: str
    decimals: int
    quantity: int
    pending: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """One row of the list, in smallest units; `bin` and `lot` are empty where several share the row."""

    item: Item
    bin: str
    lot: str
    expires: str
    on_hand: int
    in_transit: int
    pending: int
    reserved: int = 0

    @property
    def available(self) -> int:
        """What may still be promised."""
        return self.on_hand - self.reserved


class StockList:
    """Reads the cache; any thread may."""

    def __init__(self, cache: Database, catalogue: Catalogue, *, site: str, clock: Clock) -> None:
        self._cache = cache
        self._catalogue = catalogue
        self._site = site
        self._clock = clock

    def keys(self, view: View, chosen: Filter = Filter.ALL, text: str = "") -> Sequence[Key]:
        """Which rows there are, in their order: by SKU, by bin, or by lot. A text is searched for."""
        if chosen is Filter.ALL and not text:
            return WholeList(self._cache) if view is View.ITEM else self._places(view, None)
        skus = self._found(chosen, text) if text else self._skus(chosen)
        if view is View.ITEM:
            return [(sku, "", "") for sku in skus]
        return self._places(view, set(skus))

    def _found(self, chosen: Filter, text: str) -> list[str]:
        found = self._catalogue.search_skus(text, _AT_ONCE)
        wanted = None if chosen is Filter.ALL else set(self._skus(chosen))
        return [sku for sku in found if wanted is None or sku in wanted]

    def counts(self) -> dict[Filter, int]:
        """How many SKUs each filter holds."""
        return {chosen: self._count(chosen) for chosen in Filter}

    def _count(self, chosen: Filter) -> int:
        if chosen is Filter.ALL:
            return self._catalogue.count()
        statement, given = self._chosen(chosen)
        row = self._cache.row(_COUNTED.format(chosen=statement), given)
        return int(row[0]) if row else 0

    def _skus(self, chosen: Filter) -> list[str]:
        statement, given = self._chosen(chosen)
        return [row[0] for row in self._cache.rows(statement, given)]

    def _chosen(self, chosen: Filter) -> tuple[str, tuple[str, ...]]:
        """The statement behind a filter, and its parameters; there is none behind all."""
        soon = format_moment(self._clock.now() + timedelta(days=EXPIRING_DAYS))
        own = (f"{self._site}/", f"{self._site}0")  # "0" follows "/"
        found: dict[Filter, tuple[str, str, tuple[str, ...]]] = {
            Filter.NEGATIVE: (_OWN, "< 0", own),
            Filter.IN_TRANSIT: ("place LIKE '@transit/%/' || ?", "<> 0", (self._site,)),
            Filter.EXPIRING: (f"{_OWN} AND expires <> '' AND expires < ?", "> 0", (*own, soon)),
        }
        which, having, given = found[chosen]
        return _CHOSEN.format(which=which, having=having), given

    def _places(self, view: View, skus: set[str] | None) -> list[Key]:
        order = "place, sku, lot" if view is View.BIN else "sku, expires, lot, place"
        rows = self._cache.rows(_PLACES.format(order=order))
        unique = dict.fromkeys(
            (sku, bin_of(place), lot if view is View.LOT else "")
            for sku, place, lot in rows
            if site_of(place) == self._site
        )
        return [key for key in unique if skus is None or key[0] in skus]

    def rows(self, keys: Sequence[Key], view: View = View.ITEM) -> list[Shelf]:
        """What stands on those rows, in their order; at most some hundreds at a time."""
        skus = list(dict.fromkeys(key[0] for key in keys))
        marks = ",".join("?" * len(skus))
        sums: dict[str, list[_Sum]] = {sku: [] for sku in skus}
        for sku, *rest in self._cache.rows(_SUMS.format(marks=marks), skus):
            sums[sku].append(_Sum(*rest))
        held = reserved_by_sku(self._cache, skus[0] if len(skus) == 1 else "")
        items = self._catalogue.named(skus)
        return [
            self._shelf(
                items.get(key[0]) or Item(key[0], key[0]),
                key,
                (sums[key[0]], held.get(key[0], {})),
                view=view,
            )
            for key in keys
        ]

    def _shelf(
        self, item: Item, key: Key, told: tuple[list[_Sum], dict[Spot, int]], *, view: View
    ) -> Shelf:
        sums, held_back = told
        own = [row for row in sums if site_of(row.place) == self._site]
        spots = [((bin_of(row.place), row.lot), row.quantity) for row in own]
        reserved = dict(zip(own, spread(held_back, spots), strict=True))
        coming = sum(row.quantity for row in sums if receiver_of(row.place) == self._site)
        if view is not View.ITEM:
            own = [row for row in own if bin_of(row.place) == key[1]]
            own = [row for row in own if view is View.BIN or row.lot == key[2]]
            coming = 0
        held = [row for row in own if row.quantity] or own
        bins, lots = {bin_of(row.place) for row in held}, {row.lot for row in held}
        expires = min((row.expires for row in held if row.expires), default="")
        return Shelf(
            item,
            key[1] or (bins.pop() if len(bins) == 1 else ""),
            key[2] or (lots.pop() if len(lots) == 1 else ""),
            expires,
            sum(row.quantity for row in own),
            coming,
            sum(row.pending for row in own),
            sum(reserved[row] for row in own),
        )
