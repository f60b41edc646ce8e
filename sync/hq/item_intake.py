"""Taking a file of items into the catalogue, chunk by chunk, while HQ serves.

Only what really changed gets a new feed position: the same file again tells nobody anything. A
blank cell keeps what HQ has, and codes are added, never taken away: a price list is no catalogue.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.bodies import item_letters
from sync.hq.database import HqDatabase
from sync.hq.feed import ALL, Changed, touch
from sync.hq.item_file import ItemRow, RowRefusal, read_item_file
from sync.stock.barcode import canonical_code, written_forms
from sync.stock.item import Item, ItemBarcode, Tracking
from sync.stock.refusal import Refusal
from sync.stock.search_terms import index_terms
from sync.wire.reading import item_read

_AT_ONCE = 2_000
"""Rows taken in by one transaction: short enough for a waiting push."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows of a file: how many brought a new SKU, changed one, or said nothing new."""

    imported: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: tuple[RowRefusal, ...] = ()

    def plus(self, other: "Imported") -> "Imported":
        """Both together."""
        return Imported(
            self.imported + other.imported,
            self.updated + other.updated,
            self.unchanged + other.unchanged,
            self.refused + other.refused,
        )


def import_items(database: HqDatabase, file: Path) -> Imported:
    """Take the rows of a CSV or XLSX file in; what is refused is told by row, the rest is in.

    Rows are refused as `read_item_file` says, and as `barcode_taken` (its code names another SKU,
    in whichever length of GTIN it is written)
    or `unit_fixed` (its unit has other decimals than the stock there already is). Raises Refusal
    where the file as a whole is no catalogue.
    """
    done = Imported()
    rows = read_item_file(file)
    while chunk := list(islice(rows, _AT_ONCE)):
        told = tuple(row for row in chunk if isinstance(row, RowRefusal))
        good = [row for row in chunk if isinstance(row, ItemRow)]
        taken = database.write(_Intake(good).take_in)
        refused = sorted((*told, *taken.refused), key=lambda refusal: refusal.row)
        done = done.plus(replace(taken, refused=tuple(refused)))
    return done


@dataclass
class _Chunk:
    """What one transaction knows and has decided so far."""

    items: dict[str, Item]
    owners: dict[str, str]
    moved: set[str]
    fresh: dict[str, None] = field(default_factory=dict)
    changed: dict[str, None] = field(default_factory=dict)


class _Intake:
    """One chunk of good rows; `take_in` begins from nothing each time it is tried."""

    def __init__(self, rows: Sequence[ItemRow]) -> None:
        self._rows = rows

    def take_in(self, books: Connection) -> Imported:
        """Decide on every row, then write what changed in a few statements."""
        chunk = _known(books, self._rows)
        told = Imported()
        for row in self._rows:
            try:
                told = told.plus(_decided(chunk, row))
            except Refusal as refusal:
                refused = RowRefusal(row.row, refusal.code, refusal.message)
                told = told.plus(Imported(refused=(refused,)))
        _write(books, [chunk.items[sku] for sku in (*chunk.fresh, *chunk.changed)])
        feed = [Changed(ALL, "item", sku, is_new=True) for sku in chunk.fresh]
        feed += [Changed(ALL, "item", sku) for sku in chunk.changed]
        if feed:
            touch(books, feed)
        return told


def _known(books: Connection, rows: Sequence[ItemRow]) -> _Chunk:
    skus = [row.sku for row in rows]
    codes = [code for row in rows if row.barcode for code in written_forms(row.barcode)]
    known = bulk.ask_for(books, "SELECT code, sku FROM barcode WHERE code{keys}", codes)
    owners = {canonical_code(code): sku for code, sku in known}
    moved = bulk.ask_for(books, "SELECT DISTINCT sku FROM movement WHERE sku{keys}", skus)
    items = {letter.sku: item_read(letter) for letter in item_letters(books, skus)}
    return _Chunk(items, owners, {sku for (sku,) in moved})


