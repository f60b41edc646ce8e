"""Brings files of documents from HQ when a person asks for one: on a thread of its own, from the first on.

No document waits for it, and it waits for nobody: it has a line to HQ for itself.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from sync.shop.blob_line import BlobLine
from sync.shop.trouble import Trouble
from sync.stock.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was asked for is here; or `no` says why it is not."""

    sha256: str
    no: Refusal | Trouble | None = None


Teller: TypeAlias = Callable[[Fetched], None]


class Fetching:
    """One file after the other. Any thread may call it; `tell` is called on its own."""

    def __init__(self, connect: Callable[[], BlobLine], *, tell: Teller) -> None:
        """`connect` makes a line that is its own; it is ended with the rest."""
        self._connect = connect
        self._tell = tell
        self._changed = threading.Condition()
        self._wanted: deque[str] = deque()
        self._line: BlobLine | None = None
        self._is_ended = False
        self._thread: threading.Thread | None = None

    def fetch(self, digest: str) -> None:
        """Bring that file; asked for twice it comes once."""
        with self._changed:
            if self._is_ended or digest in self._wanted:
                return
            self._wanted.append(digest)
            if self._thread is None:
                self._line = self._connect()
                self._thread = threading.Thread(target=self._bring_all, name="fetch", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def end(self, patience_s: float) -> None:
        """Fetch no more. A chunk under way is waited for so long; the books are not touched after."""
        with self._changed:
            self._is_ended = True
            self._changed.notify_all()
        if self._line is not None:
            self._line.end()
        if self._thread is not None:
            self._thread.join(patience_s)

    def _bring_all(self) -> None:
        while (digest := self._next()) is not None:
            fetched = self._brought(digest)
            with self._changed:
                self._wanted.remove(digest)
            if not self._is_ended:
                self._tell(fetched)

    def _next(self) -> str | None:
        with self._changed:
            self._changed.wait_for(lambda: self._wanted or self._is_ended)
            return None if self._is_ended else self._wanted[0]

    def _brought(self, digest: str) -> Fetched:
        line = self._line
        try:
            while line is not None and not line.fetch_next(digest):
                continue
        except (Refusal, Trouble) as no:
            return Fetched(digest, no)
        return Fetched(digest)
