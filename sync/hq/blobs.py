"""The bytes of attachments: taken in chunks by whoever may name them, told to whoever may see the document.

They are rows like everything else, on SQLite and PostgreSQL alike: one commit, one backup, and each
of several HQ processes sees them. HQ takes only what an attachment names, so nobody fills its disk.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.blob_tables import blob, blob_chunk
from sync.hq.database import HqDatabase, LostRace
from sync.stock.attachment import sniffed
from sync.stock.moment import Clock, now_text
from sync.stock.refusal import Refusal
from sync.wire.attaching import CHUNK_BYTES, BlobLetter, ChunkLetter
from sync.wire.messages import AttachmentLetter

_SNIFFED = 16
_NAMED = (
    "SELECT a.size, a.media_type FROM attachment a JOIN document d ON d.id = a.document"
    " WHERE a.sha256 = ? AND (d.site = ? OR d.to_site = ?) LIMIT 1"
)
_STATE = "SELECT size, received, whole FROM blob WHERE sha256 = ?"
_CHUNKS = (
    "SELECT start, bytes FROM blob_chunk WHERE sha256 = ? AND start > ? ORDER BY start LIMIT 8"
)
_AT = "SELECT start, bytes FROM blob_chunk WHERE sha256 = ? AND start <= ? ORDER BY start DESC LIMIT 1"
_OF_DOCUMENT = (
    "SELECT a.sha256, a.size, a.media_type, a.name, COALESCE(b.whole, FALSE)"
    " FROM attachment a JOIN document d ON d.id = a.document LEFT JOIN blob b ON b.sha256 = a.sha256"
    " WHERE d.id = ? OR d.number = ? OR d.hq_number = ? ORDER BY a.step, a.sha256"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """What an attachment says of a blob."""

    sha256: str
    size: int
    media_type: str


class Blobs:
    """HQ's store of blobs. `site` is the asking device's."""

    def __init__(self, database: HqDatabase, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def state(self, site: str, sha256: str) -> BlobLetter:
        """How far HQ has that blob; raises Refusal `unknown_blob` where no document of the site names it."""
        with self._database.reading() as connection:
            named = _named(connection, site, sha256)
            return _state(connection, named)

    def take(self, site: str, sha256: str, chunk: ChunkLetter) -> BlobLetter:
        """Keep the next chunk; how far HQ has the blob then. A chunk from elsewhere changes nothing.

        The last one is kept only if the whole is what it is called; else all of it goes, and the
        device begins again. Raises Refusal `unknown_blob`, `blob_chunk`, `blob_hash`,
        `attachment_type`.
        """
        mistaken: list[Refusal] = []

        def work(connection: Connection) -> BlobLetter:
            mistaken.clear()
            named = _named(connection, site, sha256)
            _check_chunk(named, chunk)
            state = _state(connection, named)
            if state.whole or state.received != chunk.start:
                return state
            _keep(connection, named, chunk)
            if chunk.start + len(chunk.bytes) < named.size:
                return _state(connection, named)
            try:
                _prove(connection, named)
            except Refusal as refusal:
                mistaken.append(refusal)
                _forget(connection, sha256)
                return state
            whole = (True, now_text(self._clock), sha256)
            bulk.run(
                connection, "UPDATE blob SET whole = ?, received_at = ? WHERE sha256 = ?", [whole]
            )
            return _state(connection, named)

        state = self._database.write(work)
        if mistaken:
            raise mistaken[0]
        return state

    def chunk(self, site: str, sha256: str, start: int) -> ChunkLetter:
        """Bytes from `start` on, a chunk's worth at most; empty at the end. Raises Refusal `unknown_blob`."""
        with self._database.reading() as connection:
            named = _named(connection, site, sha256)
            if not _state(connection, named).whole:
                raise Refusal("unknown_blob", "HQ does not have that file yet.")
            return ChunkLetter(
                start=start, size=named.size, bytes=_bytes_at(connection, sha256, start)
            )

    def of_document(self, document: str) -> list[tuple[AttachmentLetter, bool]]:
        """What a document (id, number or HQ's number) names, and whether HQ has it.

        Raises Refusal `unknown_document`.
        """
        with self._database.reading() as connection:
            rows = bulk.ask(connection, _OF_DOCUMENT, (document,) * 3)
            known = "SELECT 1 FROM document WHERE id = ? OR number = ? OR hq_number = ?"
            if not rows and not bulk.ask(connection, known, (document,) * 3):
                raise Refusal("unknown_document", f"There is no document {document[:60]!r}.")
        return [
            (AttachmentLetter(sha256=sha256, size=size, media_type=told, name=name), bool(whole))
            for sha256, size, told, name, whole in rows
        ]

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """The whole blob, piece by piece; raises Refusal `unknown_blob` where HQ does not have all of it."""
        with self._database.reading() as connection:
            rows = bulk.ask(connection, _STATE, (sha256,))
            if not rows or not rows[0][2]:
                raise Refusal("unknown_blob", "HQ does not have that file.")
            yield from _pieces(connection, sha256)


