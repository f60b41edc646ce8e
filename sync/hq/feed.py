"""The feed: every live thing at the position of its last change, in the order of commits.

Positions come from the one head row, taken last in a transaction: whoever waits for it commits
later, so a reader that has seen position n has seen everything before it. A sequence of the
database would skip rows that commit late.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.bodies import bodies
from sync.hq.database import HqDatabase
from sync.hq.rows_kept import RowsKept
from sync.hq.tables import feed
from sync.wire.feed_row import MODULUS, digest_text, row_digest, row_letter
from sync.wire.messages import Page, Row
from sync.wire.protocol import PAGE_BYTES

ALL = "all"
"""The scope of what every device may have: items and sites."""

CHANNEL = "counterstock_feed"
"""Where PostgreSQL tells every HQ process, at the commit, how far the feed has moved (sync/hq/ear.py)."""

_ROW_OVERHEAD = 90
"""Bytes that a row takes beside its body."""
_KEYS_AT_ONCE = 400
_BODIES_AT_ONCE = 100

_log = logging.getLogger(__name__)


class Changed(NamedTuple):
    """A thing that changed, in one scope. `kind` is item, site, staff or document; `is_new`: no row yet."""

    scope: str
    kind: str
    entity: str
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """Positions `first`, `first + 1`, … for the changes in their order, and HQ numbers likewise."""

    first: int
    first_number: int
    epoch: str
    added: Mapping[str, int] = field(default_factory=dict)

    def advance(self, changed: Sequence[Changed]) -> "Advance":
        """What those changes are for whoever waits."""
        before = self.first - 1
        scopes = frozenset(c.scope for c in changed)
        return Advance(before, before + len(changed), scopes, self.epoch, self.added)


class Advance(NamedTuple):
    """What one transaction did to the feed: from which head to which, and who has news.

    `added` is by how much each scope's digest grew. `rows` are its rows with their scopes, as they
    travel, where they are few (None: read them).
    """

    before: int
    head: int
    scopes: frozenset[str]
    epoch: str = ""
    added: Mapping[str, int] = MappingProxyType({})
    rows: tuple[tuple[str, Row], ...] | None = None


def site_scope(code: str) -> str:
    """The scope of what only the devices of one site may have."""
    return f"site:{code}"


def touch(connection: Connection, changed: Sequence[Changed], *, numbers: int = 0) -> Taken:
    """Give every change its feed position: the one way in. Call it last in a transaction.

    `changed` names each (scope, kind, entity) once; `numbers` asks for that many HQ numbers too.
    From here until the commit every other writer waits.
    """
    digests = Counter({change.scope: 0 for change in changed})
    rows: Counter[str] = Counter()
    cleared, take = _clear(connection, changed), _take(connection, len(changed), numbers)
    held = bulk.pose_for(
        connection, "SELECT scope, total, rows FROM feed_digest WHERE scope{keys}", digests
    )
    for scope, kind, entity, seq in (row for answer in cleared for row in answer()):
        digests[scope] -= row_digest(kind, entity, seq)
        rows[scope] -= 1
    taken = take()
    placed = [(c.scope, seq, c.kind, c.entity) for seq, c in enumerate(changed, taken.first)]
    bulk.insert(connection, feed, placed)
    for scope, seq, kind, entity in placed:
        digests[scope] += row_digest(kind, entity, seq)
        rows[scope] += 1
    _add_to_digests(connection, held(), digests, rows)
    return replace(taken, added=digests)


def tell_all(connection: Connection) -> None:
    """Let who waits, at any process, look for itself: what changes now stands in no feed."""
    if bulk.is_postgresql(connection):
        bulk.ask(connection, f"SELECT pg_notify('{CHANNEL}', '')")


def scopes_of(connection: Connection, kind: str, entities: Iterable[str]) -> dict[str, set[str]]:
    """For each of those things the scopes that have heard of it."""
    return posed_scopes(connection, kind, entities)()


def posed_scopes(
    connection: Connection, kind: str, entities: Iterable[str]
) -> Callable[[], dict[str, set[str]]]:
    """As `scopes_of`, told when it is called."""
    statement = "SELECT entity, scope FROM feed WHERE kind = ? AND entity{keys}"
    answer = bulk.pose_for(connection, statement, entities, (kind,))

    def told() -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for entity, scope in answer():
            found.setdefault(entity, set()).add(scope)
        return found

    return told


def _clear(connection: Connection, changed: Sequence[Changed]) -> list[bulk.Answer]:
    """Take the old rows away; (scope, kind, entity, seq) of each."""
    groups: dict[tuple[str, str], list[str]] = {}
    for change in changed:
        if not change.is_new:
            groups.setdefault((change.scope, change.kind), []).append(change.entity)
    statement = (
        "DELETE FROM feed WHERE scope = ? AND kind = ? AND entity{keys}"
        " RETURNING scope, kind, entity, seq"
    )
    return [
        bulk.pose_for(connection, statement, sorted(entities), group)
        for group, entities in sorted(groups.items())
    ]


def _take(connection: Connection, rows: int, numbers: int) -> Callable[[], Taken]:
    statement = (
        "UPDATE feed_head SET seq = seq + ?, hq_number = hq_number + ?"
        " RETURNING seq, hq_number, epoch"
    )
    if bulk.is_postgresql(connection):
        statement += f", pg_notify('{CHANNEL}', seq::text)"
    answer = bulk.pose(connection, statement, (rows, numbers))

    def taken() -> Taken:
        ((seq, number, epoch, *_),) = answer()
        return Taken(seq - rows + 1, number - numbers + 1, epoch)

    return taken


def _add_to_digests(
    connection: Connection, told: list[bulk.Row], digests: Counter[str], rows: Counter[str]
) -> None:
    held = {scope: (total, count) for scope, total, count in told}
    new = [
        (
            scope,
            _signed(held.get(scope, (0, 0))[0] + added),
            held.get(scope, (0, 0))[1] + rows[scope],
        )
        for scope, added in sorted(digests.items())
    ]
    bulk.run(
        connection,
        "INSERT INTO feed_digest (scope, total, rows) VALUES (?, ?, ?) ON CONFLICT (scope)"
        " DO UPDATE SET total = excluded.total, rows = excluded.rows",
        new,
    )


def _signed(total: int) -> int:
    """A sum modulo 2 ** 64 as a signed 64-bit number."""
    total %= MODULUS
    return total - MODULUS if total >= MODULUS // 2 else total


class Feed:
    """What the devices of some sites may read."""

    def __init__(self, database: HqDatabase) -> None:
        self._database = database
        self.kept = RowsKept()

    def head(self) -> int:
        """The last position given."""
        with self._database.reading() as connection:
            return head_and_epoch(connection)[0]

    def news(self, scopes: Sequence[str], after: int) -> tuple[int, set[str]]:
        """The last position given, and which of those scopes have rows after `after`."""
        statement = "SELECT scope FROM feed WHERE seq > ? AND scope{keys} GROUP BY scope"
        with self._database.reading() as connection:
            head, _ = head_and_epoch(connection)
            found = bulk.ask_for(connection, statement, scopes, (after,))
        return head, {scope for (scope,) in found}

    def page(
        self,
        sites: Iterable[str],
        bookmark: int,
        page_bytes: int = PAGE_BYTES,
        *,
        items_from: int = 0,
    ) -> Page:
        """The rows after `bookmark` of scope `all` and of those sites, ascending, cut by bytes.

        Items at or before `items_from` are left out: a walk of the catalogue brought them.
        At least one row where there is any. The last page carries the digest of the whole scope.
        """
        with self._database.reading() as connection:
            return page_of(
                connection, sites, bookmark, page_bytes, items_from=items_from, kept=self.kept
            )


def page_of(
    connection: Connection,
    sites: Iterable[str],
    bookmark: int,
    page_bytes: int,
    *,
    items_from: int = 0,
    kept: RowsKept | None = None,
) -> Page:
    """As `Feed.page`, in the caller's view of the books; rows that are `kept` are not read again."""
    scopes = [ALL, *(site_scope(code) for code in dict.fromkeys(sites))]
    head, epoch = head_and_epoch(connection)
    keys = _keys_after(connection, scopes, bookmark, items_from)
    read = partial(_rows_at, connection, kept or RowsKept(), epoch)
    rows, reached = _cut(keys, read, page_bytes)
    return Page(
        epoch=epoch,
        rows=rows,
        bookmark=reached or head,
        head=head,
        complete=not reached,
        digest="" if reached else _digest(connection, scopes),
    )


