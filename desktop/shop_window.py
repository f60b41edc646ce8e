"""One profile's books in the window: who is signed in, the pages, and what the line has brought.

Made once the books are open; which pages the rail names is app.py's to say.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.frame import MainWindow
from desktop.line_facts import OFFLINE, ONLINE, SYNCING, LineFacts
from desktop.page import Page
from desktop.proving import Proving
from desktop.shell.line_chip import LineState
from desktop.shell.rail import Badge
from desktop.shell.toast import Notice
from desktop.sign_in.door import Standing
from desktop.sign_in.person import Person, SignInResult, TakeAnswer
from desktop.sign_in.screen import SignInScreen
from desktop.theme.theme import Theme
from desktop.wording.moments import minute
from desktop.wording.parcels import PARCELS
from desktop.workplace import Workplace
from sync.shop.profile import Books, is_enrolled, open_books
from sync.shop.proof_of_sums import Proof
from sync.shop.queue import Status
from sync.shop.trouble import Trouble
from sync.stock.item import Item
from sync.stock.moment import Clock

if TYPE_CHECKING:
    from desktop.exchange_thread import ExchangeThread, Told
    from desktop.main_window import Shell
    from desktop.rooms import Rooms
    from sync.shop.carrying import Delivered
    from sync.shop.lookout import Seen

HOME = "counter"
_HOUR_S = 3600
_READ_S = 10
"""What nobody asked for stands long enough to be read."""


def load(profile: Path, clock: Clock) -> Books | Trouble | None:
    """The books of a profile, opened; what stands in the way; None where there are none yet."""
    if not is_enrolled(profile):
        return None
    try:
        return open_books(profile, clock)
    except Trouble as trouble:
        return trouble


class ShopWindow(QObject):
    """From open books to closed ones. `furnish` makes the pages, when the first is visited.

    heard carries each Told, once the window shows it. enrol_asked: somebody has a code for a computer
    that HQ has stopped.
    """

    heard = Signal(object)
    enrol_asked = Signal()

    def __init__(
        self,
        window: MainWindow,
        books: Books,
        *,
        theme: Theme,
        door: SignInScreen,
        furnish: "Callable[[Workplace], Rooms]",
    ) -> None:
        super().__init__()
        self.place = Workplace(books, language=theme.language)
        self.window = window
        self._door = door
        self._exchange: ExchangeThread | None = None
        self._told: Told | None = None
        self._has_outage, self._reached = False, 0
        self._furnish = furnish
        self._rooms: Rooms | None = None
        self._moved = (0, 0)
        self._parcels: tuple[Path, ...] = ()
        self._proving = Proving(books, self)
        self._proof: Proof | None = None
        self.show_names()
        self._connect()
        self._show_standing()

    @property
    def _shell(self) -> "Shell":
        return self.window.shell

    def make(self, key: str) -> Page:
        """The page of that name, for the rail."""
        if self._rooms is None:
            self._rooms = self._furnish(self.place)
            self._rooms.try_asked.connect(self.try_now)
            self._rooms.enrol_asked.connect(self.enrol_asked)
            self._rooms.looked.connect(self._look)
            self._shell.use_finders(tuple(self._rooms.finders(self._show_item)))
            self._rooms.show_line(self._facts())
        return self._rooms.make(key)

    def check_pin(self, code: str, pin: str, answer: TakeAnswer) -> None:
        """Beside the window: Argon2 is made to take its time."""
        catalogue = self.place.books.catalogue

        def check() -> SignInResult | Trouble:
            try:
                found = catalogue.check_pin(code, pin)
            except Trouble as trouble:
                return trouble
            return SignInResult(found.is_right, found.tries_left, found.wait_s)

        def take(found: SignInResult | Trouble) -> None:
            if isinstance(found, Trouble):
                answer(None)
                raise found
            answer(found)

        self.place.errands.send_first(check, take)

    def lock(self) -> None:
        """The next clerk signs in; whoever locks stands first, and nothing in hand is lost."""
        self.show_names()
        if self.place.clerk is not None:
            self._door.choose(self.place.clerk.code)
        self.window.cover(self._door)

    def show_names(self) -> None:
        """Site, device and people, in the language of the screens."""
        place, device = self.place, self.place.books.device
        site = place.site_name(place.site)
        self.window.name_place(site, device.name)
        self._door.door.show_place(site, device.name)
        held = Counter(kept.draft.by for kept in place.drafts.held())
        people = place.books.catalogue.staff()
        self._door.show_people(
            tuple(Person(p.code, p.name, p.role.value, held[p.code]) for p in people)
        )

    def speak(self, language: str) -> None:
        """Before the screens change their words."""
        self.place.language = language
        self.place.forget_names()
        self.show_names()

    def keep_in_step(self, exchange: "ExchangeThread") -> None:
        """Exchange with HQ from now on."""
        self._exchange = exchange
        exchange.told.connect(self._take_told)
        exchange.seen.connect(self._take_seen)
        exchange.carried.connect(self._take_carried)
        exchange.fetched.connect(self.place.fetched)
        self.place.fetch_asked.connect(exchange.fetch)
        self.place.recorded.connect(exchange.wake)
        self.place.rounds = exchange
        exchange.start()
        self._proving.begin()

    def close(self) -> None:
        """Everything is on the disk already; where a round hangs, the next start looks closer."""
        may_close = self._exchange.stop() if self._exchange is not None else True
        self._proving.close()
        self.place.close()
        if may_close:
            self.place.books.close()

    def _sign_in(self, code: str) -> None:
        person = self.place.books.catalogue.roster.person(code)
        if person is None:
            return
        self.place.sign_in(person)
        self._shell.top.show_clerk(person.name)
        self.window.uncover()
        if self._shell.page is None:
            self._shell.go_to(HOME)
        else:
            self._shell.page.entered()
        self.take_in(())

    def take_in(self, parcels: tuple[Path, ...]) -> None:
        """Files off a stick, opened from outside: at the sync page, once somebody is signed in."""
        self._parcels += parcels
        if self._parcels and self.place.clerk is not None and self.window.covering() is None:
            taken, self._parcels = self._parcels, ()
            self._shell.go_to("sync", taken)

    def _take_told(self, told: "Told") -> None:
        self._told = told
        if told.arrived or told.pulled:
            self._moved = (told.arrived, told.pulled)
        if told.pulled:
            self.place.forget_names()
            if self.window.covering() is self._door:
                self.show_names()
        if told.skus or told.documents:
            self.place.tell(told.skus, told.documents)
        self._show_standing()
        self._mark_outage(told)
        self._prove_again(told)
        self.heard.emit(told)

    def _take_carried(self, done: "Delivered") -> None:
        """HQ has answered or refused what this till carries for others."""
        told = [PARCELS.refused(*each) for each in done.refused]
        if done.answered:
            told.append(PARCELS.answered(done.answered))
        icon = "warning" if done.refused else "check-circle-fill"
        self._shell.tell(Notice(PARCELS.said(told), _READ_S, icon=icon))
        if self._rooms is not None:
            self._rooms.note_carried()

    def _take_dropped(self, files: tuple[Path, ...]) -> None:
        """Parcels are taken in; nothing else has a place on every page."""
        parcels = self._rooms.parcels_of(files) if self._rooms is not None else ()
        if parcels:
            self._shell.go_to("sync", parcels)
        else:
            words = self.tr(
                "This file has no place here. Photos and PDF files belong to an opened document;"
                " files of the kind .counterstock-parcel are taken in everywhere."
            )
            self._shell.tell(Notice(words, _READ_S, icon="warning"))

    def _take_proof(self, proof: Proof) -> None:
        """Sums that do not add up are put right by the exchange, which looks again itself."""
        self._proof = proof
        if proof.wrong:
            self.place.books.mending.doubt()
            self.try_now()
        self._show_standing()

    def _prove_again(self, told: "Told") -> None:
        """After a round that may have put wrong sums right."""
        if self._proof is not None and self._proof.wrong and told.is_quiet:
            self._proving.prove()

    def _take_recorded(self) -> None:
        self._show_standing()

    def _mark_outage(self, told: "Told") -> None:
        """The strip once an outage; a word when it is over and everything has arrived."""
        if told.is_lost and not self._has_outage:
            self._has_outage, self._reached = True, 0
            self._shell.banner.open(minute(told.link.since))
        if not self._has_outage or told.is_lost:
            return
        self._reached += told.arrived
        self._shell.banner.hide()
        if told.is_quiet:
            self._has_outage = False
            self._tell_back_online()

    def _tell_back_online(self) -> None:
        if self._reached:
            words = self.tr("Back online. %n document(s) reached HQ.", "", self._reached)
            self._shell.tell(Notice(words, 3))

    def _show_standing(self) -> None:
        line = self._line()
        if self.window.has_shell:
            self._shell.show_line(line)
            self._shell.show_badge("sync", Badge(line.waiting))
            self._shell.show_badge("cases", Badge(line.for_you, "need"))
        if self._rooms is not None:
            self._rooms.show_line(self._facts())
        status = self.place.books.queue.status()
        since = minute(self._told.link.since) if self._told is not None else ""
        heard = self._told is not None and self._told.link.last_heard
        self._door.door.show_standing(
            Standing(line, since, status.clock_offset_s if heard else None)
        )

    def _line(self) -> LineState:
        return replace(self._line_now(), intact=self._proof is None or not self._proof.wrong)

    def _line_now(self) -> LineState:
        status = self.place.books.queue.status()
        told = self._told
        if status.state != "ok":
            return LineState("signed_out", status.waiting, for_you=status.cases)
        if told is None or not told.link.is_online:
            since = (
                told.link.since if told is not None and told.link.since else status.last_exchange
            )
            return LineState(
                "offline", status.waiting, for_you=status.cases, offline_hours=self._hours(since)
            )
        if status.waiting and not told.is_quiet and told.sent:
            return LineState("syncing", told.backlog, told.sent, for_you=status.cases)
        return LineState("online", status.waiting, for_you=status.cases)

    def _facts(self) -> LineFacts:
        """What the sync page tells of the line."""
        told, status = self._told, self.place.books.queue.status()
        if told is None:
            return LineFacts(
                last_heard=status.last_exchange, waiting=status.waiting, state=status.state,
                proof=self._proof,
            )  # fmt: skip
        line = (ONLINE if told.is_quiet else SYNCING) if told.link.is_online else OFFLINE
        now_s = self.place.books.clock.monotonic_s()
        trouble = told.trouble
        return LineFacts(
            line, told.link.since, told.link.last_heard or status.last_exchange,
            next_try_s=now_s + told.rest_s if told.rest_s else 0.0,
            failures=told.link.failures, pushed=self._moved[0], pulled=self._moved[1],
            waiting=status.waiting, state=status.state,
            clock_offset_s=status.clock_offset_s if told.link.last_heard else 0,
            trouble=trouble.code if trouble else _standing_still(status), message=trouble.message if trouble else "",
            proof=self._proof,
        )  # fmt: skip

    def try_now(self) -> None:
        if self._exchange is not None:
            self._exchange.wake()

    def _look(self, case: str, take: bool) -> None:  # noqa: FBT001 - Qt's own signal
        if self._exchange is not None:
            self._exchange.look(case, self.place.actor().code, take=take)

    def _take_seen(self, seen: "Seen") -> None:
        if self._rooms is not None:
            self._rooms.show_seen(seen)

    def _show_sync(self) -> None:
        self._shell.go_to("sync")

    def _hours(self, since: str) -> int:
        if not since:
            return 0
        passed = self.place.books.clock.now() - datetime.fromisoformat(since)
        return max(0, int(passed.total_seconds()) // _HOUR_S)

    def _connect(self) -> None:
        self._door.signed_in.connect(self._sign_in)
        if self.window.has_shell:
            self._meet_shell()
        else:
            self.window.furnished.connect(self._meet_shell)
        self.place.recorded.connect(self._take_recorded)
        self._proving.proved.connect(self._take_proof)

    def _meet_shell(self) -> None:
        shell = self._shell
        shell.lock_asked.connect(self.lock)
        shell.files_dropped.connect(self._take_dropped)
        shell.top.line_pressed.connect(self._show_sync)
        shell.banner.look_pressed.connect(self._show_sync)
        self._show_standing()

    def _show_item(self, item: Item) -> None:
        self._shell.go_to("on_hand", item.sku)


def _standing_still(status: Status) -> str:
    """The code of a queue that stands though HQ answers; empty while it moves."""
    return "stalled" if "stalled" in status.reasons else ""
