"""The site's stock as a long list: every key at once and cheaply, the rows where they are looked at.

Aggregates are SQLite's work; a screen with 100,000 SKUs holds their names and the rows it shows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sync.shop.database import Database, Row
from sync.stock.item import Item
from sync.stock.place import bin_at, bin_of
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter, ItemLetter
from sync.wire.reading import content_read, item_read

_SHELF = "place >= :first AND place < :end"
_COMING = "place LIKE :coming"
_AT_ONCE = 200
_TOTALS = (
    f"SELECT sku, sum(CASE WHEN {_SHELF} THEN confirmed + pending ELSE 0 END),"
    f" sum(CASE WHEN {_COMING} THEN confirmed + pending ELSE 0 END),"
    f" min(CASE WHEN {_SHELF} AND expires <> '' AND confirmed + pending > 0 THEN expires END)"
    " FROM balance GROUP BY sku"
    f" HAVING sum({_SHELF}) > 0 OR sum(CASE WHEN {_COMING} THEN confirmed + pending ELSE 0 END) <> 0"
)
_PLACES = (
    "SELECT sku, place, lot FROM balance"
    f" WHERE {_SHELF} AND confirmed + pending <> 0 ORDER BY {{order}}"
)
_BY_BIN, _BY_LOT = "place, sku, lot", "expires = '', expires, sku, lot"
_OF_SKUS = (
    "SELECT sku, place, lot, expires, decimals, confirmed + pending, pending FROM balance"
    " WHERE sku IN ({marks}) ORDER BY sku, place, lot"
)
_BODIES = "SELECT sku, body FROM item WHERE sku IN ({marks})"
_COUNTS = (
    "SELECT key, coalesce(local, body) FROM document WHERE kind = 'count' AND state = 'posted'"
    " ORDER BY occurred_at"
)


@dataclass(frozen=True, slots=True)
class Total:
    """A SKU at this site: smallest units on hand and on their way; `soonest` expiry of what is there."""

    sku: str
    on_hand: int
    in_transit: int
    soonest: str


@dataclass(frozen=True, slots=True)
class Spot:
    """One place and lot of a SKU at this site."""

    sku: str
    place: str
    lot: str


@dataclass(frozen=True, slots=True)
class LastCount:
    """When a SKU was last counted, and by how much the books were wrong: counted - book."""

    at: str
    variance: int
    document: str


@dataclass(frozen=True, slots=True)
class StockLine:
    """One row of the list; figures in smallest units. `item` is None where the catalogue has none.

    Of a whole SKU `lot` and `expires` are empty, and `bins` names each bin with something in it.
    """

    sku: str
    item: Item | None
    decimals: int
    bins: tuple[str, ...]
    lot: str
    expires: str
    on_hand: int
    reserved: int
    in_transit: int
    pending: int

    @property
    def available(self) -> int:
        """What may still be promised."""
        return self.on_hand - self.reserved


class StockList:
    """Reads the cache; any thread may."""

    def __init__(self, cache: Database, *, site: str) -> None:
        self._cache = cache
        self._site = site
        self._given = {
            "first": bin_at(site),
            "end": f"{site}0",  # "0" follows "/"
            "coming": f"@transit/%/{site}",
        }

    def totals(self) -> list[Total]:
        """Every SKU that is, was or will be at this site, in the order of SKU. Reads all balances."""
        rows = self._cache.rows(_TOTALS, self._given)
        return [Total(row[0], row[1], row[2], row[3] or "") for row in rows]

    def spots_by_bin(self) -> list[Spot]:
        """Every place with something in it, bin by bin."""
        return self._spots(_BY_BIN)

    def spots_by_lot(self) -> list[Spot]:
        """The same, what expires first in front; what does not expire comes last."""
        return self._spots(_BY_LOT)

    def _spots(self, order: str) -> list[Spot]:
        rows = self._cache.rows(_PLACES.format(order=order), self._given)
        return [Spot(*row) for row in rows]

    def skus(self, skus: Sequence[str]) -> list[StockLine]:
        """The rows of whole SKUs, in the order given."""
        rows, items = self._rows_of(skus), self._items(skus)
        return [self._whole(sku, rows.get(sku, []), items.get(sku)) for sku in skus]

    def spots(self, spots: Sequence[Spot]) -> list[StockLine]:
        """The rows of single places and lots, in the order given."""
        skus = list(dict.fromkeys(spot.sku for spot in spots))
        rows, items = self._rows_of(skus), self._items(skus)
        found = {
            Spot(sku, row[1], row[2]): _one(row, items.get(sku))
            for sku, of_sku in rows.items()
            for row in of_sku
        }
        return [found.get(spot) or _gone(spot, items.get(spot.sku)) for spot in spots]

    def _rows_of(self, skus: Sequence[str]) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self._in_parts(_OF_SKUS, skus):
            found.setdefault(row[0], []).append(row)
        return found

    def _items(self, skus: Sequence[str]) -> dict[str, Item]:
        return {
            sku: item_read(unpacked(body, ItemLetter))
            for sku, body in self._in_parts(_BODIES, skus)
        }

    def _in_parts(self, statement: str, skus: Sequence[str]) -> Iterable[Row]:
        for start in range(0, len(skus), _AT_ONCE):
            part = list(skus[start : start + _AT_ONCE])
            yield from self._cache.rows(statement.format(marks=",".join("?" * len(part))), part)

    def _whole(self, sku: str, rows: list[Row], item: Item | None) -> StockLine:
        here = [row for row in rows if self._is_shelf(row[1])]
        coming = sum(row[5] for row in rows if self._is_coming(row[1]))
        held = [row for row in here if row[5]] or here
        return StockLine(
            sku,
            item,
            rows[0][4] if rows else (item.decimals if item else 0),
            tuple(dict.fromkeys(bin_of(row[1]) for row in held if bin_of(row[1]))),
            "",
            "",
            sum(row[5] for row in here),
            0,
            coming,
            sum(abs(row[6]) for row in here),
        )

    def _is_shelf(self, place: str) -> bool:
        return self._given["first"] <= place < self._given["end"]

    def _is_coming(self, place: str) -> bool:
        return place.startswith("@transit/") and place.endswith(f"/{self._site}")

    def last_counts(self) -> dict[str, LastCount]:
        """By SKU when it was last counted here. Reads every posted count: not for each repaint."""
        found: dict[str, LastCount] = {}
        for _, body in self._cache.rows(_COUNTS):
            letter = unpacked(body, DocumentLetter)
            if letter.site == self._site:
                found.update(_counts_of(letter))
        return found


def _counts_of(letter: DocumentLetter) -> dict[str, LastCount]:
    variances: dict[str, int] = {}
    for line in content_read(letter.content).lines:
        wrong = line.quantity - (line.book if line.book is not None else line.quantity)
        variances[line.sku] = variances.get(line.sku, 0) + wrong
    return {sku: LastCount(letter.occurred_at, n, letter.id) for sku, n in variances.items()}


def _one(row: Row, item: Item | None) -> StockLine:
    sku, place, lot, expires, decimals, on_hand, pending = row
    return StockLine(
        sku, item, decimals, (bin_of(place),), lot, expires, on_hand, 0, 0, abs(pending)
    )


def _gone(spot: Spot, item: Item | None) -> StockLine:
    """A place that was emptied since the list was read."""
    decimals = item.decimals if item else 0
    return StockLine(spot.sku, item, decimals, (bin_of(spot.place),), spot.lot, "", 0, 0, 0, 0)