def page_size(body: bytes) -> int:
    """What a row of that body counts for in a page's bytes."""
    return len(body) + _ROW_OVERHEAD


def head_and_epoch(connection: Connection) -> tuple[int, str]:
    """The last position given, and the epoch that positions belong to."""
    return posed_head(connection)()


def posed_head(connection: Connection) -> Callable[[], tuple[int, str]]:
    """As `head_and_epoch`, told when it is called."""
    answer = bulk.pose(connection, "SELECT seq, epoch FROM feed_head")

    def told() -> tuple[int, str]:
        ((seq, epoch),) = answer()
        return seq, epoch

    return told


def _cut(
    keys: list[bulk.Row], read: Callable[[list[bulk.Row]], dict[int, Row]], page_bytes: int
) -> tuple[list[Row], int]:
    """The rows of one page, and how far it reaches where some are left after it (else 0)."""
    rows: list[Row] = []
    size = reached = 0
    for start in range(0, len(keys), _BODIES_AT_ONCE):
        some = keys[start : start + _BODIES_AT_ONCE]
        found = read(some)
        for seq, _, kind, entity in some:
            row = found.get(seq)
            if row is None:  # never let one row stop the others
                _log.error("The feed names %s %s at %d, which is not there.", kind, entity, seq)
                continue
            size += page_size(bytes(row.body))
            if rows and size > page_bytes:
                return rows, reached
            rows.append(row)
            reached = seq
    return rows, keys[-1][0] if len(keys) == _KEYS_AT_ONCE else 0


