"""Proof that the feed tells of everything once, to everybody it concerns, and that its digests hold."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection

from sync.hq import bulk
from sync.wire.feed_row import MODULUS, row_digest

_TWICE = "SELECT seq FROM feed GROUP BY seq HAVING count(*) > 1 ORDER BY seq"
_UNTOLD = """
SELECT d.number, d.id, s.code FROM document d JOIN site s ON s.code IN (d.site, d.to_site)
LEFT JOIN feed f ON f.kind = 'document' AND f.entity = d.id AND f.scope = 'site:' || s.code
WHERE f.seq IS NULL ORDER BY d.id
"""
_OTHERWISE = """
SELECT d.number, d.id, d.revision, max(f.seq) FROM document d
JOIN feed f ON f.kind = 'document' AND f.entity = d.id
GROUP BY d.number, d.id, d.revision HAVING max(f.seq) <> d.revision ORDER BY d.id
"""
_HOMELESS = """
SELECT f.seq, f.entity FROM feed f LEFT JOIN document d ON d.id = f.entity
WHERE f.kind = 'document' AND d.id IS NULL ORDER BY f.seq
"""


def feed_problems(connection: Connection) -> Iterator[str]:
    """A sentence for each row that is missing, doubled or beyond the head, and each false digest."""
    for (seq,) in bulk.ask(connection, _TWICE):
        yield f"The feed's position {seq} was given twice."
    ((head,),) = bulk.ask(connection, "SELECT seq FROM feed_head")
    ((last,),) = bulk.ask(connection, "SELECT COALESCE(max(seq), 0) FROM feed")
    if last > head:
        yield f"The feed goes to {last}, beyond its head {head}."
    for number, key, site in bulk.ask(connection, _UNTOLD):
        yield f"{number or key}: {site} was never told of it."
    for number, key, revision, seq in bulk.ask(connection, _OTHERWISE):
        yield f"{number or key}: its revision is {revision}, the feed tells it at {seq}."
    for seq, key in bulk.ask(connection, _HOMELESS):
        yield f"The feed tells at {seq} of document {key}, which is not there."
    yield from _digest_problems(connection)


def _digest_problems(connection: Connection) -> Iterator[str]:
    sums: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    statement = "SELECT scope, kind, entity, seq FROM feed"
    for scope, kind, entity, seq in bulk.stream(connection, statement):
        sums[scope] += row_digest(kind, entity, seq)
        rows[scope] += 1
    held = {
        scope: (total % MODULUS, count)
        for scope, total, count in bulk.ask(
            connection, "SELECT scope, total, rows FROM feed_digest"
        )
    }
    for scope in sorted({*sums, *held}):
        if held.get(scope, (0, 0)) != (sums[scope] % MODULUS, rows[scope]):
            yield f"The digest of {scope} is not that of its {rows[scope]} rows."
