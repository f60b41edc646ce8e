"""This device's documents as a long list: what they are found under first, the rows where looked at.

Newest first, in the order in which this device heard of them: that order has an index for nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sync.shop.database import Database
from sync.stock.views import DocumentRow

_MARKS = (
    "SELECT key, kind, state, pending, cases FROM document WHERE key < ? ORDER BY key DESC LIMIT ?"
)
_NEWER = "SELECT key, kind, state, pending, cases FROM document WHERE key > ? ORDER BY key DESC"
_KEY_OF = "SELECT key FROM document WHERE id = ?"
_MARK_OF = "SELECT key, kind, state, pending, cases FROM document WHERE key = ?"
_ROWS = (
    "SELECT key, id, number, kind, state, revision, pending, site, party, occurred_at, by, lines,"
    " first_item, cases FROM document WHERE key IN ({marks})"
)
_NAMED = _ROWS.replace("key IN", "id IN")
_EXPECTED = (
    "SELECT key FROM document WHERE kind = 'transfer' AND state = 'dispatched' AND to_site = ?"
    " ORDER BY key"
)
_OF_NUMBER = (
    "SELECT key FROM document WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?"
)
_COUNT = "SELECT count(*) FROM document"
_ENDLESS = 1 << 62


@dataclass(frozen=True, slots=True)
class DocumentMark:
    """What a document is filtered by. `key` is its place in the list; higher is newer here."""

    key: int
    kind: str
    state: str
    pending: int
    cases: int


class DocumentList:
    """Reads the cache; any thread may."""

    def __init__(self, cache: Database) -> None:
        self._cache = cache

    def count(self) -> int:
        """How many documents this device holds."""
        row = self._cache.row(_COUNT)
        return int(row[0]) if row else 0

    def marks(self, *, before: int = _ENDLESS, limit: int = 2000) -> list[DocumentMark]:
        """The marks of up to `limit` documents before a key, newest first."""
        return [DocumentMark(*row) for row in self._cache.rows(_MARKS, (before, limit))]

    def newer(self, after: int) -> list[DocumentMark]:
        """The marks of every document after a key, newest first."""
        return [DocumentMark(*row) for row in self._cache.rows(_NEWER, (after,))]

    def mark_of(self, document: str) -> DocumentMark | None:
        """The mark of one document by its id."""
        row = self._cache.row(_KEY_OF, (document,))
        found = None if row is None else self._cache.row(_MARK_OF, (row[0],))
        return None if found is None else DocumentMark(*found)

    def rows(self, keys: Sequence[int]) -> list[DocumentRow]:
        """The rows of these keys, in the order given."""
        if not keys:
            return []
        marks = ",".join("?" * len(keys))
        found = {row[0]: row[1:] for row in self._cache.rows(_ROWS.format(marks=marks), list(keys))}
        return [DocumentRow(*found[key]) for key in keys if key in found]

    def named(self, documents: Sequence[str]) -> dict[str, DocumentRow]:
        """The rows of these ids, by id; what is not here is left out."""
        if not documents:
            return {}
        marks = ",".join("?" * len(documents))
        rows = self._cache.rows(_NAMED.format(marks=marks), list(documents))
        return {row[1]: DocumentRow(*row[1:]) for row in rows}

    def expected(self, site: str) -> list[DocumentRow]:
        """Transfers on their way to `site`, the oldest first."""
        return self.rows([row[0] for row in self._cache.rows(_EXPECTED, (site,))])

    def numbered(self, beginning: str, *, limit: int = 8) -> list[DocumentRow]:
        """Documents whose printed number begins so, the highest first."""
        given = (beginning, beginning + "\U0010ffff", limit)
        return self.rows([row[0] for row in self._cache.rows(_OF_NUMBER, given)])
