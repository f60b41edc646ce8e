"""Rows of the feed as they travel, kept for the neighbours: what one device of a site was told the next asks for too.

A document's row never changes where it stands: with the document it moves to a new position, in any
process. So nothing here grows old, and what a device may have is still asked of the books each time.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable
from typing import TypeAlias

from sync.hq.bodies import UNREADABLE
from sync.wire.messages import Row

MOST_BYTES = 8 * 1024 * 1024
_ROW_BYTES = 400
"""What a row takes beside its body, in memory."""

Place: TypeAlias = tuple[str, str, int]
"""(epoch, scope, seq)."""


class RowsKept:
    """Those asked for last, as far as there is room; any thread may use it."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._rows: OrderedDict[Place, Row] = OrderedDict()
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self.size = 0
        """Bytes kept, about."""

    def found(self, places: Iterable[Place]) -> dict[Place, Row]:
        """Those of these rows that are here."""
        with self._lock:
            known = {place: row for place in places if (row := self._rows.get(place)) is not None}
            for place in known:
                self._rows.move_to_end(place)
        return known

    def keep(self, place: Place, row: Row) -> None:
        """Keep a document's row, and let go of those that were not asked for the longest.

        One that cannot be read is looked at again the next time: it may have been mended.
        """
        if row.kind != "document" or bytes(row.body) == UNREADABLE:
            return
        with self._lock:
            if place in self._rows:
                return
            self._rows[place] = row
            self.size += _size(row)
            while self.size > self._most_bytes:
                self.size -= _size(self._rows.popitem(last=False)[1])


def _size(row: Row) -> int:
    return len(bytes(row.body)) + _ROW_BYTES
