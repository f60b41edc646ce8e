"""The shop's catalogue: from a code or a few words to an item, by index, with the line down.

How it got here is `catalogue_intake`'s; who may sign in is `roster`'s.
"""

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from fractions import Fraction

from sync.shop.database import Database
from sync.shop.roster import Person, PinAnswer, Roster
from sync.stock.barcode import Barcode, canonical_code, in_store_item, read_barcode
from sync.stock.found import Found
from sync.stock.item import Item, Site
from sync.stock.moment import Clock
from sync.stock.quantity import is_weighed, units_of_grams
from sync.stock.search_text import match_query
from sync.wire.letters import unpacked
from sync.wire.messages import ItemLetter, SiteLetter
from sync.wire.reading import item_read, pack_read, site_read

_BY_CODE = (
    "SELECT i.body, b.pack FROM barcode b JOIN item i ON i.key = b.item WHERE b.code = ?"
    " ORDER BY i.active DESC, i.sku LIMIT 1"
)
_BY_SKU = "SELECT body FROM item WHERE sku = ?"
_BY_SKUS = "SELECT sku, body FROM item WHERE sku IN ({marks})"
_SKUS_FROM = "SELECT key FROM item WHERE sku >= ? AND sku < ? ORDER BY sku LIMIT ?"
_CODES_FROM = "SELECT item FROM barcode WHERE code >= ? AND code < ? ORDER BY code LIMIT ?"
_MATCHES = "SELECT rowid FROM item_text WHERE item_text MATCH ? LIMIT ?"
_RANKED = (
    "SELECT i.key, i.active, EXISTS (SELECT 1 FROM balance b WHERE b.sku = i.sku"
    " AND b.place LIKE ? AND b.confirmed + b.pending > 0) AS stocked, length(i.name), i.sku"
    " FROM item i WHERE i.key IN ({marks})"
)
_BODIES = "SELECT key, body FROM item WHERE key IN ({marks})"
_SKUS = "SELECT key, sku FROM item WHERE key IN ({marks})"
_MATCHES_RANKED = 400
"""So many matches are ranked by what is in stock; words that match more are too few to tell apart."""
_LAST_SIGN = "\U0010ffff"


