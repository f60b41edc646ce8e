"""The window with every page over the board's morning, as a clerk would find it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.cases.page import CasesPage
from desktop.counter.mode import MODES
from desktop.counter.page import CounterPage
from desktop.documents.opened import FILES, TIMELINE
from desktop.documents.page import DocumentsPage
from desktop.frame import MainWindow
from desktop.line_facts import LineFacts
from desktop.main_window import Shell
from desktop.on_hand.page import StockPage
from desktop.page import Page, PageEntry
from desktop.shell.line_chip import LineState
from desktop.shell.rail import RailEntry
from desktop.sound import Scanner
from desktop.sync_centre.page import SyncPage
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.attaching import attach
from sync.shop.ledger import Recorded
from tests.desktop.sample_cases import tell_cases
from tests.desktop.sample_day import TILES
from tests.desktop.sample_line import (
    CHIPS,
    LINES,
    STICKS,
    let_hq_answer,
    show_stick,
    take_verdicts_from_stick,
)
from tests.desktop.sample_shop import MEI
from tests.files import PDF, long_photo, named

STATES = (
    *(f"line-{name}" for name in LINES), *(f"stick-{name}" for name in STICKS),
    "stick-taken", "answers", "answers-refused", "answers-sent",
)  # fmt: skip
"""Of the sync page: what is to be shown last changes its books."""
PAGES = ("counter", "reserve", "on_hand", "documents", "timeline", "files", "cases", "case", "sync")
BASKET = (
    ("TW-1010", 1), ("ND-0454", 5), ("SN-0227", 3), ("TW-1205", 2), ("ND-0100", 30),
    ("BK-0500", 4), ("PT-0085", 24), ("SC-0510", 6), ("DR-0375", 12),
)  # fmt: skip
HELD = (("TY-1100", 2), ("DR-0375", 120))
AWAY = LineFacts(
    "offline", since="2026-11-20T02:18:00.000Z", last_heard="2026-11-20T02:17:03.000Z",
    next_try_s=42.0, failures=5, pushed=6, pulled=38, waiting=9,
)  # fmt: skip
_ON = {"reserve": "counter", "timeline": "documents", "files": "documents", "case": "cases"}
_RESERVE = [mode.key for mode in MODES].index("reservation")
_OPENED = {"timeline": TIMELINE, "files": FILES}
_ANSWERS = {"answers": 2, "answers-refused": 1, "answers-sent": 6}
_PAPERS = (("碎了的托盤.jpg", long_photo(1_400_000)), ("送貨單 DN-7781.pdf", PDF))
_RAIL = {
    "counter": ("barcode", "Counter"),
    "on_hand": ("package", "Stock"),
    "documents": ("file", "Docs"),
    "cases": ("scales", "Cases"),
    "sync": ("arrows-clockwise", "Sync"),
}


@dataclass
class SampleWindow:
    """Goes to a page as PAGES names it."""

    window: MainWindow
    place: Workplace
    morning: dict[str, Recorded]
    case: str
    has_answers: bool = False

    def show_state(self, name: str) -> SyncPage:
        """The sync page as STATES names it."""
        page = self.go_to("sync")
        assert isinstance(page, SyncPage)
        about, _, which = name.partition("-")
        page.sticks._happened = None
        if about != "line":
            self.window.shell.show_line(CHIPS["away"])
        if about == "line":
            page.show_line(LINES[which])
            self.window.shell.show_line(CHIPS.get(which, CHIPS["away"]))
        elif name == "stick-taken":
            take_verdicts_from_stick(page)
        elif about == "stick":
            show_stick(page, which)
        elif not self.has_answers:
            let_hq_answer(self.place)
            self.has_answers = True
        if about == "answers":
            page.table.choose_row(_ANSWERS[name])
        return page

    def go_to(self, name: str) -> Page:
        if name in STATES:
            return self.show_state(name)
        shell = self.window.shell
        shell.go_to(_ON.get(name, name))
        page = shell.page
        assert page is not None
        if isinstance(page, StockPage):
            page.open_with(("why", TILES))
        elif isinstance(page, CounterPage):
            page.choose_segment(_RESERVE if name == "reserve" else 0)
        elif isinstance(page, SyncPage):
            page.show_line(AWAY)
        elif isinstance(page, CasesPage):
            page.step_back()
            if name == "case":
                page.open_case(self.case)
        elif isinstance(page, DocumentsPage):
            page.step_back()
            if name in _OPENED:
                page.open_document(self.morning["receipt"].document)
                page.choose_segment(_OPENED[name])
        return page

    def is_filled(self, page: Page) -> bool:
        """Whether what the page reads beside the window has come."""
        if isinstance(page, StockPage):
            return page.panel.account is not None and page.list.model.rowCount() > 0
        if isinstance(page, DocumentsPage):
            return page.list.model.rowCount() > 0
        return not isinstance(page, SyncPage) or page.model.rowCount() > 0


def sample_window(theme: Theme, place: Workplace, morning: dict[str, Recorded]) -> SampleWindow:
    case = tell_cases(place.books, "edit_clash", "duplicate_note")["edit_clash"]
    attach_papers(place, morning["receipt"])
    makers: dict[str, Callable[[], Page]] = {
        "counter": lambda: _counter(theme, place),
        "on_hand": lambda: StockPage(theme, place),
        "documents": lambda: DocumentsPage(theme, place),
        "cases": lambda: CasesPage(theme, place),
        "sync": lambda: SyncPage(theme, place, lambda: 0.0),
    }
    entries = tuple(PageEntry(_rail(key), make) for key, make in makers.items())
    shell = Shell(theme, entries, feet=())
    window = MainWindow(lambda: shell)
    window.uncover()
    shell.top.show_clerk("陳美玲")
    shell.show_line(LineState("offline", waiting=4, for_you=1))
    return SampleWindow(window, place, morning, case)


def attach_papers(place: Workplace, to: Recorded) -> None:
    """One is sent, one waits, and the third was attached elsewhere."""
    books = place.books
    made = [attach(books, to.document, body, name=name, by=MEI) for name, body in _PAPERS]
    sent = made[0].attachment
    books.blobs.note_sent(sent.sha256, sent=sent.size, whole=True)
    books.ledger.attach(to.document, (named(long_photo(820_000), "IMG_2217.jpg"),), by=MEI)


def _rail(key: str) -> RailEntry:
    icon, words = _RAIL[key]
    return RailEntry(key, icon, lambda: QCoreApplication.translate("Rail", words))


def _counter(theme: Theme, place: Workplace) -> Page:
    page = CounterPage(theme, place, Scanner("off", lambda _name: None))
    for sku, quantity in BASKET:
        page.till.scan(sku, str(quantity))
    page.till.set_field("party", "陳記茶餐廳")
    page.choose_segment(_RESERVE)
    for sku, quantity in HELD:
        page.till.scan(sku, str(quantity))
    page.till.set_field("party", "李太")
    page.till.set_field("reference", "HKD 200")
    page.choose_segment(0)
    return page
