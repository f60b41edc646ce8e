"""The feed by ranges, for a device whose digest differs: which ranges differ, then which rows.

A look at a device's whole scope takes some 5 µs a row and no memory to speak of (docs/mending.md).
It is asked for only where both ends do not hold the same rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.bodies import bodies
from sync.hq.database import HqDatabase
from sync.hq.feed import ALL, head_and_epoch, site_scope
from sync.wire.comparing import (
    LISTED_ROWS,
    LONGEST_PREFIX,
    KeyLetter,
    RangeLetter,
    Ranges,
    RowsLetter,
    name_digits,
    parts_of,
)
from sync.wire.feed_row import digest_text, row_digest, row_letter
from sync.wire.protocol import PAGE_BYTES

_AT_ONCE = 5_000
_ROWS = "SELECT seq, kind, entity FROM feed WHERE scope = ? AND seq > ? ORDER BY seq LIMIT ?"
_WANTED = "SELECT scope, entity, seq FROM feed WHERE kind = ? AND entity{keys}"


@dataclass(slots=True)
class _Heap:
    """The rows of one range, summed up; the first few by name."""

    rows: int = 0
    total: int = 0
    keys: list[KeyLetter] = field(default_factory=list)

    def add(self, row: bulk.Row, digest: int, *, keeps: bool) -> None:
        self.rows += 1
        self.total += digest
        if keeps:
            seq, kind, entity = row
            self.keys.append(KeyLetter(kind=kind, id=entity, seq=seq))

    def letter(self, prefix: str, *, listed: bool) -> RangeLetter:
        keys = self.keys if listed else []
        return RangeLetter(
            prefix=prefix, rows=self.rows, digest=digest_text(self.total), listed=listed, keys=keys
        )


class Comparing:
    """What a device of some sites may compare."""

    def __init__(self, database: HqDatabase) -> None:
        self._database = database

    def ranges(self, sites: Iterable[str], prefixes: Sequence[str]) -> Ranges:
        """Each of those ranges: all its rows by name where they are few, else its sixteen parts."""
        with self._database.reading() as connection:
            _, epoch = head_and_epoch(connection)
            found = _heaps(_rows(connection, _scopes(sites)), dict.fromkeys(prefixes))
        told: list[RangeLetter] = []
        for prefix, (whole, parts) in found.items():
            if whole.rows <= LISTED_ROWS or len(prefix) == LONGEST_PREFIX:
                told.append(whole.letter(prefix, listed=True))
            else:
                told += [heap.letter(part, listed=False) for part, heap in parts.items()]
        return Ranges(epoch=epoch, ranges=told)

    def rows(
        self, sites: Iterable[str], keys: Sequence[KeyLetter], page_bytes: int = PAGE_BYTES
    ) -> RowsLetter:
        """Those rows as they are now, in the order of `keys`, cut by bytes after one at least."""
        scopes = _scopes(sites)
        with self._database.reading() as connection:
            _, epoch = head_and_epoch(connection)
            places = _places(connection, scopes, keys)
            told = RowsLetter(epoch=epoch, rows=[], reached=0)
            size = 0
            for key in keys:
                scope, seq = places.get((key.kind, key.id), ("", 0))
                found = bodies(connection, [(scope, key.kind, key.id)]) if seq else {}
                for body in found.values():
                    size += len(body)
                    told.rows.append(row_letter(seq, key.kind, key.id, body))
                told.reached += 1
                if size >= page_bytes:
                    break
        return told


def _scopes(sites: Iterable[str]) -> list[str]:
    return [ALL, *(site_scope(code) for code in dict.fromkeys(sites))]


def _rows(connection: Connection, scopes: Sequence[str]) -> Iterator[bulk.Row]:
    """Position, kind and id of every row of those scopes, a few at a time."""
    for scope in scopes:
        after = 0
        while rows := bulk.ask(connection, _ROWS, (scope, after, _AT_ONCE)):
            yield from rows
            after = rows[-1][0]


def _heaps(
    rows: Iterable[bulk.Row], prefixes: Iterable[str]
) -> dict[str, tuple[_Heap, dict[str, _Heap]]]:
    """For each prefix what its range sums up to, and its parts."""
    found = {prefix: (_Heap(), {part: _Heap() for part in parts_of(prefix)}) for prefix in prefixes}
    lengths = sorted({len(prefix) for prefix in found})
    for row in rows:
        seq, kind, entity = row
        digits = name_digits(kind, entity)
        for length in lengths:
            if digits[:length] not in found:
                continue
            whole, parts = found[digits[:length]]
            is_listed = length == LONGEST_PREFIX
            digest = row_digest(kind, entity, seq)
            whole.add(row, digest, keeps=is_listed or whole.rows < LISTED_ROWS)
            if not is_listed:
                parts[digits[: length + 1]].add(row, digest, keeps=False)
    return found


def _places(
    connection: Connection, scopes: Sequence[str], keys: Sequence[KeyLetter]
) -> dict[tuple[str, str], tuple[str, int]]:
    """Scope and feed position of each of those rows that is in one of the scopes."""
    kinds: dict[str, list[str]] = {}
    for key in keys:
        kinds.setdefault(key.kind, []).append(key.id)
    return {
        (kind, entity): (scope, seq)
        for kind, entities in kinds.items()
        for scope, entity, seq in bulk.ask_for(connection, _WANTED, entities, (kind,))
        if scope in scopes
    }
