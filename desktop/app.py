"""The composition root: one window a profile, painted first; then its books, then the line to HQ.

The only place of the face that imports first-party modules late: what needs the books comes with them.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import desktop.lean_qt  # noqa: F401 - it comes before all others

# isort: split
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.application import application, asked
from desktop.errands import Errands
from desktop.faults import Fault, LastResort, fault_of
from desktop.frame import MainWindow
from desktop.garbage import Garbage
from desktop.language import Translations, system_language
from desktop.one_instance import OneInstance
from desktop.scan_router import ScanRouter
from desktop.settings import Settings, allows_http, read_settings, save_settings
from desktop.sign_in.person import TakeAnswer
from desktop.sign_in.screen import SignInScreen
from desktop.sound import Scanner, system_player
from desktop.theme.theme import Theme
from desktop.theme.tokens import DENSITIES
from sync.cli.wall_clock import WallClock
from sync.crash_report import CrashReports
from sync.logbook import WINDOW_LOG, close_log, open_log
from sync.shop.profile_folder import log_folder

if TYPE_CHECKING:
    from desktop.crash_desk import CrashDesk
    from desktop.enrolling import Enrolling
    from desktop.first_start.screen import Enrolment, FirstStart
    from desktop.main_window import Shell
    from desktop.page import Page
    from desktop.preferences.page import PreferencesPage
    from desktop.presence import Presence
    from desktop.rooms import Rooms
    from desktop.shell.fault_box import FaultBox
    from desktop.shop_window import ShopWindow
    from desktop.workplace import Workplace

_SIZE = (1366, 768)
_PAINTED_MS = 20
"""The first paint comes before the imports that would share its processor."""
_log = logging.getLogger(__name__)


def main(argv: Sequence[str]) -> int:
    """What `main.py` calls: at the most a profile is named, and a file off a stick."""
    given = asked(argv)
    return run(given.profile, argv, given.parcels)


def run(profile: Path, argv: Sequence[str] = (), parcels: tuple[Path, ...] = ()) -> int:
    """Open the window on a profile until it is closed; 0, or the exit code of what was in the way."""
    app = application(argv)
    one = OneInstance(profile)
    if not one.is_first(parcels):
        return 0
    log = open_log(log_folder(profile), WINDOW_LOG)
    reports = CrashReports(log_folder(profile), WallClock())
    program, garbage = Program(app, profile, reports), Garbage(app)
    program.stands.connect(garbage.take_over)
    one.asked.connect(program.come_forward)
    one.handed.connect(program.take_in)
    program.take_in(parcels)
    with reports.watching():
        program.open()
        code = app.exec()
        program.close()
    garbage.give_back()
    one.close()
    close_log(log)
    return code


class Program(QObject):
    """Everything that lives from the first paint to the last. stands: all of the start is done."""

    stands = Signal()

    def __init__(
        self, app: QApplication, profile: Path, reports: CrashReports | None = None
    ) -> None:
        super().__init__()
        self._app, self._profile, self._clock = app, profile, WallClock()
        self._reports = reports or CrashReports(log_folder(profile), self._clock)
        self._settings = read_settings(profile)
        self._translations = Translations(app)
        self._scanner = Scanner(self._settings.sound, system_player())
        self._translations.use(self._language())
        self._theme = Theme(
            app,
            mode=self._settings.theme,
            language=self._language(),
            density=self._settings.density,
        )
        self._theme.wear()
        self.shop: ShopWindow | None = None
        self._preferences: PreferencesPage | None = None
        self._parcels: tuple[Path, ...] = ()
        self._fault_boxes: list[FaultBox] = []
        self._errands = Errands(self)
        self._last_resort = LastResort(self)
        self._router = ScanRouter(app)
        self._make_window()
        self.crashes: CrashDesk | None = None
        self._presence: Presence | None = None
        self._connect()

    def open(self) -> None:
        """Show the window; once it is painted the books are opened beside it."""
        begun = self._profile.exists() and any(self._profile.glob("*.db"))
        self.window.cover(self.door if begun else self.first_start)
        self.window.show()
        QTimer.singleShot(_PAINTED_MS, self, self._load)

    def close(self) -> None:
        """What is being opened is waited for, what hangs on the line is not."""
        self._errands.close()
        self._close_shop()
        self._last_resort.remove()
        self._app.removeEventFilter(self._router)

    def _close_shop(self) -> None:
        """The books are closed; the window stays."""
        if self._presence is not None:
            self._presence.close()
            self._presence = None
        if self.shop is not None:
            self.shop.close()
            self.shop.deleteLater()
            self.shop = None
            self.window.drop_shell()
            self._preferences = None

    def come_forward(self) -> None:
        self._app.setQuitOnLastWindowClosed(True)
        self.window.come_forward()

    def take_in(self, parcels: tuple[Path, ...]) -> None:
        """Files off a stick that somebody opened; they wait until the books are open."""
        self._parcels += parcels
        if self.shop is not None:
            self.shop.take_in(self._parcels)
            self._parcels = ()

    def use(self, settings: Settings) -> None:
        """Save and wear what a person chose."""
        before, self._settings = self._settings, settings
        save_settings(self._profile, settings)
        self._scanner.choose(settings.sound)
        if settings.language != before.language:
            self._speak()
        if settings.theme != before.theme:
            self._theme.set_mode(settings.theme)
        if settings.density != before.density:
            self._theme.set_density(settings.density)
        if self._presence is not None:
            self._presence.watch.use_minutes(settings.lock_minutes)
        if self._preferences is not None:
            self._preferences.show_settings(settings)

    def _speak(self) -> None:
        language = self._language()
        if self.shop is not None:
            self.shop.speak(language)
        self._translations.use(language)
        self._theme.set_language(language)

    def _language(self) -> str:
        return self._settings.language or system_language()

    def _load(self) -> None:
        self._errands.send(self._open_books, self._take_books)

    def _open_books(self) -> object:
        """On the errands' thread: the modules first, then the books."""
        from desktop import shop_window

        return shop_window.load(self._profile, self._clock)

    def _take_books(self, found: object) -> None:
        from desktop.joining import invited
        from desktop.shop_window import ShopWindow
        from sync.shop.profile import Books

        if found is None:
            self.window.cover(self.first_start)
            self.first_start.fill_in(*invited(self._profile))
            self.stands.emit()
        elif isinstance(found, Books):
            self.shop = ShopWindow(
                self.window, found, theme=self._theme, door=self.door, furnish=self._furnished
            )
            self.shop.enrol_asked.connect(self._connect_again)
            self.window.cover(self.door)
            self.take_in(())
            self._errands.send(_import_rooms, self._furnish_window)
            self._errands.send(_import_exchange, self._keep_in_step)
        elif isinstance(found, BaseException):
            self._meet(found)

    def _meet(self, found: BaseException) -> None:
        from desktop.first_start.recovery_screen import RecoveryScreen, may_recover

        if not may_recover(self._profile, found):
            self._show_fault(fault_of(found), ends_with=int(getattr(found, "exit_code", 1)))
            return
        screen = RecoveryScreen(self._theme, self._profile, self._errands)
        screen.recovered.connect(self._load)
        self.window.cover(screen)
        self.stands.emit()

    def _furnish_window(self, _imported: None) -> None:
        """While a person types a PIN."""
        _log.debug("the shell is there: %s", self.window.shell.objectName())

    def _furnished(self, place: "Workplace") -> "Rooms":
        from desktop.rooms import Rooms

        return Rooms(self._theme, place, self._scanner)

    def _keep_in_step(self, _imported: object) -> None:
        from desktop.exchange_thread import ExchangeThread

        if self.shop is not None:
            books = self.shop.place.books
            self.shop.keep_in_step(ExchangeThread(books, allow_http=allows_http(), owner=self))
            self._be_present(self.shop)
        self.stands.emit()

    def _be_present(self, shop: "ShopWindow") -> None:
        from desktop.presence import Presence
        from desktop.shell.tray import Tray

        tray = Tray(self._theme, shop)
        present = Presence(shop, self._theme, quiet_s=self._router.quiet_s, tray=tray)
        present.open_asked.connect(self.come_forward)
        present.quit_asked.connect(lambda: self._app.exit(0))
        present.watch.use_minutes(self._settings.lock_minutes)
        self._presence = present

    @cached_property
    def _enrolling(self) -> "Enrolling":
        from desktop.enrolling import Enrolling

        made = Enrolling(
            self._profile, self._clock, theme=self._theme, window=self.window, errands=self._errands
        )
        made.enrolled.connect(self._load)
        made.books_needed.connect(self._close_shop)
        made.left.connect(self._return)
        return made

    def _join(self, asked: "Enrolment") -> None:
        self._enrolling.join(asked, self.first_start)

    def _connect_again(self) -> None:
        if self.shop is not None:
            self._enrolling.offer(self.shop.place)

    def _return(self) -> None:
        """To the page, or to the door of books that were closed meanwhile."""
        if self.shop is None:
            self._load()
        else:
            self.window.uncover()

    def _show_demo(self) -> None:
        from desktop.demo_process import DemoProcess

        self.first_start.show_busy(self.tr("Making up a shop. This takes half a minute."))
        self._app.setQuitOnLastWindowClosed(False)
        self._demo = DemoProcess(self)
        self._demo.opened.connect(self.window.hide)
        self._demo.ended.connect(self._end_demo)
        self._demo.start()

    def _end_demo(self, code: int) -> None:
        if self.window.isVisible():
            self.first_start.show_answer(self.tr("The demo did not start. The log has the reason."))
            return
        self._app.exit(code)

    def _take_scan(self, code: str) -> None:
        covering = self.window.covering()
        if covering is None:
            self.window.shell.take_scan(code)
        elif covering is self.door:
            self.door.take_scan(code)

    def _show_fault(self, fault: Fault, *, ends_with: int | None = None) -> None:
        from desktop.shell.fault_box import FaultBox

        box = FaultBox(self._theme, fault, self.window, ends=ends_with is not None)
        self._fault_boxes.append(box)
        box.finished.connect(lambda: self._fault_boxes.remove(box))
        if ends_with is not None:
            box.finished.connect(lambda: self._app.exit(ends_with))
        box.open()

    def _take_fault(self, fault: object) -> None:
        if isinstance(fault, Fault):
            self._show_fault(fault)
        if self.crashes is not None:
            self.crashes.look()

    def _offer_reports(self) -> None:
        from desktop.crash_desk import CrashDesk

        self.crashes = CrashDesk(self._theme, self._reports, self.window)

    def _make_window(self) -> None:
        """What the first paint shows; the rest is made when somebody comes to it."""
        self.window = MainWindow(self._make_shell)
        self.window.resize(*_SIZE)
        self.door = SignInScreen(self._theme, self._check_pin)

    def _make_shell(self) -> "Shell":
        from desktop import rail_entries
        from desktop.main_window import Shell

        rooms = rail_entries.rooms(self._made)
        shell = Shell(self._theme, rooms, feet=rail_entries.feet(self._made_preferences))
        shell.density_chosen.connect(self._choose_density)
        return shell

    @cached_property
    def first_start(self) -> "FirstStart":
        """Only where there are no books yet."""
        from platform import node

        from desktop.first_start.screen import FirstStart

        made = FirstStart(self._theme, device=node())
        made.language_chosen.connect(self._choose_language)
        made.enrol_asked.connect(self._join)
        made.demo_asked.connect(self._show_demo)
        return made

    def _made(self, key: str) -> "Page":
        if self.shop is None:
            raise LookupError(key)  # nobody is signed in before the books are open
        return self.shop.make(key)

    def _made_preferences(self, _key: str) -> "Page":
        from desktop.preferences.page import PreferencesPage

        page = self._preferences = PreferencesPage(self._theme, self._settings)
        page.chosen.connect(self.use)
        return page

    def _check_pin(self, code: str, pin: str, answer: TakeAnswer) -> None:
        if self.shop is None:
            answer(None)
        else:
            self.shop.check_pin(code, pin, answer)

    def _choose_language(self, language: str) -> None:
        self.use(replace(self._settings, language=language))

    def _choose_density(self, density: str) -> None:
        self.use(replace(self._settings, density=DENSITIES[DENSITIES.index(density)]))

    def _connect(self) -> None:
        self._last_resort.erred.connect(self._reports.write)
        self._last_resort.met.connect(self._take_fault)
        self._last_resort.install()
        self.window.furnished.connect(self._offer_reports)
        self._router.scanned.connect(self._take_scan)
        self.door.language_chosen.connect(self._choose_language)


def _import_rooms() -> None:
    """On the errands' thread: the shell and the pages, while a person types a PIN."""
    from desktop import main_window, rooms

    _log.debug("%s and %s are there", main_window.__name__, rooms.__name__)


def _import_exchange() -> None:
    """On the errands' thread: what speaks HTTP takes its time to import."""
    from desktop import exchange_thread, presence

    _log.debug("%s and %s are there", exchange_thread.__name__, presence.__name__)
