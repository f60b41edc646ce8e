"""What the screens read: HQ's state as it was told, with the own pending steps laid over it.

Disposable: all of it comes again from HQ's feed and the journal. HQ's part only moves forward
within an epoch; a pending step stays until the row that contains it has come, so nothing flickers
between HQ's answer and the pull.
"""

from collections import deque
from collections.abc import Iterable, Sequence

from sync.shop.cache_marks import keep_projected, mark, set_mark, tell_anew
from sync.shop.catalogue_intake import drop_from_catalogue
from sync.shop.commit_pace import CommitPace
from sync.shop.database import Connection, Database
from sync.shop.document_rows import (
    FIND,
    Present,
    insert_document,
    present_of,
    show_pending,
    with_step,
)
from sync.shop.journal import Journal
from sync.shop.overlay import Overlay
from sync.shop.owing import Own, with_owed
from sync.shop.pending_counts import COUNT, keep_counting
from sync.shop.sealed import Sealed, position_of
from sync.shop.shelf import CacheBook, Shelf
from sync.shop.told import RowKey, TakenIn, Taker, Told, Work
from sync.stock.law import Outcome
from sync.stock.moment import Clock, now_text
from sync.stock.verdict import Verdict
from sync.wire.feed_row import MODULUS, digest_text
from sync.wire.messages import Page, Row, StepLetter, VerdictLetter

_MANY = 200
"""So many rows of a page, and more after it, are a backlog."""
_REPLAY_AT_ONCE = 200
_VERDICTS = frozenset(verdict.value for verdict in Verdict)
_DROPPED = frozenset({Verdict.REFUSED.value, Verdict.CONFLICT.value})


