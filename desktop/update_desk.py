"""A new version in the window: a quiet strip, and the moment in which it takes the place of the old one."""

import atexit
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.preferences.page import PreferencesPage
from desktop.shell.version_strip import VersionStrip
from desktop.shop_window import ShopWindow
from desktop.update_thread import UpdateThread
from desktop.wording.updates import UPDATES
from sync.shop.profile_folder import default_profile
from sync.shop.trouble import Trouble
from sync.updates.installation import Installation, here, launcher_of
from sync.updates.rules import Counter, may_put_in_place
from sync.updates.trouble import UpdateTrouble
from sync.updates.trying_out import for_another
from sync.updates.updating import Looked

LOOK_MS = 30_000
"""How often it is asked whether the counter is quiet; two indexed reads."""

AtTheEnd = Callable[[Sequence[str]], object]


class UpdateDesk(QObject):
    """Of one shop's window. restart_asked: end, and begin again as the new version.

    Without an installation, `found` says why there is none.
    """

    restart_asked = Signal()

    def __init__(
        self,
        shop: ShopWindow,
        installation: Installation | None,
        found: object = None,
        *,
        at_the_end: AtTheEnd | None = None,
    ) -> None:
        super().__init__(shop)
        self._shop, self._installation, self._found = shop, installation, found
        self._at_the_end = at_the_end or start_at_the_end
        self._version, self._is_put_off = "", False
        self._thread: UpdateThread | None = None
        self._used = installation.use() if installation is not None else None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.settle)
        if shop.window.has_shell:
            self._meet_shell()
        else:
            shop.window.furnished.connect(self._meet_shell)

    def begin(self, thread: UpdateThread) -> None:
        """Look from now on."""
        self._thread = thread
        thread.told.connect(self.take)

    def take(self, found: object) -> None:
        """How a look has ended; what stood in its way is for the settings page only."""
        self._found = found
        if not isinstance(found, Looked) or not found.version:
            return
        if found.state == "failed":
            self._tell(partial(UPDATES.failed, found.version), may_restart=False)
        elif found.version != self._version:
            self._version, self._is_put_off = found.version, False
            self._timer.start(LOOK_MS)
            self.settle()

    def settle(self) -> None:
        """Put it in place where the counter is quiet; the strip opens while no document is."""
        counter = self._counter()
        if may_put_in_place(counter):
            self._put_in_place()
        if not self._is_put_off and not counter.has_open_document:
            self._tell(partial(UPDATES.ready, self._version), may_restart=self._launcher() != "")

    def close(self) -> None:
        """The window goes: what was open is kept, and nobody is at work any more."""
        self._timer.stop()
        if self._thread is not None:
            self._thread.stop()
        closed = Counter(self._waiting(), has_open_document=False, is_signed_out=True)
        if may_put_in_place(closed):
            self._put_in_place()
        if self._used is not None:
            self._used.release()
            self._used = None

    def _meet_shell(self) -> None:
        shell = self._shop.window.shell
        shell.version.restart_pressed.connect(self._restart)
        shell.version.later_pressed.connect(self._put_off)
        shell.page_shown.connect(self._show_standing)
        if self._installation is not None and self._installation.ready():
            running = self._installation.version
            self.take(Looked("ready", running, self._installation.ready()))

    def _restart(self) -> None:
        counter = self._counter(is_agreed=True)
        if not may_put_in_place(counter):
            self._tell(partial(UPDATES.not_now, counter.waiting), may_restart=True)
        elif self._put_in_place():
            self._at_the_end([self._launcher(), *self._words()])
            self.restart_asked.emit()

    def _put_off(self) -> None:
        self._is_put_off = True
        self._strip.hide()

    def _put_in_place(self) -> bool:
        """Whether the next start is the new version."""
        if self._installation is None or not self._version:
            return False
        try:
            self._installation.put_in_place(self._version)
        except Trouble as trouble:
            self._found = trouble
            return False
        return True

    def _show_standing(self, key: str) -> None:
        page = self._shop.window.shell.page_of(key)
        if isinstance(page, PreferencesPage):
            page.show_standing(partial(UPDATES.standing, self._found))

    def _counter(self, *, is_agreed: bool = False) -> Counter:
        is_out = self._shop.window.covering() is not None
        drafts = self._shop.place.drafts.kept()
        is_open = any(not kept.draft.held_at for kept in drafts)  # put aside is for later
        return Counter(self._waiting(), is_open, is_out, is_agreed)

    def _waiting(self) -> int:
        return self._shop.place.books.queue.status().waiting

    def _tell(self, words: Callable[[], str], *, may_restart: bool) -> None:
        if self._shop.window.has_shell:
            self._strip.open(words, may_restart=may_restart)

    @property
    def _strip(self) -> VersionStrip:
        return self._shop.window.shell.version

    def _launcher(self) -> str:
        found = launcher_of(self._installation) if self._installation is not None else None
        return str(found) if found is not None else ""

    def _words(self) -> list[str]:
        profile = self._shop.place.books.profile
        return [] if profile == default_profile() else ["--profile", str(profile)]


def update_desk(shop: ShopWindow, *, quiet_s: Callable[[], float]) -> UpdateDesk:
    """For this copy of the program; one that is not updated from inside says so, and never looks."""
    try:
        installation = here()
    except UpdateTrouble as none:
        return UpdateDesk(shop, None, none)
    desk = UpdateDesk(shop, installation)
    desk.begin(UpdateThread(installation, shop.place.books, quiet_s=quiet_s, owner=desk))
    return desk


def start_at_the_end(words: Sequence[str]) -> None:
    """Start a program when this process has let go of everything."""
    atexit.register(_start, list(words))


def _start(words: list[str]) -> None:
    settings = for_another(os.environ)
    if sys.platform == "win32":
        subprocess.Popen(words, env=settings, creationflags=subprocess.DETACHED_PROCESS)  # noqa: S603 - our own launcher
    else:
        subprocess.Popen(words, env=settings, start_new_session=True)  # noqa: S603 - our own launcher
