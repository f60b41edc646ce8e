"""HQ's catalogue: listing and searching it, and the pages of a device's first load."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.bodies import item_letters
from sync.hq.database import HqDatabase
from sync.hq.feed import ALL, Changed, head_and_epoch, touch
from sync.stock.barcode import canonical_code
from sync.stock.found import Found
from sync.stock.item import Item
from sync.stock.refusal import Refusal
from sync.stock.search_text import folded, is_han, pairs, runs
from sync.wire.messages import CataloguePage, ItemLetter
from sync.wire.protocol import PAGE_BYTES
from sync.wire.reading import item_read

_AT_ONCE = 1_000
"""Items read by one question."""
_GTIN_LENGTHS = (8, 12, 13, 14)
_LETTER_BYTES = 190
"""What an item's letter weighs beside its name and codes, generously."""


class Catalogue:
    """The items in HQ's books."""

    def __init__(self, database: HqDatabase) -> None:
        self._database = database

    def find(self, text: str = "") -> Iterator[Item]:
        """Every item, or those that `text` finds as the search box would; in the order of SKU."""
        after, is_cut = "", True
        while is_cut:
            items, is_cut = self.some(text, after)
            yield from items
            after = items[-1].sku if items else ""

    def some(self, text: str = "", after: str = "") -> tuple[list[Item], bool]:
        """The next of what `find` finds after a SKU, and whether some are left."""
        with self._database.reading() as books:
            skus = _found(books, text, after)
            letters = item_letters(books, skus)
        return [item_read(letter) for letter in letters], len(skus) == _AT_ONCE

    def item(self, sku: str) -> Item | None:
        """The SKU of that name."""
        with self._database.reading() as books:
            found = item_letters(books, [sku])
        return item_read(found[0]) if found else None

    def find_code(self, text: str) -> Found | None:
        """The goods that a code names."""
        code = canonical_code(text)
        written = {text.strip(), code, *(code.zfill(length) for length in _GTIN_LENGTHS)}
        with self._database.reading() as books:
            rows = bulk.ask_for(books, "SELECT sku, code FROM barcode WHERE code{keys}", written)
            named = [(sku, kept) for sku, kept in rows if canonical_code(kept) == code]
            letters = item_letters(books, [sku for sku, _ in named])
        if not letters:
            return None
        item = item_read(letters[0])
        packs = {canonical_code(barcode.code): barcode.pack for barcode in item.barcodes}
        return Found(item, packs[code])

    def keep(self, sku: str, *, is_active: bool) -> None:
        """Take an item out of the catalogue, or back in; what was sold of it stays as it is.

        Raises Refusal `unknown_item`.
        """
        self._database.write(lambda books: _kept(books, sku, is_active=is_active))

    def page(self, after: str = "") -> CataloguePage:
        """A page of the first load; `after` is empty, or `next` of the page before.

        The feed's head at the walk's beginning travels in `next`, so that any HQ can go on with it.
        Raises Refusal `after`.
        """
        with self._database.reading() as books:
            head, epoch = head_and_epoch(books)
            as_of, sku = _resumed(after) if after else (head, "")
            skus = _found(books, "", sku)
            letters = _within_page(item_letters(books, skus))
            seqs = _positions(books, [letter.sku for letter in letters])
            ((total,),) = bulk.ask(books, "SELECT count(*) FROM item")
        is_last = len(skus) < _AT_ONCE and len(letters) == len(skus)
        return CataloguePage(
            epoch=epoch,
            items=letters,
            next="" if is_last else f"{as_of}.{letters[-1].sku}",
            as_of=as_of,
            total=total,
            seqs=[seqs.get(letter.sku, 0) for letter in letters],
        )


def _kept(books: Connection, sku: str, *, is_active: bool) -> None:
    known = bulk.ask(books, "SELECT active FROM item WHERE sku = ?", (sku,))
    if not known:
        raise Refusal("unknown_item", f"There is no SKU {sku[:60]!r}.", sku=sku[:60])
    if bool(known[0][0]) == is_active:
        return
    bulk.run(books, "UPDATE item SET active = ? WHERE sku = ?", [(is_active, sku)])
    touch(books, [Changed(ALL, "item", sku)])


def _positions(books: Connection, skus: Sequence[str]) -> dict[str, int]:
    """Where each of these items stands in the feed."""
    statement = (
        "SELECT entity, seq FROM feed WHERE scope = 'all' AND kind = 'item' AND entity{keys}"
    )
    positions: dict[str, int] = dict(bulk.ask_for(books, statement, skus))
    return positions


def _resumed(after: str) -> tuple[int, str]:
    """The walk's beginning, and the last SKU it told."""
    as_of, dot, sku = after.partition(".")
    if not (dot and as_of.isascii() and as_of.isdecimal() and len(as_of) < 19):  # noqa: PLR2004 - 64 bits
        raise Refusal("after", "A catalogue goes on from the `next` of its page before.")
    return int(as_of), sku


def _within_page(letters: list[ItemLetter]) -> list[ItemLetter]:
    size = 0
    for n, letter in enumerate(letters):
        names = (letter.sku, letter.name, letter.name_hans, letter.name_en, letter.category)
        size += _LETTER_BYTES + sum(len(name.encode()) for name in names)
        size += sum(len(code.code.encode()) + 30 for code in letter.barcodes)
        if n and size > PAGE_BYTES:
            return letters[:n]
    return letters


def _found(books: Connection, text: str, after: str) -> list[str]:
    """The next SKUs after one, in order; those that `text` finds, if it says anything."""
    patterns = _patterns(text)
    if text and not patterns:
        return []
    wanted = "".join(" AND terms LIKE ?" for _ in patterns)
    statement = f"SELECT sku FROM item WHERE sku > ?{wanted} ORDER BY sku LIMIT ?"
    return [sku for (sku,) in bulk.ask(books, statement, (after, *patterns, _AT_ONCE))]


def _patterns(text: str) -> list[str]:
    """As `search_text.match_query`: every pair of characters whole, every other word from its start."""
    words = runs(folded(text))
    whole = [f"% {pair} %" for word in words if is_han(word) for pair in pairs(word)]
    return whole + [f"% {word}%" for word in words if not is_han(word)]
