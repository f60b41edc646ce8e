"""Movements and their sums in the cache: every change of one changes the other in the same commit.

Only places that touch the device's site are kept. What waits for HQ is `pending`: a movement's is
the position of the step that made it, 0 once HQ has told of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sync.shop.database import Connection, Database, Row
from sync.shop.tables import MOVEMENT_BITS
from sync.stock.counted import position_of
from sync.stock.document import Content
from sync.stock.kinds.kind import LAST
from sync.stock.movement import Movement
from sync.stock.place import Place, touches
from sync.wire.messages import ContentLetter, DocumentLetter

_COLUMNS = "step, line, sku, lot, expires, origin, destination, quantity, at"
_INSERT = (
    f"INSERT INTO movement (key, document, pending, decimals, {_COLUMNS})"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ROWS = f"SELECT document, pending, decimals, {_COLUMNS} FROM movement WHERE key >= ? AND key < ?"
_ADD = (
    "INSERT INTO balance (sku, place, lot, expires, decimals, confirmed, pending)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sku, place, lot) DO UPDATE SET"
    " confirmed = confirmed + excluded.confirmed, pending = balance.pending + excluded.pending,"
    " expires = CASE WHEN balance.expires = '' THEN excluded.expires ELSE balance.expires END,"
    " decimals = excluded.decimals"
)
_EFFECT = (
    "(CASE WHEN destination = :place THEN quantity ELSE 0 END"
    " - CASE WHEN origin = :place THEN quantity ELSE 0 END)"
)


@dataclass(slots=True)
class _Change:
    expires: str
    decimals: int
    confirmed: int = 0
    pending: int = 0
    moved: dict[str, int] = field(default_factory=dict)
    """By instant."""
    told: int = 0
    """So much of what was pending is confirmed: nothing moved by that."""


class _Near(dict[str, bool]):
    """Whether a place touches the site, looked at once."""

    def __init__(self, site: str) -> None:
        super().__init__()
        self._site = site

    def __missing__(self, place: str) -> bool:
        found = self[place] = touches(place, self._site)
        return found


class Shelf:
    """Changes movements inside the caller's transaction; `flush` brings their sums along, last of all.

    `before` makes this a book (see kinds.Book) as it stood before the own step at that position.
    """

    def __init__(self, connection: Connection, site: str, before: int = 0) -> None:
        self.connection = connection
        self.before = before
        self._changes: dict[tuple[str, str, str], _Change] = {}
        self._near = _Near(site)
        self._new: list[Sequence[object]] = []

    def add(
        self,
        document: int,
        movements: Iterable[Movement],
        *,
        content: Content | ContentLetter,
        pending: int = 0,
        is_new: bool = False,
    ) -> None:
        """Keep a document's movements, as far as they touch the site.

        `pending` is their step's position; `is_new`: the document has none yet.
        """
        near = [m for m in movements if self._near[m.origin] or self._near[m.destination]]
        if not near:
            return
        first = _keys_of(document)[0] if is_new else self._next_key(document)
        rows = self._rows(near, document=document, first=first, content=content, pending=pending)
        self.connection.executemany(_INSERT, rows)

    def add_new(
        self, document: int, movements: Iterable[Movement], *, content: ContentLetter
    ) -> None:
        """As `add`, for a document that nothing was known of; `write_new` keeps all of them at once."""
        near = [m for m in movements if self._near[m.origin] or self._near[m.destination]]
        if near:
            first = _keys_of(document)[0]
            self._new += self._rows(near, document=document, first=first, content=content)

    def write_new(self) -> None:
        """Keep what was added by `add_new`; nothing is read of these documents before."""
        self.connection.executemany(_INSERT, self._new)
        self._new.clear()

    def _rows(
        self,
        near: Iterable[Movement],
        *,
        document: int,
        first: int,
        content: Content | ContentLetter,
        pending: int = 0,
    ) -> list[Sequence[object]]:
        """The rows of movements, whose effect on the sums is noted."""
        named = {line.sku: line.decimals for line in content.lines}
        rows: list[Sequence[object]] = []
        for key, m in enumerate(near, first):
            decimals = named.get(m.sku, 0)
            rows.append((
                key, document, pending, decimals, m.step, m.line, m.sku, m.lot, m.expires,
                m.origin, m.destination, m.quantity, m.at,
            ))  # fmt: skip
            self._note(m, decimals, pending=pending, sign=1)
        return rows

    def _next_key(self, document: int) -> int:
        first, end = _keys_of(document)
        row = self.connection.execute(
            "SELECT max(key) FROM movement WHERE key >= ? AND key < ?", (first, end)
        ).fetchone()
        return first if row is None or row[0] is None else int(row[0]) + 1

    def drop(self, document: int, *, pending: int) -> None:
        """Take back what the own step at position `pending` moved on that document."""
        for row in self._of(document, pending):
            self._note(_movement(row), row[1], pending=pending, sign=-1)
        self.connection.execute(
            "DELETE FROM movement WHERE key >= ? AND key < ? AND pending = ?",
            (*_keys_of(document), pending),
        )

    def replace(
        self, document: int, movements: Sequence[Movement], *, content: Content | ContentLetter
    ) -> None:
        """HQ told of the document: exactly these of its movements are confirmed from now on."""
        kept = {_movement(row): row for row in self._of(document, 0)}
        told = set(movements)
        for movement, row in kept.items():
            if movement not in told:
                self._note(movement, row[1], pending=0, sign=-1)
                self.connection.execute("DELETE FROM movement WHERE key = ?", (row[0],))
        self.add(document, [m for m in movements if m not in kept], content=content)

    def waiting_of(self, documents: Iterable[int]) -> dict[int, list[Row]]:
        """What the own steps on these documents moved, by document; those of a run by few statements."""
        found: dict[int, list[Row]] = {}
        for first, end in _runs(documents):
            rows = self.connection.execute(_ROWS, (first << MOVEMENT_BITS, end << MOVEMENT_BITS))
            for row in rows:
                found.setdefault(row[0], []).append(row)
        return found

    def is_same(
        self, rows: Sequence[Row], movements: Iterable[Movement], letter: DocumentLetter
    ) -> bool:
        """Whether rows of `waiting_of` are what a document's `movements` leave at this site, and all wait."""
        near = [m for m in movements if self._near[m.origin] or self._near[m.destination]]
        if len(near) != len(rows) or not all(row[1] for row in rows):
            return False
        named = {line.sku: line.decimals for line in letter.content.lines}
        return all(
            row[2:] == (
                named.get(m.sku, 0), m.step, m.line, m.sku, m.lot, m.expires,
                m.origin, m.destination, m.quantity, m.at,
            )
            for row, m in zip(rows, near, strict=True)
        )  # fmt: skip

    def confirm(self, rows: Iterable[Row], *, documents: Iterable[int]) -> None:
        """All that waited on these documents, `rows` of `waiting_of`, is as HQ has it."""
        for first, end in _runs(documents):
            self.connection.execute(
                "UPDATE movement SET pending = 0 WHERE key >= ? AND key < ?",
                (first << MOVEMENT_BITS, end << MOVEMENT_BITS),
            )
        near, changes = self._near, self._changes
        for row in rows:
            _, _, decimals, _, _, sku, lot, expires, origin, destination, quantity, _ = row
            for place, change in ((origin, -quantity), (destination, quantity)):
                if near[place]:
                    key = (sku, place, lot)
                    found = changes.get(key)
                    if found is None:
                        found = changes[key] = _Change(expires, decimals)
                    found.told += change

    def _of(self, document: int, pending: int) -> list[Row]:
        return self.connection.execute(
            f"SELECT key, decimals, {_COLUMNS} FROM movement"
            " WHERE key >= ? AND key < ? AND pending = ?",
            (*_keys_of(document), pending),
        ).fetchall()

    def _note(self, m: Movement, decimals: int, *, pending: int, sign: int) -> None:
        near, quantity = self._near, sign * m.quantity
        for place, change in ((m.origin, -quantity), (m.destination, quantity)):
            if not near[place]:
                continue
            key = (m.sku, place, m.lot)
            found = self._changes.get(key)
            if found is None:
                found = self._changes[key] = _Change(m.expires, decimals)
            if pending:
                found.pending += change
            else:
                found.confirmed += change
            found.moved[m.at] = found.moved.get(m.at, 0) + change

    def flush(self) -> set[tuple[str, str, str]]:
        """Write the sums; the (sku, place, lot) whose sum changed, now or as it was at some instant."""
        changed = {
            key
            for key, c in self._changes.items()
            if c.confirmed or c.pending or any(c.moved.values())
        }
        rows = [
            (*key, c.expires, c.decimals, c.confirmed + c.told, c.pending - c.told)
            for key, c in self._changes.items()
        ]
        self._changes.clear()
        if rows:
            self.connection.executemany(_ADD, rows)
        return changed

    def on_hand(self, place: str, sku: str, lot: str, *, at: str, count: str = LAST) -> int:
        """By the movements at or before `at`, HQ's and those of own steps before `before`."""
        told = {"place": place, "sku": sku, "lot": lot, "at": at, "before": self.before}
        row = self.connection.execute(
            f"SELECT coalesce(sum({_EFFECT}), 0) FROM movement WHERE sku = :sku AND at <= :at"
            " AND lot = :lot AND (origin = :place OR destination = :place) AND pending < :before",
            told,
        ).fetchone()
        same = self.connection.execute(_AT_ONCE, told).fetchall() if count != LAST else ()
        return (int(row[0]) if row else 0) - _after(same, at, count)


