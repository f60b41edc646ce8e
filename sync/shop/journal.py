"""The device's own chain of steps, and HQ's answers to them. The commit here is the truth.

Append-only: a step's bytes are written once, and software never deletes one. What waits for HQ is
a query over the steps, never a second queue.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from secrets import token_hex
from typing import TypeAlias

from sync.shop.database import Connection, Database
from sync.shop.identity import (
    Device,
    add_device,
    chains_by_device,
    change_device,
    newest_device,
)
from sync.shop.links import Loose, check_size, insert_link, keep_answers, run_of
from sync.shop.notebook import Notebook
from sync.shop.numbers import printed_number
from sync.shop.sealed import Act, CallerKey, Head, Sealed, position_of
from sync.shop.trouble import BooksDamaged, NotEnrolled
from sync.stock.moment import Clock, Hlc, now_text
from sync.wire.letters import changed, packed
from sync.wire.messages import Origin, StepLetter, VerdictLetter
from sync.wire.personal import SALT_BYTES, hidden
from sync.wire.seal import GENESIS, chained, sealed

Signer: TypeAlias = Callable[[bytes], bytes]
"""Signs a head of the chain with the device's key."""

_OFFSET = "offset_ms"
RESEALED = "resealed"
"""The verdict column of a step that went on under the device's next identity."""

_STEP = (
    "position, step, document, number, body, hash, signature,"
    " (SELECT o.body FROM opening o WHERE o.position = step.position)"
)
WAITING = (
    f"SELECT {_STEP} FROM step INDEXED BY step_waiting WHERE settled = 0 AND position > ?"
    " ORDER BY position LIMIT ?"
)
"""The outbox: the oldest steps without a final answer."""

_EARLIER = (
    f"SELECT {_STEP} FROM step WHERE position < ? AND NOT EXISTS (SELECT 1 FROM verdict v"
    " WHERE v.position = step.position AND v.verdict = ?) ORDER BY position"
)
"""Steps of earlier identities that were not sealed again since."""


@dataclass(frozen=True, slots=True)
class RecordedKey:
    """What a caller's key stands for already."""

    digest: bytes
    document: str
    number: str
    position: int


