"""How items, sites and staff get into the cache: page by page, each row once, newest wins.

The first load walks HQ's catalogue and can be taken up at any page; from then on the feed brings
what changed. What an item is found under is worked out before the write.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sync.shop.database import Connection, Database
from sync.stock.barcode import canonical_code
from sync.stock.search_terms import index_terms
from sync.wire.feed_row import MODULUS, row_digest
from sync.wire.letters import packed, unpacked
from sync.wire.messages import CataloguePage, ItemLetter, Row, SiteLetter, StaffLetter

_AT_ONCE = 250
"""Items in one transaction: a post must not wait behind a page for longer than a frame or two."""
_WALK = "catalogue_walk"
_DONE = "done"

_KNOWN = "SELECT key, feed, body FROM item WHERE sku = ?"
_NEW_ITEM = (
    "INSERT INTO item (sku, name, category, active, feed, body) VALUES (?, ?, ?, ?, ?, ?)"
    " RETURNING key"
)
_SAME_ITEM = "UPDATE item SET feed = ? WHERE key = ?"
_CHANGED_ITEM = (
    "UPDATE item SET name = ?, category = ?, active = ?, feed = ?, body = ? WHERE key = ?"
)
_NEW_CODE = "INSERT OR REPLACE INTO barcode (code, item, pack) VALUES (?, ?, ?)"
_NEW_TERMS = "INSERT INTO item_text (rowid, terms) VALUES (?, ?)"


@dataclass(frozen=True, slots=True)
class Walk:
    """How far the first load has come: HQ's word for where it goes on, and whether it is done.

    The feed need not tell of items at or before `items_from`: the walk brought them.
    """

    after: str = ""
    is_done: bool = False
    items_from: int = 0


@dataclass(frozen=True, slots=True)
class _Ready:
    """An item with what it is found under, worked out outside the transaction."""

    letter: ItemLetter
    body: bytes
    terms: str
    feed: int


def walk_of(cache: Database) -> Walk:
    """How far the first load of this cache has come."""
    row = cache.row("SELECT value FROM mark WHERE name = ?", (_WALK,))
    word, _, value = str(row[0] if row else "").partition(" ")
    return Walk(is_done=True, items_from=int(value)) if word == _DONE else Walk(value)


def take_in_walked(cache: Database, page: CataloguePage) -> int:
    """Keep a page of the first load; how many items it brought.

    Each part is one transaction; the place to go on from is kept after the last, in HQ's own words,
    so a crash costs a page at most.
    """
    told = list(zip(page.items, page.seqs or [0] * len(page.items), strict=True))
    for start in range(0, len(told), _AT_ONCE):
        ready = [_ready(letter, feed=seq) for letter, seq in told[start : start + _AT_ONCE]]
        with cache.transaction() as connection:
            _add_to_digest(connection, _write_items(connection, ready))
    done = f"{_DONE} {page.as_of if page.seqs else 0}"
    with cache.transaction() as connection:
        _keep_walk(connection, f"after {page.next}" if page.next else done)
    return len(page.items)


def _add_to_digest(connection: Connection, added: int) -> None:
    row = connection.execute("SELECT value FROM mark WHERE name = 'digest'").fetchone()
    total = ((int(row[0]) if row else 0) + added) % MODULUS
    connection.execute(
        "INSERT OR REPLACE INTO mark (name, value) VALUES ('digest', ?)", (str(total),)
    )


def take_in_items(connection: Connection, rows: Sequence[Row]) -> None:
    """Keep item rows of the feed, inside the caller's transaction; who calls sums the digest."""
    for row in rows:
        letter = unpacked(bytes(row.body), ItemLetter)
        known = connection.execute(_KNOWN, (letter.sku,)).fetchone()
        if known is not None and known[2] == packed(letter):
            connection.execute(_SAME_ITEM, (row.seq, known[0]))
        else:
            _write_items(connection, [_ready(letter, feed=row.seq)])


def take_in_sites(connection: Connection, rows: Sequence[Row]) -> None:
    """Keep site rows of the feed, inside the caller's transaction."""
    letters = [(unpacked(bytes(row.body), SiteLetter), row.seq) for row in rows]
    connection.executemany(
        "INSERT OR REPLACE INTO site (code, name, kind, feed, body) VALUES (?, ?, ?, ?, ?)",
        [(site.code, site.name, site.kind, seq, packed(site)) for site, seq in letters],
    )


