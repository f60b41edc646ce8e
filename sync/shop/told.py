"""Rows of HQ's feed into the cache, inside one transaction: each at most once, newest wins."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from sync.shop.database import Connection
from sync.shop.document_rows import (
    insert_document,
    tell_document,
    write_cases,
)
from sync.shop.overlay import Overlay
from sync.shop.pending_counts import forget_counting
from sync.stock.document import Content
from sync.stock.kinds import KINDS
from sync.stock.movement import Movement
from sync.stock.refusal import Refusal
from sync.wire.feed_row import MODULUS, row_digest
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter, Row
from sync.wire.reading import content_read, movements_read

Taker: TypeAlias = Callable[[Connection, Sequence[Row]], None]
"""Takes newer rows of one kind, not documents, in the caller's transaction; keeps `seq` in `feed`."""

RowKey: TypeAlias = tuple[str, str]
"""A row of the feed by kind and id."""

DOCUMENT = "document"
TABLES = {
    "document": ("document", "id"),
    "item": ("item", "sku"),
    "staff": ("staff", "code"),
    "site": ("site", "code"),
}
"""By kind of row: the table it is kept in, and the column of its id."""
_AT_ONCE = 100


class Told:
    """What HQ told, going in. `digest` is what the taken rows add to the sum of both ends."""

    def __init__(
        self, connection: Connection, overlay: Overlay, takers: Mapping[str, Taker]
    ) -> None:
        self.overlay = overlay
        self.unreadable: list[str] = []
        self.taken = 0
        self.digest = 0
        self._connection = connection
        self._takers = takers

    def take(self, rows: deque[Row]) -> int:
        """Take the next document, or the next run of one other kind, off `rows`; the seq reached."""
        row = rows.popleft()
        if row.kind == DOCUMENT:
            self._take_document(row)
            return row.seq
        run = [row]
        while rows and rows[0].kind == row.kind and len(run) < _AT_ONCE:
            run.append(rows.popleft())
        self._take_run(row.kind, run)
        return run[-1].seq

    def _take_run(self, kind: str, run: Sequence[Row]) -> None:
        take = self._takers.get(kind)
        if take is None:
            return
        known = {row.id: self._known(kind, row.id) for row in run}
        newer = [row for row in run if row.seq > known[row.id]]
        for row in self._readable(take, newer):
            self._count(row, known[row.id])

    def _readable(self, take: Taker, rows: list[Row]) -> list[Row]:
        """Take those rows, one by one where one of them cannot be read; which were taken."""
        try:
            take(self._connection, rows)
        except Refusal as fault:
            if len(rows) > 1:
                return [row for one in rows for row in self._readable(take, [one])]
            self._name(rows[0], fault)
            return []
        return rows

    def _name(self, row: Row, fault: Refusal) -> None:
        self.unreadable.append(f"{row.kind} {row.id}: {fault.message}")

    def _known(self, kind: str, entity: str) -> int:
        table, name = TABLES[kind]
        row = self._connection.execute(
            f"SELECT feed FROM {table} WHERE {name} = ?", (entity,)
        ).fetchone()
        return int(row[0]) if row else 0

    def forget(self, kind: str, entity: str) -> None:
        """Know nothing of a row's position any more; the row itself stays."""
        if kind not in TABLES:
            return
        known = self._known(kind, entity)
        if known:
            table, name = TABLES[kind]
            self._connection.execute(f"UPDATE {table} SET feed = 0 WHERE {name} = ?", (entity,))
            self.digest = (self.digest - row_digest(kind, entity, known)) % MODULUS

    def _count(self, row: Row, known: int) -> None:
        self.taken += 1
        self.digest += row_digest(row.kind, row.id, row.seq)
        if known:
            self.digest -= row_digest(row.kind, row.id, known)
        self.digest %= MODULUS

    def _take_document(self, row: Row) -> None:
        body = bytes(row.body)
        try:
            letter = unpacked(body, DocumentLetter)
            content = content_read(letter.content)
            movements = movements_read(letter, content)
        except Refusal as fault:
            self._name(row, fault)
            return
        self._note_held(letter)
        found = self._connection.execute(
            "SELECT key, feed, local FROM document WHERE id = ?", (letter.id,)
        ).fetchone()
        if found is None:
            self._begin(row, letter, body, movements=movements, content=content)
            self._count(row, 0)
        elif row.seq > found[1]:
            key, known, local = found
            left = self._drop_told(key, local, letter)
            self.overlay.shelf.replace(key, movements, content=content)
            if left:
                self._connection.execute(
                    "UPDATE document SET feed = ?, body = ? WHERE key = ?", (row.seq, body, key)
                )
                self.overlay.rebase(key)
            else:
                tell_document(self._connection, letter, key=key, feed=row.seq, body=body)
                if local is not None:
                    forget_counting(self._connection, key)
                write_cases(self._connection, letter, key=key)
                self.overlay.documents.add(letter.id)
            self._count(row, known)

    def _drop_told(self, key: int, local: bytes | None, letter: DocumentLetter) -> bool:
        """HQ has these own steps in its row: they lie over it no longer. Whether others still do."""
        if local is None:
            return False
        told = {step.step for step in letter.steps}
        pending = self.overlay.pending_of(key, unpacked(local, DocumentLetter))
        for position, step in pending.items():
            if step in told:
                self._connection.execute("DELETE FROM pending WHERE position = ?", (position,))
                self.overlay.shelf.drop(key, pending=position)
        return not told.issuperset(pending.values())

    def _begin(
        self,
        row: Row,
        letter: DocumentLetter,
        body: bytes,
        *,
        movements: Sequence[Movement],
        content: Content,
    ) -> None:
        """A document that nothing was known of."""
        key = insert_document(self._connection, letter, feed=row.seq, pending=0, body=body)
        self.overlay.shelf.add(key, movements, content=content, is_new=True)
        self.overlay.documents.add(letter.id)
        if letter.cases:
            write_cases(self._connection, letter, key=key)

    def _note_held(self, letter: DocumentLetter) -> None:
        """What is held back changed, though nothing moved: the stock of it is to be looked at anew."""
        kind = KINDS.get(letter.kind)
        if kind is not None and kind.locks:
            self.overlay.skus.update(line.sku for line in letter.content.lines)

    def finish(self) -> None:
        """Write the sums, and let pending counts compare with what is known now."""
        changed = self.overlay.finish()
        if changed:
            self.overlay.lay_counts_again(changed)
