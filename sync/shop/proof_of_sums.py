"""Whether every sum of the cache is what its movements make it: proved at every start, and in `verify`.

Plain SQL on a connection of its own: the window proves beside the counter, and must not take in
SQLAlchemy for it, nor hold a million movements in memory, which SQLCipher sorts there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sync.shop.database import Connection, Database
from sync.stock.moment import Clock, now_text

_NAMED = 20
"""So many wrong sums are named; more say nothing new."""
_IN_ONE_SLICE = 250_000
"""Movements of a slice: some 20 MB while they are sorted, and a second."""

_NEAR = (
    "({place} >= :site || '/' AND {place} < :site || '0'"  # "0" follows "/"
    " OR {place} >= '@transit/' || :site || '/' AND {place} < '@transit/' || :site || '0'"
    " OR substr({place}, 1, 9) = '@transit/' AND substr({place}, -length(:site) - 1) = '/' || :site)"
)
# "+": by the table's own order, since a look-up for each movement costs ten times as much.
_SIDE = (
    "SELECT sku, {place} AS place, lot,"
    " CASE pending WHEN 0 THEN {sign}quantity ELSE 0 END AS confirmed,"
    " CASE pending WHEN 0 THEN 0 ELSE {sign}quantity END AS pending"
    f" FROM movement WHERE +sku >= :first AND +sku < :end AND {_NEAR}"
)
_WRONG = (
    "SELECT sku, place, lot, sum(confirmed), sum(pending) FROM ("
    + _SIDE.format(place="origin", sign="")
    + " UNION ALL "
    + _SIDE.format(place="destination", sign="-")
    + " UNION ALL SELECT sku, place, lot, confirmed, pending FROM balance"
    " WHERE sku >= :first AND sku < :end)"
    " GROUP BY sku, place, lot HAVING sum(confirmed) <> 0 OR sum(pending) <> 0"
)
_STARTS = (
    "SELECT min(sku) FROM (SELECT sku, ntile(?) OVER (ORDER BY sku) AS slice FROM item)"
    " GROUP BY slice ORDER BY 1"
)
_LAST = (
    "SELECT d.number, d.by FROM movement m JOIN document d ON d.key = m.document"
    " WHERE m.sku = ? AND ? IN (m.origin, m.destination) ORDER BY m.at DESC LIMIT 1"
)
_AFTER_ALL = "\U0010ffff\U0010ffff"


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A balance that its movements do not make: by how much it is above them."""

    sku: str
    place: str
    lot: str
    confirmed: int
    pending: int


@dataclass(frozen=True, slots=True)
class Proof:
    """When (UTC text) so many movements were held against their sums; a sentence for each wrong one."""

    at: str
    movements: int
    wrong: tuple[str, ...] = ()


def wrong_sums(cache: Database, site: str) -> list[WrongSum]:
    """Every sum that its movements do not make, at one state of the cache. Raises Trouble."""
    with cache.aside() as connection:
        return list(found_wrong(connection, site))


def prove_sums(cache: Database, site: str) -> list[str]:
    """A sentence for each of the first wrong sums, naming document and person. Raises Trouble."""
    with cache.aside() as connection:
        return wrong_sentences(connection, site)


def proof_in_slices(
    cache: Database, site: str, *, clock: Clock, goes_on: Callable[[], bool]
) -> Proof | None:
    """The same for the background: little memory, and given up where it does not go on (None).

    `goes_on` is asked before each slice, on this thread. Raises Trouble.
    """
    with cache.aside() as connection:
        count = _number(connection, "SELECT count(*) FROM movement")
        wrong: list[str] = []
        for first, end in _slices(connection, count // _IN_ONE_SLICE + 1):
            if not goes_on():
                return None
            found = found_wrong(connection, site, first=first, end=end)
            wrong += [_sentence(connection, one) for one in found]
    return Proof(now_text(clock), count, tuple(wrong[:_NAMED]))


def wrong_sentences(connection: Connection, site: str) -> list[str]:
    """Of the first wrong sums, at the state of the cache that the connection sees."""
    found = found_wrong(connection, site)
    return [_sentence(connection, one) for _, one in zip(range(_NAMED), found, strict=False)]


def found_wrong(
    connection: Connection, site: str, *, first: str = "", end: str = _AFTER_ALL
) -> Iterator[WrongSum]:
    """Wrong sums of the SKUs from `first` up to `end`."""
    given = {"site": site, "first": first, "end": end}
    for row in connection.execute(_WRONG, given).fetchall():
        yield WrongSum(*row)


def _slices(connection: Connection, count: int) -> list[tuple[str, str]]:
    """All SKUs, known or not, in so many runs."""
    starts = [str(row[0]) for row in connection.execute(_STARTS, (count,))][1:]
    return list(zip(["", *starts], [*starts, _AFTER_ALL], strict=True))


def _sentence(connection: Connection, wrong: WrongSum) -> str:
    row = connection.execute(_LAST, (wrong.sku, wrong.place)).fetchone()
    number, by = row or ("", "")
    where = f"{wrong.place} lot {wrong.lot}" if wrong.lot else wrong.place
    return (
        f"The sum of {wrong.sku} at {where} is {wrong.confirmed + wrong.pending:+d} off its"
        f" movements; last moved by {number or 'no document'} ({by or 'the device'})."
    )


def _number(connection: Connection, question: str) -> int:
    row = connection.execute(question).fetchone()
    return int(row[0]) if row else 0
