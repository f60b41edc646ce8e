"""Looks for new versions beside the window: now and then, when nobody is at work, on a thread of its own."""

import os
import platform
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from sync.shop.hq_client import HqClient
from sync.shop.profile import Books
from sync.shop.trouble import HqAway, Trouble
from sync.stock.refusal import Refusal
from sync.updates.installation import Installation
from sync.updates.place import Place, address_of
from sync.updates.release import system_of
from sync.updates.trying_out import try_out
from sync.updates.updating import Looked, Ways, look

FIRST_MS, AGAIN_MS = 10 * 60_000, 4 * 3600_000
"""A start has other things to do; and four hours later there may be something new."""
SOON_MS = 30 * 60_000
"""After a look that something stood in the way of."""
BUSY_MS, QUIET_S = 60_000, 120
"""Somebody is at work unless no key was touched for so long; then it is tried a minute later."""
_ENDS_S = 2
_ALLOW_HTTP = "COUNTERSTOCK_ALLOW_HTTP"


class UpdateThread(QObject):
    """told carries a Looked, a Trouble or a Refusal on the window's thread, after each look."""

    told = Signal(object)

    def __init__(
        self,
        installation: Installation,
        books: Books,
        *,
        quiet_s: Callable[[], float],
        owner: QObject | None = None,
    ) -> None:
        super().__init__(owner)
        self._installation, self._books = installation, books
        self._quiet_s = quiet_s
        self._is_over = threading.Event()
        self._looking: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look_when_quiet)
        self._timer.start(FIRST_MS)
        self.told.connect(self._come_back_sooner)

    def next_look_ms(self) -> int:
        return self._timer.interval() if self._timer.isActive() else 0

    def look_when_quiet(self) -> None:
        if self._quiet_s() < QUIET_S:
            self._timer.start(BUSY_MS)
        else:
            self.look_now()

    def look_now(self) -> None:
        self._timer.start(AGAIN_MS)
        if self._looking is None or not self._looking.is_alive():
            self._looking = threading.Thread(target=self._look, name="updates", daemon=True)
            self._looking.start()

    def stop(self) -> None:
        """What was fetched stays and is gone on with; a self-test under way is ended."""
        self._timer.stop()
        self._is_over.set()
        if self._looking is not None:
            self._looking.join(_ENDS_S)

    def _come_back_sooner(self, found: object) -> None:
        if not isinstance(found, Looked):
            self._timer.start(SOON_MS)

    def _look(self) -> None:
        try:
            found: object = self._looked()
        except (Trouble, Refusal) as no:
            found = no
        if not self._is_over.is_set():
            self.told.emit(found)

    def _looked(self) -> Looked:
        device = self._books.device
        address = address_of(device.hq_url, self._installation.address())
        system = system_of(sys.platform, platform.machine())
        is_plain = os.environ.get(_ALLOW_HTTP) == "1"
        with HqClient(address, clock=self._books.clock, allow_http=is_plain) as client:
            place = Place(client)

            def source(path: str, start: int) -> bytes:
                if self._is_over.is_set():
                    raise HqAway("The window is closed.")
                return place(path, start)

            ways = Ways(source, lambda folder: try_out(folder, is_over=self._is_over.is_set))
            return look(self._installation, ways, system=system, site=device.site)