def blob_problems(connection: Connection) -> Iterator[str]:
    """A sentence for each blob that is not what it is called."""
    rows = bulk.ask(connection, "SELECT sha256, size, received, whole FROM blob ORDER BY sha256")
    for sha256, size, received, whole in rows:
        digest, length = _digest(_pieces(connection, sha256))
        if length != received:
            yield f"Of the file {sha256[:12]} {received} bytes were taken and {length} are there."
        elif whole and (digest, length) != (sha256, size):
            yield f"The file {sha256[:12]} is not what it is called."


def _named(connection: Connection, site: str, sha256: str) -> _Named:
    rows = bulk.ask(connection, _NAMED, (sha256, site, site))
    if not rows:
        raise Refusal("unknown_blob", "No document of this device's site names that file.")
    return _Named(sha256, *rows[0])


def _state(connection: Connection, named: _Named) -> BlobLetter:
    rows = bulk.ask(connection, _STATE, (named.sha256,))
    received, whole = (rows[0][1], bool(rows[0][2])) if rows else (0, False)
    return BlobLetter(sha256=named.sha256, size=named.size, received=received, whole=whole)


def _check_chunk(named: _Named, chunk: ChunkLetter) -> None:
    length = len(chunk.bytes)
    fits = 0 < length <= CHUNK_BYTES and chunk.start >= 0
    if chunk.size != named.size or not fits or chunk.start + length > named.size:
        raise Refusal("blob_chunk", "That is no chunk of a file of that size.")
    if chunk.start == 0:
        sniffed(chunk.bytes[:_SNIFFED])


def _keep(connection: Connection, named: _Named, chunk: ChunkLetter) -> None:
    """Two devices may send the same file at once: one of them is told where it stands."""
    length = len(chunk.bytes)
    if chunk.start == 0:
        bulk.insert(connection, blob, [(named.sha256, named.size, length, False, "")])
    elif not bulk.ask(
        connection,
        "UPDATE blob SET received = received + ? WHERE sha256 = ? AND received = ? RETURNING received",
        (length, named.sha256, chunk.start),
    ):
        raise LostRace
    bulk.insert(connection, blob_chunk, [(named.sha256, chunk.start, chunk.bytes)])


def _prove(connection: Connection, named: _Named) -> None:
    pieces = list(_pieces(connection, named.sha256))
    if _digest(pieces) != (named.sha256, named.size):
        raise Refusal("blob_hash", "The file is not what it was called; it is to be sent again.")
    if sniffed(pieces[0][:_SNIFFED]) != named.media_type:
        raise Refusal("attachment_type", "The file is of another type than was said.")


def _digest(pieces: Iterable[bytes]) -> tuple[str, int]:
    digest, length = hashlib.sha256(), 0
    for piece in pieces:
        digest.update(piece)
        length += len(piece)
    return digest.hexdigest(), length


def _pieces(connection: Connection, sha256: str) -> Iterator[bytes]:
    after = -1
    while rows := bulk.ask(connection, _CHUNKS, (sha256, after)):
        yield from (bytes(body) for _, body in rows)
        after = rows[-1][0]


def _bytes_at(connection: Connection, sha256: str, start: int) -> bytes:
    rows = bulk.ask(connection, _AT, (sha256, start))
    return bytes(rows[0][1])[start - rows[0][0] :] if rows else b""


def _forget(connection: Connection, sha256: str) -> None:
    for table in ("blob_chunk", "blob"):
        bulk.run(connection, f"DELETE FROM {table} WHERE sha256 = ?", [(sha256,)])
