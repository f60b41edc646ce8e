"""What a cache shows, as plain values that two caches can be compared by."""

from typing import Any

from sync.shop.profile import Books
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter

_DOCUMENTS = (
    "SELECT id, number, kind, state, revision, pending, lines, cases, coalesce(local, body)"
    " FROM document ORDER BY id"
)
_MOVEMENTS = (
    "SELECT d.id, m.step, m.line, m.sku, m.lot, m.origin, m.destination, m.quantity, m.at, m.pending"
    " FROM movement m JOIN document d ON d.key = m.document ORDER BY 1, 2, 3"
)
_BALANCES = (
    "SELECT sku, place, lot, confirmed, pending FROM balance"
    " WHERE confirmed <> 0 OR pending <> 0 ORDER BY 1, 2, 3"
)
_PENDING = (
    "SELECT p.position, p.step, d.id FROM pending p JOIN document d ON d.key = p.document"
    " ORDER BY p.position"
)


def shown(books: Books) -> dict[str, list[tuple[Any, ...]]]:
    """Documents with their whole letters, movements, sums, and what waits."""
    rows = books.cache_file.rows
    return {
        "documents": [(*row[:-1], unpacked(row[-1], DocumentLetter)) for row in rows(_DOCUMENTS)],
        "movements": rows(_MOVEMENTS),
        "balances": rows(_BALANCES),
        "pending": rows(_PENDING),
    }