class Journal(Notebook):
    """One device's chain. Not two threads at once append: the ledger sees to that.

    `chains` are those of every identity that this profile had, by its id.
    """

    def __init__(self, database: Database, *, sign: Signer, clock: Clock) -> None:
        """Raises NotEnrolled where the file holds no identity."""
        device = newest_device(database)
        if device is None:
            raise NotEnrolled("This profile is not enrolled with an HQ yet; enrol it first.")
        super().__init__(database, clock)
        self.device = device
        self._sign = sign
        self._lock = threading.Lock()
        self._read_head()

    def _read_head(self) -> None:
        self.chains = chains_by_device(self.database)
        self._head = self._head_of(self.device.chain)
        self._acknowledged = int(self._identity("acknowledged"))
        self._reached, self._clear_at = 0, -1
        last = self._at(position_of(self.device.chain, self._head[0]))
        self._hlc = Hlc.read(last.letter().hlc) if last else Hlc(0)
        self.offset_ms = int(self.mark(_OFFSET) or 0)

    def set_offset(self, offset_ms: int) -> None:
        """Keep what to add to this device's clock to have HQ's, as the last hello measured it."""
        self.set_mark(_OFFSET, str(offset_ms))
        self.offset_ms = offset_ms

    def _head_of(self, chain: int) -> Head:
        row = self.database.row(
            f"SELECT {_STEP} FROM step WHERE position < ? ORDER BY position DESC LIMIT 1",
            (position_of(chain + 1, 0),),
        )
        last = None if row is None else Sealed(*row)
        return (last.seq, last.hash) if last and last.chain == chain else (0, GENESIS)

    def append(self, act: Act, *, key: CallerKey | None = None, draft: str = "") -> Sealed:
        """Seal a step and put it on the chain, durable when this returns.

        Its seq, its document's printed number and the caller's key are taken in the same commit,
        and the counter's `draft` that became this is dropped in it. Raises Refusal
        `document_too_large`, and Trouble as `Database.transaction`; then nothing was taken.
        """
        with self._lock:
            seq, previous = self._head
            hlc = self._hlc.tick(int(self._clock.now().timestamp() * 1000))
            with self.database.transaction() as connection:
                number = act.number or self._next_number(connection, act)
                letter = self._letter(act, seq=seq + 1, number=number, hlc=hlc)
                link = self._hidden(letter, previous)
                check_size(link)
                insert_link(connection, link, letter, key=key)
                if draft:
                    connection.execute("DELETE FROM draft WHERE id = ?", (draft,))
            self._head, self._hlc = (link.seq, link.hash), hlc
        return link

    def _next_number(self, connection: Connection, act: Act) -> str:
        if not act.series:
            return ""
        row = connection.execute(
            "INSERT INTO series (device, kind, last) VALUES (?, ?, 1)"
            " ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
            (self.device.number, act.series),
        ).fetchone()
        number = row[0] if row else 0
        return printed_number(act.site, act.series, device=self.device.number, number=number)

    def _letter(self, act: Act, *, seq: int, number: str, hlc: Hlc) -> StepLetter:
        return StepLetter(
            step=act.step, document=act.document, kind=act.kind, name=act.name, site=act.site,
            device=self.device.id, seq=seq, at=act.at, hlc=str(hlc), by=act.by, number=number,
            offset_ms=act.offset_ms, recorded_at=act.recorded_at, base=act.base,
            content=act.content, changes=act.changes, arrived=act.arrived, attached=list(act.attached), case=act.case,
            take=act.take, reason=act.reason, bookmark=act.bookmark,
        )  # fmt: skip

    def _hidden(self, letter: StepLetter, previous: bytes) -> Sealed:
        """The link of a new step: a customer's name beside its bytes, not in them."""
        sealing, opening = hidden(letter, salt=token_hex(SALT_BYTES))
        link = self._link(sealing, previous)
        return replace(link, opening=packed(opening) if opening else None, told=letter)

    def _link(self, letter: StepLetter, previous: bytes) -> Sealed:
        body = sealed(letter)
        head = chained(previous, body)
        position = position_of(self.device.chain, letter.seq)
        return Sealed(
            position,
            letter.step,
            letter.document,
            letter.number,
            body,
            head,
            self._sign(head),
        )

    def head(self) -> Head:
        """The last seq of the chain that goes on, and the hash after it."""
        return self._head

    def hash_at(self, seq: int) -> bytes | None:
        """The hash after step `seq` of this chain; GENESIS for 0, None where there is no such step."""
        if seq == 0:
            return GENESIS
        found = self._at(position_of(self.device.chain, seq))
        return found.hash if found else None

    def _at(self, position: int) -> Sealed | None:
        row = self.database.row(f"SELECT {_STEP} FROM step WHERE position = ?", (position,))
        return None if row is None else Sealed(*row)

    def step_at(self, position: int) -> Sealed:
        """The step with that position; raises BooksDamaged where there is none."""
        found = self._at(position)
        if found is None:
            raise BooksDamaged(f"Step {position} is missing from {self.database.path}.")
        return found

    def after(self, position: int, *, limit: int) -> list[Sealed]:
        """Steps after a position, of all chains, oldest first."""
        rows = self.database.rows(
            f"SELECT {_STEP} FROM step WHERE position > ? ORDER BY position LIMIT ?",
            (position, limit),
        )
        return [Sealed(*row) for row in rows]

    def positions_of(self, documents: AbstractSet[str]) -> dict[str, list[int]]:
        """The own steps on each of these documents that stand: not refused, not sealed again.

        Reads the whole chain: for a refill, never for a screen.
        """
        found: dict[str, list[int]] = {document: [] for document in documents}
        if found:
            rows = self.database.rows(
                "SELECT s.position, s.document FROM step s LEFT JOIN verdict v USING (position)"
                " WHERE coalesce(v.verdict, '') NOT IN ('refused', 'conflict', ?)"
                " ORDER BY s.position",
                (RESEALED,),
            )
            for position, document in rows:
                if document in found:
                    found[document].append(position)
        return found

    def waiting(self, *, limit: int, max_bytes: int, after: int = 0) -> list[Sealed]:
        """The oldest steps that HQ has not acknowledged: one run without gaps, at least one if any.

        Those up to seq `after` are on their way already.
        """
        start = position_of(self.device.chain, max(after, self._acknowledged))
        return run_of(self.database.rows(WAITING, (start, limit)), max_bytes)

    def run_from(self, seq: int, *, limit: int, max_bytes: int) -> list[Sealed]:
        """Steps `seq` and on of this chain, answered or not: what HQ asks for again."""
        rows = self.database.rows(
            f"SELECT {_STEP} FROM step WHERE position >= ? ORDER BY position LIMIT ?",
            (position_of(self.device.chain, seq), limit),
        )
        return run_of(rows, max_bytes)

    def unsettled(self, *, limit: int) -> list[Sealed]:
        """Steps in HQ's custody without a final answer, oldest first: held, or to be asked again."""
        end = position_of(self.device.chain, self._acknowledged)
        first = position_of(self.device.chain, 0)
        rows = self.database.rows(WAITING, (first, limit))
        return [step for row in rows if (step := Sealed(*row)).position <= end]

    def has_unsettled(self) -> bool:
        """Whether `unsettled` has any; where it had none, custody must have moved before it has one again."""
        reached = self._reached
        if self._clear_at != reached and not self.unsettled(limit=1):
            self._clear_at = reached
        return self._clear_at != reached

    def count_waiting(self) -> int:
        """How many steps have no final answer."""
        row = self.database.row(
            "SELECT count(*) FROM step INDEXED BY step_waiting WHERE settled = 0"
        )
        return int(row[0]) if row else 0

    def settle(self, verdicts: Sequence[VerdictLetter]) -> list[int]:
        """Keep HQ's answers; a final one is never overwritten. Positions that were settled now.

        Raises BooksDamaged where an answer names another step than stands at its seq.
        """
        now, chain = now_text(self._clock), self.device.chain
        with self.database.transaction() as connection:
            return keep_answers(connection, verdicts, chain=chain, now=now)

    def without_effect(self, first: int) -> list[int]:
        """Steps at position `first` and on that HQ refused or found in conflict."""
        rows = self.database.rows(
            "SELECT position FROM verdict WHERE position >= ? AND verdict IN ('refused', 'conflict')",
            (first,),
        )
        return [row[0] for row in rows]

    def verdict_at(self, position: int) -> tuple[str, bytes] | None:
        """HQ's stored answer to a step: the verdict's name and the letter's bytes."""
        row = self.database.row("SELECT verdict, body FROM verdict WHERE position = ?", (position,))
        return None if row is None else (row[0], row[1])

    def send_again(self, seq: int) -> None:
        """HQ came back without steps `seq` and on: they wait again, their answers are void."""
        first, end = position_of(self.device.chain, seq), position_of(self.device.chain + 1, 0)
        with self.database.transaction() as connection:
            connection.execute(
                "UPDATE step SET settled = 0 WHERE position >= ? AND position < ?", (first, end)
            )
            connection.execute(
                "DELETE FROM verdict WHERE position >= ? AND position < ?", (first, end)
            )
            connection.execute(
                "UPDATE identity SET acknowledged = min(acknowledged, ?), durable = min(durable, ?)"
                " WHERE chain = ?",
                (seq - 1, seq - 1, self.device.chain),
            )
        self._acknowledged = min(self._acknowledged, seq - 1)

    def acknowledged(self) -> int:
        """The last seq in HQ's custody, as HQ said."""
        return self._acknowledged

    def durable(self) -> int:
        """The last seq that HQ keeps in a backup, as HQ said."""
        return int(self._identity("durable"))

    def set_acknowledged(self, seq: int, *, durable: int | None = None) -> None:
        """Keep what HQ said it has in custody, and in a backup."""
        with self.database.transaction() as connection:
            connection.execute(
                "UPDATE identity SET acknowledged = ?, durable = coalesce(?, durable) WHERE chain = ?",
                (seq, durable, self.device.chain),
            )
        self._acknowledged = seq
        self._reached += 1

    def _identity(self, column: str) -> int | str:
        row = self.database.row(
            f"SELECT {column} FROM identity WHERE chain = ?", (self.device.chain,)
        )
        found: int | str = row[0] if row else 0
        return found

    def recorded_key(self, key: str) -> RecordedKey | None:
        """What the caller's key stands for, if it was used before."""
        row = self.database.row(
            "SELECT k.digest, k.document, s.number, k.position FROM caller_key k"
            " JOIN step s ON s.position = k.position WHERE k.key = ?",
            (key,),
        )
        return None if row is None else RecordedKey(*row)

    def change_device(self, device: Device) -> None:
        """Keep what HQ says of this identity now."""
        with self.database.transaction() as connection:
            change_device(connection, device)
        self.device = device

    def go_on_as(self, device: Device, *, sign: Signer) -> int:
        """Take a new identity; every step without a final answer follows it, sealed again, once.

        `device.chain` is given here. How many followed is the answer. One transaction.
        """
        with self._lock:
            before = self.device
            device = replace(device, chain=before.chain + 1)
            with self.database.transaction() as connection:
                add_device(connection, device)
                left = connection.execute(WAITING, (0, -1)).fetchall()
                self.device, self._sign = device, sign
                self._seal_again(connection, (Sealed(*row) for row in left), after=(0, GENESIS))
            self._read_head()
        return len(left)

    def join(self, loose: Iterable[Loose]) -> None:
        """Seal steps anew that lost their place on the chain, at its end, in one transaction.

        Each names where it was sealed first; a step is the same act wherever it stands, once.
        """
        with self._lock:
            with self.database.transaction() as connection:
                after = self._head
                for old, key in loose:
                    after = self._sealed_again(connection, old, after=after, key=key)
            self._read_head()

    def bring_earlier(self) -> int:
        """Seal every answered step of earlier identities anew, at the end of this chain; how many.

        HQ was restored, and may have lost them: what it has it answers as before. One transaction.
        """
        with self._lock:
            with self.database.transaction() as connection:
                first = position_of(self.device.chain, 0)
                left = [Sealed(*row) for row in connection.execute(_EARLIER, (first, RESEALED))]
                self._seal_again(connection, left, after=self._head)
            self._read_head()
        return len(left)

    def _seal_again(self, connection: Connection, left: Iterable[Sealed], *, after: Head) -> None:
        for old in left:
            after = self._sealed_again(connection, old, after=after)
            connection.execute("UPDATE step SET settled = 1 WHERE position = ?", (old.position,))
            connection.execute(
                "INSERT OR REPLACE INTO verdict (position, verdict, code, at, body) VALUES (?, ?, '', '', x'')",
                (old.position, RESEALED),
            )
            connection.execute(
                "UPDATE caller_key SET position = ? WHERE position = ?",
                (position_of(self.device.chain, after[0]), old.position),
            )

    def _sealed_again(
        self, connection: Connection, old: Sealed, *, after: Head, key: CallerKey | None = None
    ) -> Head:
        # As it was sealed, mark and all: HQ may have the same act under its first sealing.
        letter, (seq, previous) = old.sealed_letter(), after
        origin = letter.origin or Origin(device=letter.device, seq=old.seq, hash=old.hash.hex())
        again = changed(letter, device=self.device.id, seq=seq + 1, origin=origin)
        link = replace(self._link(again, previous), opening=old.opening)
        insert_link(connection, link, again, key=key)
        return link.seq, link.hash
