"""Stock over all sites as HQ has it, and every movement behind a number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.stored import stored
from sync.stock.document import Content
from sync.stock.moment import Clock, now_text
from sync.stock.place import bin_of, site_of
from sync.stock.reserving import Spot, spread
from sync.stock.views import StockRow, WhyRow
from sync.wire.messages import DocumentLetter, StepSummary
from sync.wire.reading import content_read, decimals_of

_AT_ONCE = 2_000
"""SKUs of a page, or movements read by one question."""

_KEYS = (
    "SELECT site, sku FROM ("
    "SELECT site, sku FROM balance WHERE site <> ''"
    " UNION SELECT receiver, sku FROM balance WHERE receiver <> '' AND quantity <> 0"
    " UNION SELECT site, sku FROM reservation"
    ") AS known WHERE (site, sku) > (?, ?) AND (sku = ? OR ? = '') AND site{keys}"
    " ORDER BY site, sku"
)
_BALANCES = "SELECT sku, place, lot, expires, quantity FROM balance WHERE site = ? AND sku{keys}"
_COMING = "SELECT sku, sum(quantity) FROM balance WHERE receiver = ? AND sku{keys} GROUP BY sku"
_RESERVED = (
    "SELECT sku, lot, sum(quantity) FROM reservation WHERE site = ? AND sku{keys} GROUP BY sku, lot"
)
_MOVED = (
    "SELECT at, step, line, document, lot, origin, destination, quantity FROM movement"
    " WHERE sku = ? AND (at, step, line) > (?, ?, ?) AND (origin LIKE ? OR destination LIKE ?)"
    " ORDER BY at, step, line"
)
_SHELVES = "%/%"
"""The pattern of every site's bins; goods in transit match it too and move no shelf."""


@dataclass(frozen=True, slots=True)
class StockWanted:
    """Which stock is asked for; empty means every one."""

    sites: frozenset[str] = frozenset()
    sku: str = ""


class OnHand:
    """HQ's stock and what moved it."""

    def __init__(self, database: HqDatabase, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def stock(
        self, wanted: StockWanted, after: tuple[str, str] = ("", "")
    ) -> tuple[list[StockRow], bool]:
        """A page of stock after a (site, SKU), in that order, and whether some is left.

        Goods on their way to a site stand on the first row of their SKU there.
        """
        as_of = now_text(self._clock)
        with self._database.reading() as books:
            every = [code for (code,) in bulk.ask(books, "SELECT code FROM site")]
            sites = [code for code in every if code in wanted.sites or not wanted.sites]
            keys = bulk.ask_for(books, _limited(_KEYS), sites, (*after, wanted.sku, wanted.sku))
            decimals = _decimals(books, [sku for _, sku in keys])
            rows: list[StockRow] = []
            for site, some in groupby(keys, key=lambda key: key[0]):
                rows += _site_rows(books, site, [sku for _, sku in some], decimals, as_of=as_of)
        return rows, len(keys) == _AT_ONCE

    def why(self, sku: str, site: str = "") -> Iterator[WhyRow]:
        """Every movement of a SKU at a site, oldest first; without a site at all sites together."""
        pattern = f"{site}/%" if site else _SHELVES
        after, balance = ("", "", ""), 0
        while True:
            with self._database.reading() as books:
                given = (sku, *after, pattern, pattern)
                moved = bulk.ask(books, _limited(_MOVED), given)
                documents = _documents(books, {row[3] for row in moved})
                unit = _decimals(books, [sku])[sku]
            for row in moved:
                delta = _delta(row, site)
                balance += delta
                if delta:
                    yield _why_row(row, documents[row[3]], unit, delta=delta, balance=balance)
            if len(moved) < _AT_ONCE:
                return
            after = moved[-1][:3]


def _limited(statement: str) -> str:
    return f"{statement} LIMIT {_AT_ONCE}"


def _site_rows(
    books: Connection, site: str, skus: list[str], decimals: Mapping[str, int], *, as_of: str
) -> list[StockRow]:
    held: dict[str, list[bulk.Row]] = {sku: [] for sku in skus}
    for row in sorted(bulk.ask_for(books, _BALANCES, skus, (site,))):
        held[row[0]].append(row)
    coming = {sku: int(n) for sku, n in bulk.ask_for(books, _COMING, skus, (site,))}
    reserved: dict[str, dict[Spot, int]] = {}
    for sku, lot, n in sorted(bulk.ask_for(books, _RESERVED, skus, (site,)), reverse=True):
        reserved.setdefault(sku, {})["", lot] = int(n)
    rows: list[StockRow] = []
    for sku in skus:
        on_its_way = coming.get(sku, 0)
        places = held[sku] or [(sku, f"{site}/", "", "", 0)]
        spots = [((bin_of(row[1]), row[2]), row[4]) for row in places]
        promises = spread(reserved.get(sku, {}), spots)
        for (_, place, lot, expires, quantity), promised in zip(places, promises, strict=True):
            rows.append(
                StockRow(
                    site,
                    sku,
                    bin_of(place),
                    lot,
                    expires,
                    decimals[sku],
                    quantity,
                    promised,
                    on_its_way,
                    0,
                    as_of,
                )
            )
            on_its_way = 0
    return rows


def _decimals(books: Connection, skus: Sequence[str]) -> dict[str, int]:
    """The decimals of each SKU's unit: the catalogue's, or where it has none a document's."""
    rows = bulk.ask_for(books, "SELECT sku, decimals FROM item WHERE sku{keys}", skus)
    known: dict[str, int] = dict(rows)
    return {sku: known[sku] if sku in known else _moved_decimals(books, sku) for sku in skus}


def _moved_decimals(books: Connection, sku: str) -> int:
    statement = "SELECT document FROM movement WHERE sku = ? LIMIT 1"
    documents = _documents(books, {key for (key,) in bulk.ask(books, statement, (sku,))})
    return next((decimals_of(_content(letter), sku) for letter in documents.values()), 0)


def _documents(books: Connection, ids: set[str]) -> dict[str, DocumentLetter]:
    statement = "SELECT id, letter FROM document WHERE id{keys}"
    found = bulk.ask_for(books, statement, sorted(ids))
    return {key: stored(bytes(body), DocumentLetter) for key, body in found}


def _content(letter: DocumentLetter) -> Content:
    return content_read(letter.content)


def _delta(row: bulk.Row, site: str) -> int:
    *_, origin, destination, quantity = row
    left, reached = site_of(origin), site_of(destination)
    came = reached == site if site else bool(reached)
    went = left == site if site else bool(left)
    return int(quantity) * (came - went)


def _why_row(
    row: bulk.Row, document: DocumentLetter, decimals: int, *, delta: int, balance: int
) -> WhyRow:
    at, step_id, line, *_ = row
    step = next((step for step in document.steps if step.step == step_id), _UNKNOWN)
    counted = _content(document).line(line) if document.kind == "count" else None
    return WhyRow(
        at,
        document.number,
        document.id,
        document.kind,
        step.name,
        step.by,
        step.device,
        decimals,
        delta,
        balance,
        step.verdict,
        counted.quantity if counted else None,
        document.content.party,
        document.content.reason,
    )


_UNKNOWN = StepSummary(step="", seq=0, name="", by="", device="", at="", verdict="")
"""What stands for a step that its document does not name: `hq verify` tells of it."""
