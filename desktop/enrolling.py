"""Connecting at the window: a new computer, or one that HQ has stopped, by a code to open books.

Who shows the address and the code is a screen of first start's; what enrolling means is the shop's.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.errands import Errands
from desktop.first_start.connect_again import ConnectAgain
from desktop.first_start.kept_key import KeptKey
from desktop.first_start.screen import Enrolment, FirstStart
from desktop.frame import MainWindow
from desktop.joining import join, join_again
from desktop.settings import allows_http
from desktop.theme.theme import Theme
from desktop.wording.sentence import joining_sentence
from desktop.workplace import Workplace
from sync.shop.trouble import Trouble
from sync.stock.moment import Clock
from sync.stock.refusal import Refusal


class Enrolling(QObject):
    """enrolled: the books are to be opened. books_needed: whoever has them open must close them first.

    left: the person thought better of it.
    """

    enrolled = Signal()
    books_needed = Signal()
    left = Signal()

    def __init__(
        self, profile: Path, clock: Clock, *, theme: Theme, window: MainWindow, errands: Errands
    ) -> None:
        super().__init__(window)
        self._profile, self._clock = profile, clock
        self._theme, self._window, self._errands = theme, window, errands
        self._screen: FirstStart | ConnectAgain | None = None

    def join(self, asked: Enrolment, screen: FirstStart) -> None:
        """Let a new computer in."""
        self._screen = screen
        screen.show_busy()
        self._errands.send(lambda: self._joined(asked), self._take)

    def offer(self, place: Workplace) -> None:
        """Show where the code for a stopped computer is typed."""
        screen = ConnectAgain(self._theme, place.books.device, site=place.site_name(place.site))
        screen.enrol_asked.connect(self._join_again)
        screen.left.connect(self._leave)
        self._screen = screen
        self._window.cover(screen)

    def _join_again(self, asked: object) -> None:
        if not isinstance(asked, Enrolment) or self._screen is None:
            return
        self._screen.show_busy()
        self.books_needed.emit()
        self._errands.send(lambda: self._joined_again(asked), self._take)

    def _joined(self, asked: Enrolment) -> Refusal | Trouble | str:
        return join(
            self._profile, self._clock, address=asked.address, code=asked.code,
            device=asked.device, allow_http=allows_http(),
        )  # fmt: skip

    def _joined_again(self, asked: Enrolment) -> Refusal | Trouble | str:
        return join_again(
            self._profile, self._clock, address=asked.address, code=asked.code,
            allow_http=allows_http(),
        )  # fmt: skip

    def _take(self, told: Refusal | Trouble | str) -> None:
        """The recovery key comes before anything is sold: what is not written down now is lost."""
        screen = self._screen
        if screen is None:
            return
        if isinstance(told, Refusal | Trouble):
            screen.show_answer(joining_sentence(told))
            return
        if told:
            kept = KeptKey(self._theme, told, device=screen.device_name())
            kept.kept.connect(self.enrolled)
            self._window.cover(kept)
        else:
            self.enrolled.emit()
        self._forget()

    def _leave(self) -> None:
        self.left.emit()
        self._forget()

    def _forget(self) -> None:
        """First start's own screen is kept by whoever made it."""
        if isinstance(self._screen, ConnectAgain):
            self._screen.deleteLater()
        self._screen = None