_AT_ONCE = (
    f"SELECT m.line, d.id, d.kind, {_EFFECT} FROM movement m JOIN document d ON d.key = m.document"
    " WHERE m.sku = :sku AND m.at = :at AND m.lot = :lot"
    " AND (m.origin = :place OR m.destination = :place) AND m.pending < :before"
)
"""What moved at one instant, counts that stand after one another among it."""
_END = 1 << 62


def _after(rows: Iterable[Row], at: str, count: str) -> int:
    """What of them stands after the count that asks."""
    told = ((position_of(at, line, document=d, kind=k), effect) for line, d, k, effect in rows)
    return sum(effect for where, effect in told if where > (at, count))


_AT_SITE = (
    "SELECT coalesce(sum(confirmed + pending), 0) FROM balance"
    " WHERE sku = ? AND place >= ? AND place < ?"
)
_RESERVED = "SELECT sku, sum(quantity) FROM reserved WHERE sku IN ({marks}) GROUP BY sku"


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """What is at one place of one SKU and lot: smallest units, `pending` of them not HQ's yet."""

    place: str
    lot: str
    expires: str
    decimals: int
    confirmed: int
    pending: int

    @property
    def on_hand(self) -> int:
        """By HQ's state and the own steps over it."""
        return self.confirmed + self.pending


