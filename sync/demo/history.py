"""A fortnight of documents that never happened, the same ones each time it is asked.

Goods come to the warehouse, go to the shops, are sold, come back, break and are counted. Nothing
here touches books: what comes out are documents as `record` takes them, each with its site.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from sync.stock.item import Item, Tracking
from sync.stock.moment import format_moment

Recorded: TypeAlias = dict[str, Any]
"""One document as CLI.md has it, with `site` beside."""

DAYS = 14
WAREHOUSE = "KC00"
SHOPS = ("MK02", "ST01")
_DESK = "D201"
_OF_THE_DESK = frozenset({"adjustment", "count"})
_PEOPLE = {"KC00": ("D201",), "MK02": ("C101", "C102", "D201"), "ST01": ("C103",)}
_CUSTOMERS = ("陳記茶餐廳", "順發士多", "金都冰室", "", "", "", "")
_LONG_LIFE_DAYS, _SHORT_LIFE_DAYS = 400, 20


@dataclass
class Past:
    """Tells the days before `today` (aware) in order. `shelf` is what a site should still have."""

    items: Sequence[Item]
    today: datetime
    dice: random.Random = field(default_factory=lambda: random.Random(20261122))  # noqa: S311 - samples
    shelf: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    _notes: int = 7700

    def documents(self) -> Iterator[Recorded]:
        """Every document of the fortnight, oldest first."""
        start = self.today - timedelta(days=DAYS)
        yield from self._opening(start)
        for day in range(1, DAYS):
            yield from self._day(start + timedelta(days=day), day)

    def _opening(self, day: datetime) -> Iterator[Recorded]:
        """The shelves are filled: a receipt a shelf of some twenty goods."""
        for site in (WAREHOUSE, *SHOPS):
            for n, some in enumerate(_parts(self.items, 20)):
                lines = [self._incoming(item, self._first_fill(site, item), day) for item in some]
                at = day.replace(hour=8, minute=0) + timedelta(minutes=11 * n)
                yield self._said(
                    site, at, kind="receipt", party="SUP-100", reference=self._note(), lines=lines
                )

    def _first_fill(self, site: str, item: Item) -> int:
        usual = 6 if (item.price or 0) > 20_000 else 36  # noqa: PLR2004 - dear goods are few
        return (
            usual
            * (5 if site == WAREHOUSE else 1)
            * (2 if item.category in {"飲品", "麵食"} else 1)
        )

    def _day(self, day: datetime, n: int) -> Iterator[Recorded]:
        sales = [
            self._sale(site, day, sale)
            for site in SHOPS
            for sale in range(14 if site == "MK02" else 9)
        ]
        yield from (sale for sale in sales if sale["lines"])
        if n % 3 == 1:
            yield self._delivery(day)
        if n % 4 == 0:
            yield self._back(day)
        if n % 5 == 2:  # noqa: PLR2004 - twice in the fortnight
            yield self._broken(day)
        if n == DAYS - 4:
            yield self._count(day)

    def _sale(self, site: str, day: datetime, n: int) -> Recorded:
        at = day.replace(hour=10, minute=0) + timedelta(minutes=40 * n + self.dice.randrange(30))
        lines = [
            self._outgoing(site, item)
            for item in self.dice.sample(self.items, self.dice.randint(1, 5))
        ]
        party = self.dice.choice(_CUSTOMERS)
        return self._said(
            site, at, kind="issue", party=party, lines=[line for line in lines if line]
        )

    def _delivery(self, day: datetime) -> Recorded:
        some = self.dice.sample(self.items, 6)
        lines = [self._incoming(item, self.dice.randint(1, 4) * 12, day) for item in some]
        for item, line in zip(some, lines, strict=True):
            self.shelf[WAREHOUSE, item.sku] += int(line["quantity"])
        at = day.replace(hour=9, minute=20)
        return self._said(
            WAREHOUSE, at, kind="receipt", party="SUP-101", reference=self._note(), lines=lines
        )

    def _back(self, day: datetime) -> Recorded:
        item = self.dice.choice(self.items)
        line = {"sku": item.sku, "quantity": "1"}
        extra = {"from": "customer", "note": "包裝破損"}
        return self._said(
            "MK02", day.replace(hour=19, minute=45), kind="return", lines=[line], **extra
        )

    def _broken(self, day: datetime) -> Recorded:
        item = self.dice.choice(self.items)
        line = {"sku": item.sku, "quantity": "1"}
        return self._said(
            "MK02",
            day.replace(hour=20, minute=5),
            kind="adjustment",
            reason="loss",
            note="盒角壓壞",
            lines=[line],
        )

    def _count(self, day: datetime) -> Recorded:
        """Things sold by the piece, counted after closing; one of them is one short."""
        some = [
            item for item in self.items if item.tracking is Tracking.NONE and not item.decimals
        ][:8]
        lines = [
            {"sku": item.sku, "quantity": str(max(self.shelf["MK02", item.sku] - (n == 0), 0))}
            for n, item in enumerate(some)
        ]
        return self._said("MK02", day.replace(hour=21, minute=30), kind="count", lines=lines)

    def _incoming(self, item: Item, quantity: int, day: datetime) -> dict[str, str]:
        line = {"sku": item.sku, "quantity": str(quantity), "bin": _bin(item)}
        if item.tracking in {Tracking.LOT, Tracking.EXPIRY}:
            line["lot"] = f"L{day:%y%m}{self.dice.choice('ABC')}"
        if item.tracking is Tracking.EXPIRY:
            is_chilled = item.category == "冷藏"
            life = _SHORT_LIFE_DAYS if is_chilled else _LONG_LIFE_DAYS
            end = (day + timedelta(days=life)).astimezone()
            end = end.replace(hour=22 if is_chilled else 0, minute=0, second=0, microsecond=0)
            line["expires"] = format_moment(end)
        return line

    def _outgoing(self, site: str, item: Item) -> dict[str, str] | None:
        quantity = min(self.dice.choice((1, 1, 1, 2, 2, 3, 6)), self.shelf[site, item.sku])
        if quantity <= 0:
            return None
        self.shelf[site, item.sku] -= quantity
        return {"sku": item.sku, "quantity": str(quantity)}

    def _said(self, site: str, at: datetime, **document: Any) -> Recorded:  # noqa: ANN401 - as JSON
        if (
            document["kind"] == "receipt"
            and at.date() == (self.today - timedelta(days=DAYS)).date()
        ):
            for line in document["lines"]:
                self.shelf[site, line["sku"]] += int(line["quantity"])
        by = _DESK if document["kind"] in _OF_THE_DESK else self.dice.choice(_PEOPLE[site])
        return {"site": site, "by": by, "occurred_at": format_moment(at), **document}

    def _note(self) -> str:
        self._notes += 1
        return f"DN-{self._notes}"


def _bin(item: Item) -> str:
    """The same goods always lie in the same bin."""
    n = sum(map(ord, item.sku))
    return f"{'ABCDEFGH'[n % 8]}-{1 + n % 4:02d}-{1 + n % 3}"


def _parts(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    return (items[n : n + size] for n in range(0, len(items), size))
