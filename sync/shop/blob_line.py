"""Files on their way to HQ and from it, on a line of their own: no document of this till ever waits for one.

One chunk at a time, each asked for only when the documents are through. A lost answer costs a
chunk: HQ says where it stands. What HQ does not take is put off, and the next file goes.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from sync.shop.blob_pace import Pace, failed, rest_s, went
from sync.shop.blobs import Unsent
from sync.shop.carrying import Delivered, deliver, waiting_parcels
from sync.shop.hq_trouble import HqBusy, HqSaysNo, HqSlow, TooLarge
from sync.shop.profile import Books
from sync.shop.trouble import HqAway, Trouble
from sync.stock.moment import Clock, format_moment, now_text
from sync.stock.refusal import Refusal
from sync.wire.attaching import MAX_BLOB_BYTES, BlobLetter, ChunkLetter
from sync.wire.seal import signed

if TYPE_CHECKING:
    from sync.shop.exchange import Dice
    from sync.shop.hq_client import HqClient

PUT_OFF_S = 600
"""What HQ does not take is offered again after so long: its document may have been judged by then."""
_STRANGER = "What answers for HQ speaks of another file."


@dataclass(frozen=True, slots=True)
class Sent:
    """What one attempt did. `is_idle`: nothing is left to send now; `rest_s`: leave HQ alone for so long."""

    is_idle: bool = False
    rest_s: int | float = 0
    trouble: Trouble | None = None


class BlobLine:
    """Sends and fetches the files of one device. One thread at a time; `end` from any."""

    def __init__(self, books: Books, client: "HqClient", clock: Clock, dice: "Dice") -> None:
        self._books = books
        self._client = client
        self._clock = clock
        self._dice = dice
        self._pace = Pace()
        self._asked: set[str] = set()
        self._lock = threading.Lock()
        self._is_over = self._is_waiting = False
        key = books.secrets.device_key(books.device.salt)
        client.identify(books.device.id, partial(signed, key))

    def send_one(self) -> Sent:
        """Send the next chunk of the next file, or ask how far HQ has it. Raises Trouble of the books."""
        with self._lock:  # whoever ends this line may close the books right after
            file, chunk = (None, None) if self._is_over else self._next()
            self._is_waiting = file is not None
        if file is None:
            return Sent(is_idle=True)
        began = self._clock.monotonic_s()
        try:
            told = self._asked_for(file, chunk)
            self._note(file, told)
        except (HqAway, HqSaysNo) as trouble:
            return self._failed(file, trouble)
        if chunk is None:
            return Sent()
        if not told.whole and told.received <= file.sent:  # the same again would go the same way
            return self._failed(file, HqAway("HQ takes the file no further."))
        self._pace = went(self._pace, round((self._clock.monotonic_s() - began) * 1000))
        return Sent()

    def _next(self) -> tuple[Unsent | None, ChunkLetter | None]:
        """The next file, and its next chunk where HQ has said how far it has it."""
        blobs = self._books.blobs
        file = blobs.waiting(now_text(self._clock))
        if file is None or file.sha256 not in self._asked:
            return file, None
        body = blobs.bytes_at(file.sha256, file.sent, self._pace.chunk)
        return file, ChunkLetter(start=file.sent, size=file.size, bytes=body)

    def _asked_for(self, file: Unsent, chunk: ChunkLetter | None) -> BlobLetter:
        try:
            if chunk is None:
                return self._client.blob(file.sha256)
            return self._client.send_chunk(file.sha256, chunk)
        finally:
            self._done_waiting()

    def _note(self, file: Unsent, told: BlobLetter) -> None:
        if (told.sha256, told.size) != (file.sha256, file.size) or told.received > file.size:
            raise HqAway(_STRANGER, code="not_hq")
        with self._lock:
            if not self._is_over:
                self._asked.add(file.sha256)
                self._books.blobs.note_sent(file.sha256, sent=told.received, whole=told.whole)

    def _failed(self, file: Unsent, trouble: HqAway | HqSaysNo) -> Sent:
        self._asked.discard(file.sha256)
        if isinstance(trouble, HqSaysNo):
            return self._refused(file, trouble)
        self._pace = failed(self._pace, was_slow=isinstance(trouble, HqSlow | TooLarge))
        asked_s = trouble.retry_s if isinstance(trouble, HqBusy) else 0
        least_ms = 0 if asked_s else 1000
        jitter_s = self._dice.randint(least_ms, rest_s(self._pace) * 1000) / 1000
        return Sent(rest_s=asked_s + jitter_s, trouble=trouble)

    def _refused(self, file: Unsent, no: HqSaysNo) -> Sent:
        """The file waits, the next one goes; a device that HQ has stopped leaves HQ alone."""
        until = self._clock.now() + timedelta(seconds=PUT_OFF_S)
        with self._lock:
            if not self._is_over:
                blobs = self._books.blobs
                blobs.put_off(file.sha256, until=format_moment(until), code=no.code)
        return Sent(trouble=no)

    def hand_in(self) -> Delivered:
        """Hand in the parcels that this till carries for others. Raises DiskFault."""
        with self._lock:
            if self._is_over or not waiting_parcels(self._books.profile):
                return Delivered(0)
            self._is_waiting = True
        try:
            return deliver(self._books.profile, self._client)
        finally:
            self._done_waiting()

    def run_until_sent(self, sleep: Callable[[int | float], None], *, tries: int = 3) -> Sent:
        """Send until nothing is left that HQ takes, or after `tries` failures in a row."""
        failures = 0
        while True:
            sent = self.send_one()
            failures = failures + 1 if sent.rest_s else 0
            if sent.is_idle or failures >= tries:
                return sent
            if sent.rest_s:
                sleep(sent.rest_s)

    def fetch(self, digest: str) -> Iterator[bytes]:
        """A file's bytes, from this device where it has them, else from HQ in chunks.

        What came stays here: a line that is cut costs a chunk. Raises as `fetch_next`.
        """
        while not self.fetch_next(digest):
            continue
        yield from self._books.blobs.pieces(digest)

    def fetch_next(self, digest: str) -> bool:
        """Bring the next chunk of a file; whether all of it is here. Another thread's line sends.

        Raises HqAway, also once this line was ended, HqSaysNo (`unknown_blob`), Refusal `blob_hash`.
        """
        with self._lock:
            self._check_not_over()
            if self._books.blobs.here(digest):
                return True
            start = self._books.blobs.reached(digest)
            self._is_waiting = True
        try:
            chunk = self._client.fetch_chunk(digest, start)
        finally:
            self._done_waiting()
        if chunk.start != start or not 0 < start + len(chunk.bytes) <= chunk.size <= MAX_BLOB_BYTES:
            raise HqAway(_STRANGER, code="not_hq")
        if not chunk.bytes:
            raise Refusal("blob_hash", "HQ's file ends before its end.")
        with self._lock:
            self._check_not_over()
            self._books.blobs.take(digest, size=chunk.size, start=start, body=chunk.bytes)
            return self._books.blobs.here(digest)

    def _check_not_over(self) -> None:
        if self._is_over:
            raise HqAway("The line was ended.")

    def end(self) -> None:
        """Let go of the line; where it waits just then, after that. The books are not touched any more."""
        with self._lock:
            self._is_over = True
            if not self._is_waiting:
                self._client.close()

    def _done_waiting(self) -> None:
        with self._lock:
            self._is_waiting = False
            if self._is_over:
                self._client.close()
