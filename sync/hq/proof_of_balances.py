"""Proof that every balance is the sum of its movements."""

from collections.abc import Iterator

from sqlalchemy import Connection

from sync.hq import bulk

_DIFFERENT = """
WITH moved AS (
    SELECT sku, place, lot, SUM(change) AS quantity FROM (
        SELECT sku, destination AS place, lot, quantity AS change FROM movement
        UNION ALL SELECT sku, origin, lot, -quantity FROM movement
    ) AS entries WHERE substr(place, 1, 1) <> '@' OR substr(place, 1, 9) = '@transit/'
    GROUP BY sku, place, lot
)
SELECT COALESCE(b.sku, m.sku), COALESCE(b.place, m.place), COALESCE(b.lot, m.lot),
    COALESCE(b.quantity, 0), COALESCE(m.quantity, 0)
FROM balance b FULL JOIN moved m ON m.sku = b.sku AND m.place = b.place AND m.lot = b.lot
WHERE COALESCE(b.quantity, 0) <> COALESCE(m.quantity, 0) ORDER BY 1, 2, 3
"""
_LAST = """
SELECT d.number, d."by" FROM movement m JOIN document d ON d.id = m.document
WHERE m.sku = ? AND m.lot = ? AND (m.origin = ? OR m.destination = ?)
ORDER BY m.at DESC, m.step DESC LIMIT 1
"""


def balance_problems(connection: Connection) -> Iterator[str]:
    """A sentence for each balance that its movements do not add up to, with who moved it last."""
    for sku, place, lot, held, moved in bulk.ask(connection, _DIFFERENT):
        what = f"{sku} lot {lot}" if lot else sku
        last = bulk.ask(connection, _LAST, (sku, lot, place, place))
        who = f"; the last was {last[0][0]} by {last[0][1] or 'its device'}" if last else ""
        yield f"The books hold {held} of {what} at {place}, its movements make {moved}{who}."
