"""The sums of the cache put right from the documents as HQ told them: for where a proof found one wrong.

A document's letter is what HQ said; movements are drawn from it, and sums from movements, never the
other way round.
"""

from sync.shop.database import Connection, Database
from sync.shop.projection import Projection
from sync.shop.proof_of_sums import WrongSum, wrong_sums
from sync.shop.shelf import Shelf
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter
from sync.wire.reading import content_read, movements_read

_AT_ONCE = 100
_STRAYS = "document NOT IN (SELECT key FROM document)"
_ADD = (
    "INSERT INTO balance (sku, place, lot, expires, decimals, confirmed, pending)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sku, place, lot) DO UPDATE SET"
    " confirmed = confirmed + excluded.confirmed, pending = balance.pending + excluded.pending"
)


def relay(cache: Database, site: str, *, projection: Projection) -> int:
    """Put right every movement and every sum that is not what the documents make it; how many."""
    strays = cache.row(f"SELECT 1 FROM movement WHERE {_STRAYS} LIMIT 1")
    if strays is None and not wrong_sums(cache, site):
        return 0
    mended = _drop_strays(cache) + _relay_documents(cache, site)
    wrong = wrong_sums(cache, site)
    if any(one.pending for one in wrong):
        projection.lay_again()
        wrong = wrong_sums(cache, site)
    _correct(cache, wrong)
    return mended + len(wrong)


def _drop_strays(cache: Database) -> int:
    with cache.transaction() as connection:
        return connection.execute(f"DELETE FROM movement WHERE {_STRAYS}").rowcount


def _relay_documents(cache: Database, site: str) -> int:
    """Draw the movements of every document from its letter again; how many had others."""
    after = changed = 0
    while rows := cache.rows(
        "SELECT key, body FROM document WHERE key > ? AND body IS NOT NULL ORDER BY key LIMIT ?",
        (after, _AT_ONCE),
    ):
        with cache.transaction() as connection:
            changed += sum(_relaid(Shelf(connection, site), key, body) for key, body in rows)
        after = rows[-1][0]
    return changed


def _relaid(shelf: Shelf, key: int, body: bytes) -> bool:
    letter = unpacked(body, DocumentLetter)
    content = content_read(letter.content)
    shelf.replace(key, movements_read(letter, content), content=content)
    return bool(shelf.flush())


def _correct(cache: Database, wrong: list[WrongSum]) -> None:
    with cache.transaction() as connection:
        for one in wrong:
            expires, decimals = _goods(connection, one)
            values = (one.sku, one.place, one.lot, expires, decimals, -one.confirmed, -one.pending)
            connection.execute(_ADD, values)


def _goods(connection: Connection, wrong: WrongSum) -> tuple[str, int]:
    """Expiry and decimals of those goods, for a sum that was not there at all."""
    row = connection.execute(
        "SELECT expires, decimals FROM movement WHERE sku = ? AND lot = ?"
        " AND (origin = ? OR destination = ?) ORDER BY key LIMIT 1",
        (wrong.sku, wrong.lot, wrong.place, wrong.place),
    ).fetchone()
    return (str(row[0]), int(row[1])) if row else ("", 0)