class Catalogue:
    """Reads the cache; any thread may."""

    def __init__(self, cache: Database, *, marks: Database, clock: Clock, site: str) -> None:
        """`marks` keeps what outlives the cache: who mistyped a PIN. `site` is the device's own."""
        self._cache = cache
        self._clock = clock
        self._site = site
        self.roster = Roster(cache, marks=marks, clock=clock)

    def item(self, sku: str) -> Item | None:
        """The SKU of exactly that name."""
        row = self._cache.row(_BY_SKU, (sku,))
        return None if row is None else _item(row[0])

    def named(self, skus: Sequence[str]) -> dict[str, Item]:
        """The SKUs of exactly these names, at most some hundreds; one unknown is left out."""
        marks = ",".join("?" * len(skus))
        rows = self._cache.rows(_BY_SKUS.format(marks=marks), tuple(skus))
        return {str(sku): _item(body) for sku, body in rows}

    def find_code(self, text: str) -> Found | None:
        """What was scanned or typed as a code: a barcode, an in-store label, or a SKU.

        Raises Refusal as `read_barcode` does where the text is no code at all.
        """
        barcode = read_barcode(text, zone=self._zone())
        found = self._coded(barcode.code)
        if found is not None:
            return _with_details(*found, barcode)
        label = self._label(barcode)
        if label is not None:
            return label
        item = self.item(text.strip()) or self.item(barcode.code)
        return None if item is None else Found(item)

    def search(self, text: str, limit: int = 50) -> list[Item]:
        """Items for what was typed: the code itself, codes that begin so, then in stock before not.

        Empty where the text holds nothing to search for.
        """
        keys = self._ranked(text, limit)
        rows = self._cache.rows(_marked(_BODIES, keys), keys) if keys else []
        bodies = {row[0]: row[1] for row in rows}
        return [_item(bodies[key]) for key in keys]

    def search_skus(self, text: str, limit: int = 500) -> list[str]:
        """What `search` finds, by name only: for lists that read their rows where they are seen."""
        keys = self._ranked(text, limit)
        rows = self._cache.rows(_marked(_SKUS, keys), keys) if keys else []
        skus = {row[0]: row[1] for row in rows}
        return [skus[key] for key in keys]

    def items(self, text: str = "", *, limit: int = 0) -> Iterable[Item]:
        """What `search` finds for a text, else every item in the order of SKU; 0: no limit."""
        if text:
            yield from self.search(text, limit or 1000)
            return
        after = ""
        while True:
            rows = self._cache.rows(
                "SELECT sku, body FROM item WHERE sku > ? ORDER BY sku LIMIT 500", (after,)
            )
            yield from (_item(row[1]) for row in rows)
            if not rows:
                return
            after = rows[-1][0]

    def count(self) -> int:
        """How many SKUs are known here."""
        row = self._cache.row("SELECT count(*) FROM item")
        return int(row[0]) if row else 0

    def site(self, code: str) -> Site | None:
        """The site of that code."""
        row = self._cache.row("SELECT body FROM site WHERE code = ?", (code,))
        return None if row is None else site_read(unpacked(row[0], SiteLetter))

    def sites(self) -> list[Site]:
        """Every site, by code."""
        rows = self._cache.rows("SELECT body FROM site ORDER BY code")
        return [site_read(unpacked(row[0], SiteLetter)) for row in rows]

    def staff(self) -> list[Person]:
        """Who may sign in here, by name."""
        return self.roster.people()

    def check_pin(self, code: str, pin: str) -> PinAnswer:
        """Whether that is the person's PIN; never raises for a wrong one."""
        return self.roster.check_pin(code, pin)

    def _zone(self) -> tzinfo:
        return self._clock.now().astimezone().tzinfo or self._clock.now().tzinfo  # type: ignore[return-value] # aware, so never None

    def _coded(self, code: str) -> tuple[Item, Fraction] | None:
        row = self._cache.row(_BY_CODE, (code,))
        return None if row is None else (_item(row[0]), pack_read(row[1]))

    def _label(self, barcode: Barcode) -> Found | None:
        """An in-store label: its item by the first digits, its weight or price by the last."""
        code = in_store_item(barcode.code)
        found = None if code is None else self._coded(canonical_code(code))
        if found is None or barcode.in_store is None:
            return None
        item, pack = found
        if is_weighed(item.unit):
            quantity = units_of_grams(barcode.in_store, item.unit, item.decimals)
            return Found(item, pack, quantity=quantity)
        return Found(item, pack, price=barcode.in_store)

    def _ranked(self, text: str, limit: int) -> list[int]:
        typed = text.strip()
        if not typed:
            return []
        first = self._beginning(typed, limit)
        query = match_query(typed)
        matches = (
            [row[0] for row in self._cache.rows(_MATCHES, (query, _MATCHES_RANKED))]
            if query
            else []
        )
        rest = self._by_stock([key for key in matches if key not in set(first)])
        return [*first, *rest][:limit]

    def _beginning(self, typed: str, limit: int) -> list[int]:
        """Keys whose code or SKU begins so, shortest first: the code itself comes first."""
        codes = {typed, canonical_code(typed), typed.lstrip("0") if typed.isdecimal() else typed}
        spans = [(code, code + _LAST_SIGN, limit) for code in sorted(codes) if code]
        rows = [row for span in spans for row in self._cache.rows(_CODES_FROM, span)]
        rows += [row for span in spans for row in self._cache.rows(_SKUS_FROM, span)]
        return list(dict.fromkeys(row[0] for row in rows))

    def _by_stock(self, keys: Sequence[int]) -> list[int]:
        if not keys:
            return []
        rows = self._cache.rows(_marked(_RANKED, keys), (f"{self._site}/%", *keys))
        ranked = sorted((-row[1], -row[2], row[3], row[4], row[0]) for row in rows)
        return [row[-1] for row in ranked]


def _marked(statement: str, keys: Sequence[int]) -> str:
    return statement.format(marks=",".join("?" * len(keys)))


def _item(body: bytes) -> Item:
    return item_read(unpacked(body, ItemLetter))


def _with_details(item: Item, pack: Fraction, barcode: Barcode) -> Found:
    quantity = None
    if barcode.grams is not None:
        quantity = units_of_grams(barcode.grams, item.unit, item.decimals)
    elif barcode.count is not None:
        quantity = barcode.count * 10**item.decimals
    return Found(item, pack, barcode.lot, barcode.serial, barcode.expires, quantity)