class CacheBook:
    """The book as of now, for what is being recorded: a sum, less what happened after the instant."""

    def __init__(self, cache: Database) -> None:
        self._cache = cache

    def on_hand(self, place: str, sku: str, lot: str, *, at: str, count: str = LAST) -> int:
        """Smallest units at `place` by every movement at or before `at`; `count` as the law's Book."""
        told = {"place": place, "sku": sku, "lot": lot, "at": at}
        row = self._cache.row(
            "SELECT confirmed + pending FROM balance WHERE sku = :sku AND place = :place AND lot = :lot",
            told,
        )
        if row is None:
            return 0
        later = self._cache.row(
            f"SELECT coalesce(sum({_EFFECT}), 0) FROM movement WHERE sku = :sku AND at > :at"
            " AND lot = :lot AND (origin = :place OR destination = :place)",
            told,
        )
        same = self._cache.rows(_AT_ONCE, {**told, "before": _END}) if count != LAST else ()
        return int(row[0]) - (int(later[0]) if later else 0) - _after(same, at, count)

    def on_hand_at(self, site: str, sku: str) -> int:
        """Smallest units of a SKU on the shelves of a site."""
        row = self._cache.row(_AT_SITE, (sku, f"{site}/", f"{site}0"))  # "0" follows "/"
        return int(row[0]) if row else 0

    def reserved(self, skus: Iterable[str]) -> dict[str, int]:
        """What open reservations hold back of those SKUs; only what is held at all."""
        wanted = tuple(skus)
        marks = ",".join("?" * len(wanted))
        return dict(self._cache.rows(_RESERVED.format(marks=marks), wanted))

    def rows(self, sku: str) -> list[BalanceRow]:
        """Every place of a SKU with a balance, transit too, in the order of places and lots."""
        rows = self._cache.rows(
            "SELECT place, lot, expires, decimals, confirmed, pending FROM balance WHERE sku = ?",
            (sku,),
        )
        return [BalanceRow(*row) for row in rows]


def _runs(keys: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Keys that follow one another: the first, and one beyond the last."""
    first = end = 0
    for key in sorted(keys):
        if key != end and first:
            yield first, end
        first, end = (first if key == end else key), key + 1
    if first:
        yield first, end


def _keys_of(document: int) -> tuple[int, int]:
    return document << MOVEMENT_BITS, (document + 1) << MOVEMENT_BITS


def _movement(row: Row) -> Movement:
    _, _, step, line, sku, lot, expires, origin, destination, quantity, at = row
    return Movement(step, line, sku, lot, expires, Place(origin), Place(destination), quantity, at)