def _rows_at(
    connection: Connection, kept: RowsKept, epoch: str, keys: list[bulk.Row]
) -> dict[int, Row]:
    """The rows at those positions, by position; what is not there is left out."""
    known = kept.found((epoch, scope, seq) for seq, scope, _, _ in keys)
    rows = {seq: row for (_, _, seq), row in known.items()}
    unknown = [key for key in keys if key[0] not in rows]
    found = bodies(connection, [(scope, kind, entity) for _, scope, kind, entity in unknown])
    for seq, scope, kind, entity in unknown:
        body = found.get((scope, kind, entity))
        if body is not None:
            rows[seq] = row_letter(seq, kind, entity, body)
            kept.keep((epoch, scope, seq), rows[seq])
    return rows


def _keys_after(
    connection: Connection, scopes: list[str], bookmark: int, items_from: int
) -> list[bulk.Row]:
    """(seq, scope, kind, entity), ascending, strictly after the bookmark; `_KEYS_AT_ONCE` at most."""
    one = (
        "SELECT * FROM (SELECT seq, scope, kind, entity FROM feed WHERE scope = ? AND seq > ?"
        " AND (kind <> 'item' OR seq > ?) ORDER BY seq LIMIT ?) AS one"
    )
    given = (bookmark, items_from, _KEYS_AT_ONCE)
    each = [value for scope in scopes for value in (scope, *given)]
    both = " UNION ALL ".join([one] * len(scopes)) + " ORDER BY seq LIMIT ?"
    return bulk.ask(connection, both, [*each, _KEYS_AT_ONCE])


def _digest(connection: Connection, scopes: list[str]) -> str:
    statement = "SELECT total FROM feed_digest WHERE scope{keys}"
    return digest_text(sum(total for (total,) in bulk.ask_for(connection, statement, scopes)))