class Projection:
    """`cache.db` as the books write it."""

    def __init__(self, cache: Database, journal: Journal, *, clock: Clock) -> None:
        self._cache = cache
        self._journal = journal
        self._clock = clock
        self._takers: dict[str, Taker] = {}
        self._pace = CommitPace()
        self.book = CacheBook(cache)
        self._bookmark = int(mark(self._cache, "bookmark") or 0)

    def share(self) -> None:
        """People post beside the exchange from now on, and wait for no long commit."""
        self._cache.share()

    def register(self, kind: str, take: Taker) -> None:
        """Let `take` have the feed's rows of that kind."""
        self._takers[kind] = take

    def present(self, document: str) -> Present | None:
        """A document by its id or its printed number, own pending steps included."""
        for by in ("id", "number"):
            found = self._cache.row(FIND.format(by=by), (document,))
            if found is not None:
                return present_of(found)
        return None

    def document_of_case(self, case: str) -> str | None:
        """The document that a case is on."""
        row = self._cache.row(
            "SELECT d.id FROM cases c JOIN document d ON d.key = c.document WHERE c.id = ?", (case,)
        )
        return None if row is None else str(row[0])

    def project(
        self, link: Sealed, step: StepLetter, *, outcome: Outcome, present: Present | None
    ) -> None:
        """Lay a step that was just sealed over the document as it was `present` to the law.

        Where HQ told more of the document in between, the law is asked again.
        """
        with self._cache.transaction() as connection:
            if _is_as_it_was(connection, link.document, present):
                self._lay(connection, link, step, outcome=outcome, present=present)
            else:
                self._overlay(connection).lay([link])

    def _lay(
        self,
        connection: Connection,
        link: Sealed,
        step: StepLetter,
        *,
        outcome: Outcome,
        present: Present | None,
    ) -> None:
        before = present.letter if present else None
        outcome = with_owed(
            connection, outcome, step, before=before, own=Own(link.position, self._journal.chains)
        )
        letter = with_step(before, step, outcome=outcome, head=link.hash)
        if present is None:
            key = insert_document(connection, letter, feed=0, pending=1, body=None)
        else:
            key = present.key
            show_pending(connection, letter, key=key, pending=1 + present.pending)
        connection.execute(
            "INSERT INTO pending (position, step, document, kind) VALUES (?, ?, ?, ?)",
            (link.position, link.step, key, step.kind),
        )
        shelf = Shelf(connection, self._journal.device.site)
        shelf.add(
            key,
            outcome.movements,
            content=outcome.document.content,
            pending=link.position,
            is_new=present is None,
        )
        shelf.flush()
        if step.kind == COUNT:
            keep_counting(connection, letter, key=key)

    def replay(self, link: Sealed) -> None:
        """Lay a step over the cache that is in the journal only: after a crash, or on an empty cache."""
        self._replay([link])

    def catch_up(self) -> int:
        """Lay every step of the journal over the cache that it has not seen yet; how many.

        A cache of an earlier identity is told anew: its site may be another, and HQ's epoch.
        """
        device, laid_for = self._journal.device, mark(self._cache, "chain")
        if laid_for != str(device.chain):
            if laid_for:
                self.begin_anew(device.epoch)
            return self.lay_again()
        self._drop_answered()
        row = self._cache.row("SELECT max(position) FROM pending")
        seen = int(row[0]) if row and row[0] else 0
        return self._replay_after(max(seen, int(mark(self._cache, "projected") or 0)))

    def _drop_answered(self) -> None:
        """Take away what HQ refused, where a crash parted its answer from the cache."""
        first = self._cache.row("SELECT min(position) FROM pending")
        dropped = self._journal.without_effect(int(first[0])) if first and first[0] else []
        pending = (
            {row[0] for row in self._cache.rows("SELECT position FROM pending")}
            if dropped
            else set()
        )
        stale = [position for position in dropped if position in pending]
        if stale:
            self._take_away(stale)

    def _take_away(self, positions: Sequence[int], late: Sequence[int] = ()) -> TakenIn:
        with self._cache.transaction() as connection:
            keep_projected(connection)
            overlay = self._overlay(connection)
            overlay.take_away(positions)
            overlay.lay_owed_again(late)
            return TakenIn(frozenset(overlay.skus), frozenset(overlay.documents))

    def lay_again(self) -> int:
        """Take the whole overlay away and lay it again from the journal; HQ's part stays."""
        device = self._journal.device
        with self._cache.transaction() as connection:
            self._overlay(connection).clear()
            set_mark(connection, "chain", str(device.chain))
            set_mark(connection, "projected", "0")
        return self._replay_after(0)

    def _replay_after(self, position: int) -> int:
        count = 0
        while links := self._journal.after(position, limit=_REPLAY_AT_ONCE):
            self._replay(links)
            position = links[-1].position
            count += len(links)
        return count

    def _replay(self, links: Sequence[Sealed]) -> None:
        standing = [link for link in links if self._is_standing(link)]
        with self._cache.transaction() as connection:
            overlay = self._overlay(connection)
            overlay.lay(standing)
            overlay.show_refused([link for link in links if link not in standing])
            set_mark(connection, "projected", str(links[-1].position))

    def _is_standing(self, link: Sealed) -> bool:
        """Whether a step has an effect as far as is known: not refused, not sealed again."""
        found = self._journal.verdict_at(link.position)
        return found is None or (found[0] in _VERDICTS and found[0] not in _DROPPED)

    def _overlay(self, connection: Connection) -> Overlay:
        return Overlay(connection, self._journal)

    def settle(self, verdicts: Sequence[VerdictLetter]) -> TakenIn:
        """HQ answered: what it refused, or found in conflict, is no longer shown as done.

        An answer from before what is known here says of which counts HQ's book had that step already.
        """
        chain = self._journal.device.chain
        dropped = [position_of(chain, v.seq) for v in verdicts if v.verdict in _DROPPED]
        late = [position_of(chain, v.seq) for v in verdicts if 0 < v.feed < self._bookmark]
        return self._take_away(dropped, late) if dropped or late else TakenIn()

    def take_in(self, page: Page, more: Iterable[Page] = ()) -> TakenIn:
        """Take in a page of the feed and those after it: rows and the bookmark after them, never one alone.

        In commits of a second, of 25 ms where people post meanwhile; after each one the bookmark says
        how far it came. A row older than what is known is passed over, and one that
        cannot be read is named.
        """
        work = Work(page, deque(page.rows), iter(more))
        if len(page.rows) >= _MANY and not page.complete:
            self._cache.make_room()
        self._take_some(work)
        while work.read_on():
            self._cache.breathe()
            self._take_some(work)
        end = work.page
        if end.complete:
            self._cache.give_back_room()
        agrees = self.agrees_with(end.digest) if end.complete and end.digest else None
        return work.taken(agrees=agrees)

    def take_rows(self, rows: Sequence[Row]) -> TakenIn:
        """Take in rows by themselves, whatever was known of their positions; the bookmark stays."""
        with self._cache.transaction() as connection:
            keep_projected(connection)
            told = Told(connection, self._overlay(connection), self._takers)
            for row in rows:
                told.forget(row.kind, row.id)
            left = deque(rows)
            while left:
                told.take(left)
            return self._finished(connection, told)

    def drop_rows(self, keys: Iterable[RowKey]) -> TakenIn:
        """Let go of rows that HQ does not have; own steps on a document wait again."""
        with self._cache.transaction() as connection:
            keep_projected(connection)
            told = Told(connection, self._overlay(connection), self._takers)
            for kind, entity in keys:
                told.forget(kind, entity)
                drop_from_catalogue(connection, kind, entity)
            told.overlay.drop_untold()
            return self._finished(connection, told)

    def _finished(self, connection: Connection, told: Told) -> TakenIn:
        told.finish()
        self._add_to_digest(connection, told.digest)
        skus, documents = frozenset(told.overlay.skus), frozenset(told.overlay.documents)
        return TakenIn(skus, documents, told.taken, tuple(told.unreadable))

    def set_digest(self, total: int) -> bool:
        """Keep the sum of the rows as they are; whether it was another."""
        if total == int(mark(self._cache, "digest") or 0):
            return False
        with self._cache.transaction() as connection:
            set_mark(connection, "digest", str(total))
        return True

    def _take_some(self, work: Work) -> None:
        rows = 0
        with self._cache.transaction() as connection:
            began = self._now_ms()
            keep_projected(connection)
            told = Told(connection, self._overlay(connection), self._takers)
            bookmark = self.bookmark()
            while work.rows:
                is_brief, left = self._cache.is_wanted, len(work.rows)
                bookmark = max(bookmark, told.take(work.rows, is_brief=is_brief))
                rows += left - len(work.rows)
                if self._pace.is_full(self._now_ms() - began, rows, is_brief=is_brief):
                    break
                if not is_brief:
                    work.read_on()
            ending = self._now_ms()
            told.finish()
            self._add_to_digest(connection, told.digest)
            if not work.rows:
                bookmark = work.page.bookmark
                if work.page.complete:
                    self._complete(connection, told.overlay)
            set_mark(connection, "bookmark", str(bookmark))
            work.note(told)
        self._bookmark = bookmark
        if rows:
            self._pace.ended(self._now_ms() - ending, rows)

    def _now_ms(self) -> float:
        return self._clock.monotonic_s() * 1000

    def _add_to_digest(self, connection: Connection, added: int) -> None:
        total = (int(mark(self._cache, "digest") or 0) + added) % MODULUS
        set_mark(connection, "digest", str(total))

    def agrees_with(self, digest: str) -> bool:
        """Whether the rows here have that digest."""
        return digest_text(int(mark(self._cache, "digest") or 0)) == digest

    def _complete(self, connection: Connection, overlay: Overlay) -> None:
        set_mark(connection, "as_of", now_text(self._clock))
        if mark(self._cache, "refilling"):
            overlay.drop_untold()
            set_mark(connection, "refilling", "")

    def refill(self, epoch: str) -> None:
        """HQ's part will be told anew from the first row on: a new epoch, or a digest that differs.

        What is shown stays until the new rows come; what HQ does not tell again by the end of the
        refill goes. The journal is not touched.
        """
        with self._cache.transaction() as connection:
            tell_anew(connection, epoch)
        self._bookmark = 0

    def begin_anew(self, epoch: str) -> None:
        """As `refill`, and `lay_again` is to follow; a process that dies before it does it at its next start."""
        with self._cache.transaction() as connection:
            tell_anew(connection, epoch)
            set_mark(connection, "chain", "")
        self._bookmark = 0

    def bookmark(self) -> int:
        """How far the feed was read."""
        return self._bookmark

    def epoch(self) -> str:
        """The epoch that the bookmark belongs to; empty: nothing was taken in yet."""
        return mark(self._cache, "epoch")

    def set_epoch(self, epoch: str) -> None:
        """Keep the epoch of an empty cache, before its first page."""
        with self._cache.transaction() as connection:
            set_mark(connection, "epoch", epoch)

    def as_of(self) -> str:
        """When the feed was last read to its end (UTC text by the device's clock; empty: never)."""
        return mark(self._cache, "as_of")

    def keep_as_of(self, moment: str) -> None:
        """The feed was read to its end as it stood then, not now: it came in a parcel."""
        with self._cache.transaction() as connection:
            set_mark(connection, "as_of", moment)


def _is_as_it_was(connection: Connection, document: str, present: Present | None) -> bool:
    row = connection.execute(
        "SELECT feed, pending FROM document WHERE id = ?", (document,)
    ).fetchone()
    return row is None if present is None else row == (present.feed, present.pending)
