"""The files of documents on this device: encrypted at rest, in a file of their own beside the journal.

The journal stays small, and its nightly copy too: a step says what a file is called, the bytes are
here. They are on the disk before the step that names them is sealed, and an own file is never let
go of. What is still to be sent is a query: there is no second queue that could disagree.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sync.shop.database import Connection, Database, Row
from sync.shop.journal import Journal
from sync.shop.upgrades import BLOBS, bring_up
from sync.stock.attachment import ATTACH, Attachment, check_size, checked, sniffed
from sync.stock.refusal import Refusal
from sync.stock.verdict import Verdict
from sync.wire.attaching import CHUNK_BYTES
from sync.wire.letters import unpacked
from sync.wire.messages import StepLetter

_KEPT, _OWN, _FETCHED = 0, 1, 2
"""Here but named by no step yet; named by an own step; brought from HQ."""
_SNIFFED = 16
_WAITING = (
    "SELECT sha256, size, sent FROM blob INDEXED BY blob_unsent"
    " WHERE at_hq = 0 AND whose = 1 AND not_before <= ? ORDER BY key LIMIT 1"
)
_UNSENT = "SELECT count(*) FROM blob INDEXED BY blob_unsent WHERE at_hq = 0 AND whose = 1"
_NAMING = (
    "SELECT s.body FROM step s LEFT JOIN verdict v USING (position)"
    " WHERE s.name = ? AND coalesce(v.verdict, '-') <> ?"
)
_CHUNKS = (
    "SELECT start, bytes FROM blob_chunk WHERE sha256 = ? AND start > ? ORDER BY start LIMIT 8"
)


@dataclass(frozen=True, slots=True)
class Unsent:
    """A file on its way to HQ, which has the first `sent` of its `size` bytes."""

    sha256: str
    size: int
    sent: int


class Blobs:
    """`blobs.db`: made when the first file comes. Any thread may use it; own turn to write."""

    def __init__(self, path: Path, journal: Journal, *, opens: Callable[[], Database]) -> None:
        """`opens` opens the file at `path` under the profile's key, making it if need be."""
        self._path = path
        self._opens = opens
        self._journal = journal
        self._file: Database | None = None
        self._lock = threading.Lock()

    def keep(self, body: bytes, name: str) -> Attachment:
        """Keep a file's bytes; what a document is to say of it. On the disk when this returns.

        Raises Refusal `attachment_too_large`, `attachment_type`, `attachment_malformed`; Trouble:
        DiskFull, DiskFault, BooksDamaged.
        """
        check_size(len(body))
        told = checked(
            Attachment(sha256(body).hexdigest(), len(body), sniffed(body[:_SNIFFED]), name)
        )
        file = self._opened()
        with file.transaction() as connection:
            known = connection.execute(
                "SELECT here FROM blob WHERE sha256 = ?", (told.sha256,)
            ).fetchone()
            if known is not None and known[0] == told.size:
                return told
            connection.execute("DELETE FROM blob_chunk WHERE sha256 = ?", (told.sha256,))
            connection.execute(
                "INSERT INTO blob (sha256, size, here, whose) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (sha256) DO UPDATE SET here = excluded.here",
                (told.sha256, told.size, told.size, _KEPT),
            )
            rows = [
                (told.sha256, start, body[start : start + CHUNK_BYTES])
                for start in range(0, len(body), CHUNK_BYTES)
            ]
            connection.executemany(
                "INSERT INTO blob_chunk (sha256, start, bytes) VALUES (?, ?, ?)", rows
            )
        return told

    def own(self, digest: str) -> None:
        """A step of this device names that file now: it is HQ's to have."""
        with self._opened().transaction() as connection:
            connection.execute("UPDATE blob SET whose = ? WHERE sha256 = ?", (_OWN, digest))

    def waiting(self, now: str) -> Unsent | None:
        """The next own file that HQ does not have and that was not put off beyond `now`."""
        if not self._is_there():
            return None
        row = self._opened().row(_WAITING, (now,))
        return Unsent(str(row[0]), int(row[1]), int(row[2])) if row else None

    def count_unsent(self) -> int:
        """Own files that HQ does not have."""
        if not self._is_there():
            return 0
        row = self._opened().row(_UNSENT)
        return int(row[0]) if row else 0

    def note_sent(self, digest: str, *, sent: int, whole: bool) -> None:
        """HQ has the first `sent` bytes; `whole`: it has found it to be what it is called."""
        with self._opened().transaction() as connection:
            connection.execute(
                "UPDATE blob SET sent = ?, at_hq = ?, code = '' WHERE sha256 = ?",
                (sent, int(whole), digest),
            )

    def put_off(self, digest: str, *, until: str, code: str) -> None:
        """HQ does not take it just now; `code` says why. Other files go before it.

        Where HQ has refused every step that names it, it stays here and waits no longer.
        """
        whose = _OWN if digest in self._wanted() else _KEPT
        with self._opened().transaction() as connection:
            connection.execute(
                "UPDATE blob SET not_before = ?, code = ?, sent = 0, whose = ? WHERE sha256 = ?",
                (until, code, whose, digest),
            )

    def offer_again(self) -> None:
        """HQ was restored: what it had it may have lost; it is asked before anything is sent twice."""
        if self._is_there():
            with self._opened().transaction() as connection:
                connection.execute(
                    "UPDATE blob SET at_hq = 0, sent = 0, not_before = '' WHERE whose = ?", (_OWN,)
                )

    def here(self, digest: str) -> bool:
        """Whether all its bytes are on this device."""
        state = self._state(digest)
        return state is not None and state[0] == state[1]

    def at_hq(self, digest: str) -> bool | None:
        """Whether HQ has it, as far as this device knows (None: it never sent it)."""
        state = self._state(digest)
        return None if state is None or state[3] == _KEPT else bool(state[2])

    def reached(self, digest: str) -> int:
        """How many of its bytes are here, from the first on."""
        state = self._state(digest)
        return int(state[1]) if state else 0

    def _state(self, digest: str) -> Row | None:
        if not self._is_there():
            return None
        statement = "SELECT size, here, at_hq, whose FROM blob WHERE sha256 = ?"
        return self._opened().row(statement, (digest,))

    def take(self, digest: str, *, size: int, start: int, body: bytes) -> None:
        """Keep a chunk that HQ sent. The last one counts only if the whole is what it is called.

        Raises Refusal `blob_hash` where it is not: then what came is gone, and may be fetched again.
        """
        is_last = start + len(body) == size
        with self._opened().transaction() as connection:
            connection.execute(
                "INSERT INTO blob (sha256, size, whose, at_hq) VALUES (?, ?, ?, 1)"
                " ON CONFLICT (sha256) DO NOTHING",
                (digest, size, _FETCHED),
            )
            connection.execute(
                "INSERT OR REPLACE INTO blob_chunk (sha256, start, bytes) VALUES (?, ?, ?)",
                (digest, start, body),
            )
            if not is_last:
                _reach(connection, digest, start + len(body))
        if is_last:
            self._finish(digest, size)

    def _finish(self, digest: str, size: int) -> None:
        is_right = self._digest(digest) == digest
        with self._opened().transaction() as connection:
            _reach(connection, digest, size if is_right else 0)
            if not is_right:
                connection.execute("DELETE FROM blob_chunk WHERE sha256 = ?", (digest,))
        if not is_right:
            raise Refusal("blob_hash", "What came is not the file that was asked for.")

    def _digest(self, digest: str) -> str:
        found = sha256()
        for piece in self.pieces(digest) if self._is_there() else ():
            found.update(piece)
        return found.hexdigest()

    def bytes_at(self, digest: str, start: int, length: int) -> bytes:
        """Bytes of a file from `start` on: `length` of them, fewer at a chunk's end."""
        row = self._opened().row(
            "SELECT start, bytes FROM blob_chunk WHERE sha256 = ? AND start <= ?"
            " ORDER BY start DESC LIMIT 1",
            (digest, start),
        )
        return bytes(row[1])[start - row[0] :][:length] if row else b""

    def pieces(self, digest: str) -> Iterator[bytes]:
        """A file, piece by piece."""
        after = -1
        while rows := self._opened().rows(_CHUNKS, (digest, after)):
            yield from (bytes(row[1]) for row in rows)
            after = rows[-1][0]

    def problems(self) -> Iterator[str]:
        """A sentence for each own file that is not here, or not what it is called."""
        for told in self._named_by_steps():
            if self._digest(told.sha256) != told.sha256:
                yield f"The file {told.name} ({told.sha256[:12]}) is not what its step says."

    def _named_by_steps(self, *, without: str = "") -> list[Attachment]:
        """What own steps name, leaving out those that HQ answered with the verdict `without`."""
        rows = self._journal.database.rows(_NAMING, (ATTACH, without))
        return [
            Attachment(one.sha256, one.size, one.media_type, one.name)
            for row in rows
            for one in unpacked(row[0], StepLetter).attached
        ]

    def _wanted(self) -> set[str]:
        return {one.sha256 for one in self._named_by_steps(without=Verdict.REFUSED.value)}

    def close(self) -> None:
        """Let go of the file. Every thread must be done with it."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _is_there(self) -> bool:
        return self._file is not None or self._path.exists()

    def _opened(self) -> Database:
        with self._lock:
            if self._file is None:
                self._file = self._opens()
                bring_up(self._file, BLOBS)
                self._heal(self._file)
            return self._file

    def _heal(self, file: Database) -> None:
        """A crash came between a file and its step, or between the step and the note of it."""
        kept = {str(row[0]) for row in file.rows("SELECT sha256 FROM blob WHERE whose = 0")}
        named = self._wanted() if kept else set()
        if kept & named:
            with file.transaction() as connection:
                for digest in sorted(kept & named):
                    connection.execute("UPDATE blob SET whose = 1 WHERE sha256 = ?", (digest,))


def _reach(connection: Connection, digest: str, here: int) -> None:
    connection.execute("UPDATE blob SET here = ? WHERE sha256 = ?", (here, digest))
