"""What pending counts compare with, by place: news then costs what it concerns, not every count.

A count says what it found against what was there; while it waits for HQ, what was there may change.
"""

from collections.abc import Iterable
from itertools import chain
from typing import TypeAlias

from sync.shop.database import Connection
from sync.stock.place import bin_at
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter

COUNT = "count"
Key: TypeAlias = tuple[str, str, str]
"""SKU, place and lot."""

_TABLE = (
    "CREATE TABLE counting (sku TEXT NOT NULL, place TEXT NOT NULL, lot TEXT NOT NULL,"
    " document INTEGER NOT NULL, PRIMARY KEY (sku, place, lot, document)) WITHOUT ROWID"
)
_INDEX = "CREATE INDEX counting_of ON counting (document)"
_OLD_INDEX = "DROP INDEX pending_counts"
_PENDING = (
    "SELECT DISTINCT p.document, d.local FROM pending p JOIN document d ON d.key = p.document"
    " WHERE p.kind = 'count' AND d.local IS NOT NULL"
)
_INSERT = "INSERT OR IGNORE INTO counting (sku, place, lot, document) VALUES (?, ?, ?, ?)"
_FORGET = "DELETE FROM counting WHERE document = ?"
_FIND = "SELECT document FROM counting WHERE sku = ? AND place = ? AND lot = ?"


def keep_counting(connection: Connection, letter: DocumentLetter, *, key: int) -> None:
    """The count that is document `key` waits, and compares with the places of `letter`."""
    forget_counting(connection, key)
    rows = [
        (line.sku, bin_at(letter.site, line.bin), line.lot, key) for line in letter.content.lines
    ]
    connection.executemany(_INSERT, rows)


def forget_counting(connection: Connection, key: int) -> None:
    """The count that is document `key` waits no longer."""
    connection.execute(_FORGET, (key,))


def forget_countings(connection: Connection, keys: Iterable[int]) -> None:
    """The counts that are these documents wait no longer."""
    connection.executemany(_FORGET, [(key,) for key in keys])


def counts_of(connection: Connection, changed: Iterable[Key]) -> list[int]:
    """The pending counts, by document key, that compare with what `changed`."""
    if connection.execute("SELECT 1 FROM counting LIMIT 1").fetchone() is None:
        return []
    found = (connection.execute(_FIND, key).fetchall() for key in changed)
    return sorted({row[0] for row in chain.from_iterable(found)})


def begin_counting(connection: Connection) -> None:
    """Books version 1 to 2 of the cache: the table, filled with what waits."""
    for statement in (_OLD_INDEX, _TABLE, _INDEX):
        connection.execute(statement)
    for key, local in connection.execute(_PENDING).fetchall():
        keep_counting(connection, unpacked(local, DocumentLetter), key=key)
