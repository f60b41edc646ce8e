"""The own pending steps over HQ's documents, inside one transaction of the cache.

A step is laid by asking the law again on what HQ told last. What the law would refuse by now stays
pending without an effect: HQ will judge it, and its verdict decides.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from typing import Protocol

from sync.shop.counted_rows import forget_counted, waiting_before
from sync.shop.database import Connection, Row
from sync.shop.document_rows import (
    REFUSED,
    as_refused,
    insert_document,
    known_only_here,
    show_pending,
    show_told,
    with_resolution,
    with_step,
    with_summary,
    write_cases,
)
from sync.shop.journal import RESEALED, Journal
from sync.shop.owing import Own, with_owed
from sync.shop.pending_counts import COUNT, counts_of, forget_counting, keep_counting
from sync.shop.sealed import Sealed, position_of
from sync.shop.shelf import Shelf
from sync.shop.tables import WAITING_REVERSALS
from sync.stock.counted import CountLine
from sync.stock.document import Content
from sync.stock.law import Outcome, take_step
from sync.stock.refusal import Refusal
from sync.stock.verdict import Verdict
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter, StepLetter, VerdictLetter
from sync.wire.reading import document_read, step_read

_OWES = (
    "SELECT p.document FROM pending p JOIN movement m ON m.pending = p.position"
    " AND m.key >= p.document << 20 AND m.key < (p.document + 1) << 20"
    " WHERE p.position = ? AND m.line LIKE 'count:%' LIMIT 1"
)
_REVERSALS = f"SELECT key, local FROM document WHERE {WAITING_REVERSALS}"
_ROW = "SELECT key, id, body, local FROM document WHERE {by} = ?"
_ROUNDS = 50
"""So many counts of the same goods, each told late, may wait for one another."""
RESOLVE = "resolve"
"""The step that every kind has: it settles a case, and HQ alone says what that moves."""


class Named(Protocol):
    """A step as any letter names it: `seq` is its number in the chain of `device`."""

    step: str
    seq: int
    device: str


class Overlay:
    """Changes the overlay; `finish` brings the sums along. `skus` and `documents` are what changed."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self.connection = connection
        self.skus: set[str] = set()
        self.documents: set[str] = set()
        self.shelf = Shelf(connection, journal.device.site)
        self._journal = journal

    def lay(self, links: Iterable[Sealed]) -> None:
        """Lay steps of the journal over the cache, in order; one that HQ told of already is not."""
        for link in links:
            step = link.letter()
            row = self._row("id", link.document)
            told = _letter(row[2]) if row else None
            if told is not None and any(done.step == link.step for done in told.steps):
                continue
            key = row[0] if row else self._begin(step)
            self.connection.execute(
                "INSERT OR REPLACE INTO pending (position, step, document, kind) VALUES (?, ?, ?, ?)",
                (link.position, link.step, key, step.kind),
            )
            self.rebase(key, link.position)
        self.finish()

    def _begin(self, step: StepLetter) -> int:
        letter = known_only_here(step)
        return insert_document(self.connection, letter, feed=0, pending=0, body=None)

    def _row(self, by: str, value: str | int) -> Row | None:
        return self.connection.execute(_ROW.format(by=by), (value,)).fetchone()

    def rebase(self, key: int, *added: int) -> None:
        """Lay the pending steps of a document, and those just added, anew over what HQ told last."""
        row = self._row("key", key)
        if row is None:
            return
        told, shown = _letter(row[2]), _letter(row[3])
        pending = sorted({*self.pending_of(key, shown), *added})
        for position in pending:
            self.shelf.drop(key, pending=position)
        letter = told
        for position in pending:
            letter = self._laid(key, letter, self._journal.step_at(position))
        self._show(key, told=told, shown=shown, letter=letter, pending=len(pending))
        self.documents.add(row[1])

    def pending_of(self, key: int, shown: DocumentLetter | None) -> dict[int, str]:
        """The own steps by position that lie over a document, as `shown` names them, in order.

        An earlier identity's too: HQ may not have told of them when this device was stopped.
        """
        found: dict[int, str] = {}
        for position, step in self.own_of(shown.steps if shown else ()).items():
            told = self.connection.execute(
                "SELECT 1 FROM pending WHERE position = ? AND step = ? AND document = ?",
                (position, step, key),
            )
            if told.fetchone():
                found[position] = step
        return found

    def own_of(self, steps: Iterable[Named]) -> dict[int, str]:
        """Those that were sealed here, by position, under an earlier identity too."""
        chains = self._journal.chains
        return {
            position_of(chains[step.device], step.seq): step.step
            for step in steps
            if step.device in chains
        }

    def _laid(self, key: int, letter: DocumentLetter | None, link: Sealed) -> DocumentLetter:
        step = link.letter()
        if step.name == RESOLVE:
            return with_resolution(letter or known_only_here(step), step, head=link.hash)
        outcome = self._outcome(letter, link, step)
        if outcome is None:
            return with_summary(letter or known_only_here(step), step, head=link.hash)
        outcome = with_owed(
            self.connection, outcome, step, before=letter, own=self._own(link.position)
        )
        content = outcome.document.content
        self.shelf.add(key, outcome.movements, content=content, pending=link.position)
        return with_step(letter, step, outcome=outcome, head=link.hash)

    def _own(self, position: int) -> Own:
        return Own(position, self._journal.chains, partial(_answered, self._journal, position))

    def _outcome(
        self, letter: DocumentLetter | None, link: Sealed, step: StepLetter
    ) -> Outcome | None:
        self.shelf.before = link.position
        content = letter.content if letter else step.content
        decimals = {line.line: line.decimals for line in content.lines} if content else {}
        try:
            document = document_read(letter) if letter else None
            return take_step(document, step_read(step, decimals), self.shelf)
        except Refusal:
            return None

    def _show(
        self,
        key: int,
        *,
        told: DocumentLetter | None,
        shown: DocumentLetter | None,
        letter: DocumentLetter | None,
        pending: int,
    ) -> None:
        if pending and letter is not None:
            show_pending(self.connection, letter, key=key, pending=pending)
            write_cases(self.connection, letter, key=key)
            if letter.kind == COUNT:
                keep_counting(self.connection, letter, key=key)
            return
        forget_counting(self.connection, key)
        if told is not None:
            show_told(self.connection, told, key=key)
            write_cases(self.connection, told, key=key)
        elif shown is not None:
            show_pending(self.connection, as_refused(shown), key=key, pending=0)

    def take_away(self, positions: Sequence[int]) -> None:
        """HQ refused these steps, or found them in conflict: they are not shown as done any more."""
        touched: dict[int, None] = {}
        for position in positions:
            row = self.connection.execute(
                "DELETE FROM pending WHERE position = ? RETURNING document", (position,)
            ).fetchone()
            if row is not None:
                self.shelf.drop(row[0], pending=position)
                touched[row[0]] = None
        for key in touched:
            self.rebase(key)
        self.lay_rest_again()

    def show_refused(self, links: Iterable[Sealed]) -> None:
        """Show documents that HQ refused and never had: nothing that was recorded is out of sight."""
        refused: dict[str, list[Sealed]] = {}
        for link in links:
            answer = self._journal.verdict_at(link.position)
            if answer is not None and answer[0] != RESEALED:
                refused.setdefault(link.document, []).append(link)
        for document, own in refused.items():
            row = self._row("id", document)
            shown = _letter(row[3]) if row else None
            if row is None:
                letter = as_refused(self._as_wanted(own))
                insert_document(self.connection, letter, feed=0, pending=0, body=None)
            elif shown is not None and shown.state == REFUSED:
                for link in own:
                    shown = with_summary(shown, link.letter(), head=link.hash)
                show_pending(self.connection, as_refused(shown), key=row[0], pending=0)

    def _as_wanted(self, own: Sequence[Sealed]) -> DocumentLetter:
        """What the steps of a document, its first among them, would have made of it."""
        first = own[0].letter()
        letter: DocumentLetter | None = None
        for link in own:
            step = link.letter()
            outcome = self._outcome(letter, link, step)
            if outcome is None:
                letter = with_summary(letter or known_only_here(first), step, head=link.hash)
            else:
                letter = with_step(letter, step, outcome=outcome, head=link.hash)
        return letter or known_only_here(first)

    def lay_goods_again(self, lines: Sequence[CountLine]) -> None:
        """HQ told of these count lines: what waits and was before them is owed to them, or no longer."""
        if not lines or self.connection.execute("SELECT 1 FROM pending LIMIT 1").fetchone() is None:
            return
        waiting = {key for line in lines for key in waiting_before(self.connection, line)}
        for key in sorted(waiting):
            self.rebase(key)

    def lay_rest_again(self) -> None:
        """Lay again what waits and depends on what has changed, and write the sums.

        A pending count compares with what is known now, and with its reversal goes back whatever it is
        owed by now. Each depends on what was sealed before it alone, so that this ends.
        """
        for _ in range(_ROUNDS):
            for key in self._reversals():
                self.rebase(key)
            changed = self.finish()
            if not changed:
                return
            for key in counts_of(self.connection, changed):
                self.rebase(key)
        self.finish()

    def _reversals(self) -> list[int]:
        """The counts whose reversal waits, in the order of the chain."""
        rows = self.connection.execute(_REVERSALS).fetchall()
        last = {key: max(self.pending_of(key, _letter(local)), default=0) for key, local in rows}
        return sorted(last, key=lambda key: last[key])

    def lay_owed_again(self, positions: Sequence[int]) -> None:
        """HQ's answer to these steps came after counts that may have known of them, and are owed nothing then."""
        owing: dict[int, None] = {}
        for position in positions:
            found = self.connection.execute(_OWES, (position,)).fetchone()
            if found is not None:
                owing[found[0]] = None
        for key in owing:
            self.rebase(key)
        self.lay_rest_again()

    def clear(self) -> None:
        """Take the whole overlay away; HQ's documents stay as HQ told them."""
        execute = self.connection.execute
        execute("DELETE FROM pending")
        execute("DELETE FROM counting")
        execute("DELETE FROM movement WHERE pending > 0")
        execute("UPDATE balance SET pending = 0 WHERE pending <> 0")
        execute("DELETE FROM document WHERE body IS NULL")
        execute("DELETE FROM reserved WHERE document NOT IN (SELECT key FROM document)")
        execute("DELETE FROM counted WHERE document NOT IN (SELECT key FROM document)")
        rows = execute("SELECT key, body FROM document WHERE local IS NOT NULL").fetchall()
        for key, body in rows:
            letter = unpacked(body, DocumentLetter)
            show_told(self.connection, letter, key=key)
            write_cases(self.connection, letter, key=key)

    def drop_untold(self) -> None:
        """After a refill: let go of what HQ does not have any more; own steps on it wait again."""
        rows = self.connection.execute(
            "SELECT key, id FROM document WHERE body IS NOT NULL AND feed = 0"
        ).fetchall()
        own = self._journal.positions_of({row[1] for row in rows})
        for key, document in rows:
            self.shelf.replace(key, (), content=Content())
            self.connection.execute(
                "UPDATE document SET body = NULL, local = coalesce(local, body) WHERE key = ?",
                (key,),
            )
            self.documents.add(document)
            if not own[document]:
                self._drop_document(key)
        self.lay(self._journal.step_at(at) for at in sorted(chain.from_iterable(own.values())))

    def _drop_document(self, key: int) -> None:
        self.connection.execute("DELETE FROM cases WHERE document = ?", (key,))
        forget_counting(self.connection, key)
        forget_counted(self.connection, key)
        self.connection.execute("DELETE FROM reserved WHERE document = ?", (key,))
        self.connection.execute("DELETE FROM document WHERE key = ?", (key,))

    def finish(self) -> set[tuple[str, str, str]]:
        """Write the sums; the (sku, place, lot) that changed."""
        changed = self.shelf.flush()
        self.skus.update(sku for sku, _, _ in changed)
        return changed


def _answered(journal: Journal, position: int) -> int:
    """Where the feed stood when HQ had judged that step; 0: it has not, as far as is known here."""
    answer = journal.verdict_at(position)
    letter = unpacked(answer[1], VerdictLetter) if answer is not None and answer[1] else None
    return letter.feed if letter is not None and Verdict(letter.verdict).took_effect else 0


def _letter(body: bytes | None) -> DocumentLetter | None:
    return None if body is None else unpacked(body, DocumentLetter)
