"""Rows of HQ's feed into the cache, inside one transaction: each at most once, newest wins."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from sync.shop.as_foreseen import Waiting, take_as_foreseen
from sync.shop.counted_rows import counted_before, counted_by
from sync.shop.database import Connection
from sync.shop.document_rows import Heard, insert_told, next_key, tell_document, write_cases
from sync.shop.overlay import Overlay
from sync.shop.pending_counts import COUNT, forget_counting
from sync.stock.counted import CountLine
from sync.stock.kinds import KINDS
from sync.stock.refusal import Refusal
from sync.wire.feed_row import MODULUS, document_in, row_digest
from sync.wire.letters import changed, unpacked
from sync.wire.messages import DocumentLetter, Page, Row
from sync.wire.reading import check_content, movements_read

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
_AT_ONCE = 64
"""Rows that go in by the same statements: some 10 ms."""
_FEW = 16
"""The same where somebody waits to write."""
_KNOWN = "SELECT id, key, feed, local, body IS NULL FROM document WHERE id IN ({marks})"


class _Known(NamedTuple):
    """A document that was known. `local` is the letter shown over HQ's; `is_here_alone`: HQ told none."""

    key: int
    feed: int
    local: bytes | None
    is_here_alone: int


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
        self._counted: list[CountLine] = []
        self._takers = takers

    def take(self, rows: deque[Row], *, is_brief: bool = False) -> int:
        """Take the next run of one kind off `rows`, a short one where somebody waits; the seq reached."""
        kind, run = rows[0].kind, _run_of(rows, _FEW if is_brief else _AT_ONCE)
        if kind == DOCUMENT:
            self._take_documents(run)
        else:
            self._take_run(kind, run)
        return run[-1].seq

    def _take_run(self, kind: str, run: Sequence[Row]) -> None:
        take = self._takers.get(kind)
        if take is None:
            return
        known = {row.id: self._known(kind, row.id) for row in run}
        newer = [row for row in run if row.seq > known[row.id]]
        for row in self._readable(take, newer):
            self._count(kind, row.id, row.seq, known=known[row.id])

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

    def _count(self, kind: str, entity: str, seq: int, *, known: int = 0) -> None:
        self.taken += 1
        self.digest += row_digest(kind, entity, seq)
        if known:
            self.digest -= row_digest(kind, entity, known)
        self.digest %= MODULUS

    def _take_documents(self, run: Sequence[Row]) -> None:
        heard = [one for row in run if (one := self._heard(row)) is not None]
        known = self._known_documents([one.letter.id for one in heard])
        self._begin([one for one in heard if one.letter.id not in known])
        told = [(one, known[one.letter.id]) for one in heard if one.letter.id in known]
        newer = [(one, found) for one, found in told if one.feed > found.feed]
        taken = self._take_back(newer)
        for one, found in newer:
            if found.key not in taken:
                self._go_on(one, found)

    def _heard(self, row: Row) -> Heard | None:
        try:
            return _document_in(row)
        except Refusal as fault:
            self._name(row, fault)
            return None

    def _known_documents(self, ids: Sequence[str]) -> dict[str, _Known]:
        """Of those that are known: key, position in the feed, and the letter shown over HQ's."""
        marks = ",".join("?" * len(ids))
        found = self._connection.execute(_KNOWN.format(marks=marks), ids)
        return {document: _Known(*row) for document, *row in found}

    def _take_back(self, told: Sequence[tuple[Heard, _Known]]) -> set[int]:
        """Own papers that only lay here, and are at HQ as they lie here: the keys of those taken in."""
        waiting = [
            Waiting(one, found.key, found.local)
            for one, found in told
            if found.is_here_alone and found.local is not None
        ]
        taken = take_as_foreseen(self.overlay, waiting) if waiting else set()
        for one in waiting:
            if one.key in taken:
                self._count(DOCUMENT, one.heard.letter.id, one.heard.feed)
        return taken

    def _begin(self, heard: Sequence[Heard]) -> None:
        """Documents that nothing was known of."""
        if not heard:
            return
        told = list(enumerate(heard, next_key(self._connection)))
        insert_told(self._connection, told)
        overlay = self.overlay
        for key, one in told:
            overlay.shelf.add_new(key, one.movements, content=one.letter.content)
            overlay.documents.add(one.letter.id)
            self._note_held(one.letter)
            self._count(DOCUMENT, one.letter.id, one.feed)
        overlay.shelf.write_new()

    def _go_on(self, heard: Heard, found: _Known) -> None:
        """A document that was known, and has changed since."""
        key, known, local, _ = found
        letter, feed = heard.letter, heard.feed
        self._note_held(letter)
        if letter.kind == COUNT:
            self._counted += counted_before(self._connection, key)
        left = self._drop_told(key, local, letter)
        self.overlay.shelf.replace(key, heard.movements, content=letter.content)
        if left:
            self._connection.execute(
                "UPDATE document SET feed = ?, body = ? WHERE key = ?", (feed, heard.body, key)
            )
            self.overlay.rebase(key)
        else:
            tell_document(self._connection, letter, key=key, feed=feed, body=heard.body)
            if local is not None:
                forget_counting(self._connection, key)
            write_cases(self._connection, letter, key=key)
            self.overlay.documents.add(letter.id)
        self._count(DOCUMENT, letter.id, feed, known=known)

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

    def _note_held(self, letter: DocumentLetter) -> None:
        """What is held back changed, though nothing moved: the stock of it is to be looked at anew."""
        kind = KINDS.get(letter.kind)
        if kind is not None and kind.locks:
            self.overlay.skus.update(line.sku for line in letter.content.lines)
        self._counted += counted_by(letter)

    def finish(self) -> None:
        """Write the sums, and lay again what waits and depends on what was told."""
        self.overlay.lay_goods_again(self._counted)
        self.overlay.lay_rest_again()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a page, or a batch of answers, changed on the screens.

    `unreadable` are sentences; `agrees` says whether both ends hold the same rows (None: not told),
    by HQ's `digest` where the feed `is_complete`.
    """

    skus: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    rows: int = 0
    unreadable: tuple[str, ...] = ()
    agrees: bool | None = None
    is_complete: bool = False
    digest: str = ""


@dataclass(slots=True)
class Work:
    """A page on its way in, and `more` after it, over several commits. `rows` are left of what was read."""

    page: Page
    rows: deque[Row]
    more: Iterator[Page]
    skus: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    unreadable: list[str] = field(default_factory=list)
    count: int = 0

    def read_on(self) -> bool:
        """Read the next page, once nothing is left of this one; whether there is something to take in."""
        if self.rows:
            return True
        page = next(self.more, None)
        if page is None:
            return False
        self.page = changed(page, rows=[])
        self.rows.extend(page.rows)
        return True

    def note(self, told: Told) -> None:
        """One more commit went in."""
        self.skus |= told.overlay.skus
        self.documents |= told.overlay.documents
        self.unreadable += told.unreadable
        self.count += told.taken

    def taken(self, *, agrees: bool | None) -> TakenIn:
        """What all of it changed."""
        skus, documents, end = frozenset(self.skus), frozenset(self.documents), self.page
        return TakenIn(
            skus, documents, self.count, tuple(self.unreadable), agrees, end.complete, end.digest
        )


def _document_in(row: Row) -> Heard:
    body = bytes(row.body)
    letter = document_in(row)
    check_content(letter.content)
    return Heard(row.seq, letter, body, movements_read(letter, letter.content))


def _run_of(rows: deque[Row], most: int) -> list[Row]:
    """The next rows of one kind, taken off: no thing twice, for each must see the one before it."""
    run = [rows.popleft()]
    seen = {run[0].id}
    while rows and rows[0].kind == run[0].kind and len(run) < most and rows[0].id not in seen:
        seen.add(rows[0].id)
        run.append(rows.popleft())
    return run
