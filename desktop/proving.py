"""The proof that every sum is what its movements make it, run beside the window at every start.

On a thread of its own: it takes a second for each quarter of a million movements, and nobody who
looks at a page waits behind it.
"""

import ctypes
import logging
import sys
import threading

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errands import Errands
from sync.shop.profile import Books
from sync.shop.proof_of_sums import Proof, proof_in_slices
from sync.shop.trouble import Trouble

REST_MS = 30_000
"""After the start somebody signs in and begins; the proof, and its 20 MB, come when that is done."""
_log = logging.getLogger(__name__)


class Proving(QObject):
    """proved carries a Proof; a proof that met a trouble is logged, and comes with the next start."""

    proved = Signal(object)

    def __init__(self, books: Books, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._books = books
        self._errands = Errands(self)
        self._is_over = threading.Event()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.prove)

    def begin(self) -> None:
        """Once, a little later."""
        self._rest.start(REST_MS)

    def prove(self) -> None:
        """Now; the answer comes by the signal."""
        self._rest.stop()
        self._errands.send(self._fetch, self._take)

    def close(self) -> None:
        """A proof under way ends with its slice."""
        self._is_over.set()
        self._rest.stop()
        self._errands.close()

    def _fetch(self) -> Proof | Trouble | None:
        books = self._books
        try:
            proof = proof_in_slices(
                books.cache_file, books.device.site, clock=books.clock, goes_on=self._goes_on
            )
        except Trouble as trouble:
            return trouble
        give_back_memory()
        return proof

    def _goes_on(self) -> bool:
        return not self._is_over.is_set()

    def _take(self, found: Proof | Trouble | None) -> None:
        if isinstance(found, Trouble):
            _log.warning("the sums could not be proved: %s", found.message)
        elif found is not None:
            for sentence in found.wrong:
                _log.error("%s", sentence)
            self.proved.emit(found)


def give_back_memory() -> None:
    """What sorting took goes back to the system; glibc would keep it for a next time."""
    if sys.platform == "linux":  # elsewhere nobody answers to the name None
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