def _decided(chunk: _Chunk, row: ItemRow) -> Imported:
    """Change the chunk by one row. Raises Refusal `barcode_taken`, `unit_fixed`."""
    code = canonical_code(row.barcode) if row.barcode else ""
    owner = chunk.owners.get(code, row.sku) if code else row.sku
    if owner != row.sku:
        raise Refusal("barcode_taken", f"{row.barcode[:40]} names {owner[:40]} already.")
    before = chunk.items.get(row.sku)
    after = _new(row) if before is None else _changed(before, row)
    if before is not None and after.decimals != before.decimals and row.sku in chunk.moved:
        message = (
            f"{row.sku[:40]} has stock in {before.unit or 'pieces'}; give {row.unit} a new SKU."
        )
        raise Refusal("unit_fixed", message)
    if after == before:
        return Imported(unchanged=1)
    chunk.items[row.sku] = after
    chunk.owners.update({code: row.sku} if code else {})
    if before is None or row.sku in chunk.fresh:
        chunk.fresh[row.sku] = None
        return Imported(imported=1)
    chunk.changed[row.sku] = None
    return Imported(updated=1)


def _new(row: ItemRow) -> Item:
    return Item(
        row.sku,
        row.name,
        row.name_hans,
        row.name_en,
        row.unit,
        row.decimals,
        row.price,
        row.currency if row.price is not None else "",
        row.category,
        row.tracking,
        (ItemBarcode(row.barcode, row.pack),) if row.barcode else (),
    )


def _changed(before: Item, row: ItemRow) -> Item:
    new = _new(row)
    # One code may be written with leading zeros or without: as HQ has it, it stays.
    written = {canonical_code(code.code): code.code for code in before.barcodes}
    packs = {code.code: code.pack for code in before.barcodes}
    for code in new.barcodes:
        packs[written.get(canonical_code(code.code), code.code)] = code.pack
    return Item(
        before.sku,
        new.name,
        new.name_hans or before.name_hans,
        new.name_en or before.name_en,
        new.unit or before.unit,
        new.decimals if new.unit else before.decimals,
        before.price if new.price is None else new.price,
        new.currency or before.currency,
        new.category or before.category,
        before.tracking if new.tracking is Tracking.NONE else new.tracking,
        tuple(ItemBarcode(code, packs[code]) for code in sorted(packs)),
        before.active,
    )


def _write(books: Connection, items: Iterable[Item]) -> None:
    written = list(items)
    bulk.run(books, _UPSERT_ITEM, [_item_row(item) for item in written])
    codes = [(c.code, item.sku, str(c.pack)) for item in written for c in item.barcodes]
    bulk.run(books, _UPSERT_BARCODE, codes)


def _item_row(item: Item) -> bulk.Row:
    codes = [item.sku, *(code.code for code in item.barcodes)]
    return (
        item.sku,
        item.name,
        item.name_hans,
        item.name_en,
        item.unit,
        item.decimals,
        item.price,
        item.currency,
        item.category,
        item.tracking.value,
        item.active,
        f" {index_terms(item.names(), codes)} ",
    )


_ITEM_COLUMNS = (
    "name",
    "name_hans",
    "name_en",
    "unit",
    "decimals",
    "price",
    "currency",
    "category",
    "tracking",
    "active",
    "terms",
)
_UPSERT_ITEM = (
    f"INSERT INTO item (sku, {', '.join(_ITEM_COLUMNS)})"
    f" VALUES (?{', ?' * len(_ITEM_COLUMNS)}) ON CONFLICT (sku) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _ITEM_COLUMNS)
)
_UPSERT_BARCODE = (
    "INSERT INTO barcode (code, sku, pack) VALUES (?, ?, ?)"
    " ON CONFLICT (code) DO UPDATE SET pack = excluded.pack"
)