def take_in_staff(connection: Connection, rows: Sequence[Row]) -> None:
    """Keep staff rows of the feed, inside the caller's transaction."""
    letters = [(unpacked(bytes(row.body), StaffLetter), row.seq) for row in rows]
    connection.executemany(
        "INSERT OR REPLACE INTO staff (code, name, role, pin, active, ext, feed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(one.code, one.name, one.role, one.pin, one.active, one.ext, seq) for one, seq in letters],
    )


def drop_from_catalogue(connection: Connection, kind: str, entity: str) -> None:
    """Let go of an item, a site or a person that HQ does not have; of another kind: nothing."""
    if kind == "item":
        for (key,) in connection.execute(
            "SELECT key FROM item WHERE sku = ?", (entity,)
        ).fetchall():
            connection.execute("DELETE FROM barcode WHERE item = ?", (key,))
            connection.execute("DELETE FROM item_text WHERE rowid = ?", (key,))
            connection.execute("DELETE FROM item WHERE key = ?", (key,))
    elif kind in {"site", "staff"}:
        connection.execute(f"DELETE FROM {kind} WHERE code = ?", (entity,))


def forget_walk(connection: Connection) -> None:
    """The feed tells every item, from now on too: what the walk knew of its positions holds no more."""
    connection.execute(f"UPDATE mark SET value = '{_DONE} 0' WHERE name = ?", (_WALK,))


TAKERS = MappingProxyType({"item": take_in_items, "site": take_in_sites, "staff": take_in_staff})
"""Who takes in which rows of the feed."""


def _ready(letter: ItemLetter, *, feed: int) -> _Ready:
    names = list(dict.fromkeys(n for n in (letter.name, letter.name_hans, letter.name_en) if n))
    codes = [letter.sku, *(code.code for code in letter.barcodes)]
    terms = index_terms(names, list(dict.fromkeys(codes)))
    return _Ready(letter, packed(letter), terms, feed)


def _write_items(connection: Connection, ready: Sequence[_Ready]) -> int:
    """Write items that are newer than what is known; what their rows add to the feed's digest."""
    written = [_written(connection, one) for one in ready]
    keys = [key for key, _ in written]
    connection.executemany(
        _NEW_TERMS, [(key, one.terms) for key, one in zip(keys, ready, strict=True) if key]
    )
    connection.executemany(
        _NEW_CODE,
        [
            (canonical_code(code.code), key, code.pack)
            for key, one in zip(keys, ready, strict=True)
            if key
            for code in one.letter.barcodes
        ],
    )
    return sum(added for _, added in written)


def _written(connection: Connection, one: _Ready) -> tuple[int, int]:
    """The item's key, its row written and what it was found under cleared (0: nothing to write).

    And what that adds to the digest.
    """
    letter = one.letter
    known = connection.execute(_KNOWN, (letter.sku,)).fetchone()
    if known is None:
        values = (letter.sku, letter.name, letter.category, letter.active, one.feed, one.body)
        row = connection.execute(_NEW_ITEM, values).fetchone()
        return (int(row[0]) if row else 0), _position(letter, one.feed)
    key, feed, body = int(known[0]), int(known[1]), known[2]
    if feed > one.feed:
        return 0, 0
    added = _position(letter, one.feed) - _position(letter, feed)
    if body == one.body:
        connection.execute(_SAME_ITEM, (one.feed, key))
        return 0, added
    connection.execute("DELETE FROM barcode WHERE item = ?", (key,))
    connection.execute("DELETE FROM item_text WHERE rowid = ?", (key,))
    changed = (letter.name, letter.category, letter.active, one.feed, one.body, key)
    connection.execute(_CHANGED_ITEM, changed)
    return key, added


def _position(letter: ItemLetter, feed: int) -> int:
    return row_digest("item", letter.sku, feed) if feed else 0


def _keep_walk(connection: Connection, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO mark (name, value) VALUES (?, ?)", (_WALK, value))
