"""The pages of one shop, made when first visited, and what all of them hear of the line.

Apart from the window on purpose: signing in needs no page, so their modules come after the books.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.cases.page import CasesPage
from desktop.counter.finders import item_finder
from desktop.counter.page import CounterPage
from desktop.documents.page import DocumentsPage
from desktop.line_facts import LineFacts
from desktop.on_hand.page import StockPage
from desktop.page import Page
from desktop.shell.palette import Finder
from desktop.sound import Scanner
from desktop.sync_centre.page import SyncPage
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.lookout import Seen
from sync.shop.stick import PARCEL_SUFFIX
from sync.stock.item import Item


class Rooms(QObject):
    """try_asked: somebody wants an exchange now, enrol_asked to be let in again.

    looked: a case is open, or none; as Watch says.
    """

    try_asked = Signal()
    enrol_asked = Signal()
    looked = Signal(str, bool)

    def __init__(self, theme: Theme, place: Workplace, scanner: Scanner) -> None:
        super().__init__(place)
        self._place = place
        self._facts = LineFacts()
        self._counter: CounterPage | None = None
        self._sync: SyncPage | None = None
        self._cases: CasesPage | None = None
        clock = place.books.clock
        self._makers: Mapping[str, Callable[[], Page]] = {
            "counter": lambda: CounterPage(theme, place, scanner),
            "on_hand": lambda: StockPage(theme, place),
            "documents": lambda: DocumentsPage(theme, place),
            "cases": lambda: CasesPage(theme, place),
            "sync": lambda: SyncPage(theme, place, clock.monotonic_s),
        }

    def make(self, key: str) -> Page:
        """The page of that name, for the rail."""
        page = self._makers[key]()
        if isinstance(page, CounterPage):
            self._counter = page
        elif isinstance(page, SyncPage):
            self._sync = page
            page.try_asked.connect(self.try_asked)
            page.enrol_asked.connect(self.enrol_asked)
        elif isinstance(page, CasesPage):
            self._cases = page
            page.watch.looked.connect(self.looked)
        self.show_line(self._facts)
        return page

    def show_line(self, facts: LineFacts) -> None:
        self._facts = facts
        if self._counter is not None:
            self._counter.show_line_state(is_offline=facts.is_offline and not facts.is_stopped)
        if self._sync is not None:
            self._sync.show_line(facts)

    def show_seen(self, seen: Seen) -> None:
        """Who has the open case elsewhere."""
        if self._cases is not None:
            self._cases.watch.show_seen(seen)

    def note_carried(self) -> None:
        """What this till carries for others has changed."""
        if self._sync is not None:
            self._sync.note_changes()

    def parcels_of(self, files: Sequence[Path]) -> tuple[Path, ...]:
        """Those that come off a stick, by their names."""
        return tuple(file for file in files if file.name.endswith(PARCEL_SUFFIX))

    def finders(self, show_item: Callable[[Item], None]) -> Sequence[Finder]:
        """What Ctrl K finds beside pages and commands."""
        return (item_finder(self._place, show_item),)
