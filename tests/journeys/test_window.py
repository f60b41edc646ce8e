"""The real window over real books, with a real HQ on loopback that goes and comes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.app import Program
from desktop.counter.page import CounterPage
from desktop.first_start.screen import Enrolment
from desktop.settings import Settings, save_settings
from sync.cli.wall_clock import WallClock
from sync.demo.company import found
from sync.hq.headquarters import Headquarters, open_headquarters
from sync.hq.serving import answering
from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_client import HqClient
from sync.shop.profile import open_books
from tests.desktop.chinese_fonts import lend_fonts
from tests.shop.lines import LoadedDice

lend_fonts()
pytestmark = pytest.mark.expects_log  # Qt's messages go to the log, the offscreen platform's too

TEA = "4897700000012"
PATIENCE_MS = 20_000
PINS = {"C101": "1357", "C102": "2468"}


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """HQ's books with sites, people and goods."""
    folder = tmp_path_factory.mktemp("hq")
    found(folder, WallClock())
    return folder


@pytest.fixture
def hq(company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Headquarters]:
    """A copy of its own for each test: what one sells is no case of the next."""
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    own = copytree(company, tmp_path / "hq")
    with open_headquarters(own, WallClock()) as open_one:
        yield open_one


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    profile = tmp_path / "till"
    save_settings(profile, Settings(language="en", theme="light", sound="off"))
    made = Program(qapp, profile)
    made.open()
    yield made
    if isValid(made.window):
        end(made)


def end(program: Program) -> None:
    """Close the window as a person does, and let go of it before anything else asks its books."""
    if program.shop is not None:
        program.use(Settings(language="en", theme="light", sound="off"))
        QTest.qWait(10)
    program.window.close()
    program.close()
    program.window.deleteLater()
    QTest.qWait(10)


class Clerk:
    """A person at the window."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self._qtbot, self.program = qtbot, program
        self.shell = program.window.shell

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=PATIENCE_MS)

    def connect(self, url: str, code: str) -> None:
        self.program.first_start.enrol_asked.emit(Enrolment(url, code, "收銀台 2"))
        self.wait(lambda: self.program.shop is not None)
        self.wait(lambda: self.books.catalogue.count() > 100)
        self.wait(lambda: self.chip() == "Online　all sent")

    @property
    def books(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 - the open books
        assert self.program.shop is not None
        return self.program.shop.place.books

    def sign_in(self, code: str) -> None:
        door = self.program.door
        self.wait(lambda: self.program.window.covering() is door)
        self.wait(lambda: code in [person.code for person in door._people])
        door.choose(code)
        QTest.keyClicks(door._field, PINS[code])
        QTest.keyClick(door._field, Qt.Key.Key_Return)
        self.wait(lambda: self.program.window.covering() is None)

    @property
    def counter(self) -> CounterPage:
        page = self.shell.page
        assert isinstance(page, CounterPage)
        return page

    def scan(self, code: str) -> None:
        """As a scanner does: fast keys, closed by Enter."""
        field = self.counter.scan_box.field
        field.setFocus()
        QTest.keyClicks(field, code)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def post(self) -> None:
        """F12's action itself: the offscreen platform does not always say which window is active."""
        self.counter._actions["post"].trigger()

    def chip(self) -> str:
        return self.shell.top.line_chip.text()


@pytest.fixture
def clerk(qtbot: QtBot, program: Program) -> Clerk:
    return Clerk(qtbot, program)


def test_posted_offline_then_hq_comes_and_another_till_sees_it(
    clerk: Clerk, hq: Headquarters, tmp_path: Path
) -> None:
    clock = WallClock()
    with ExitStack() as line:
        url = line.enter_context(answering(hq))
        clerk.connect(url, hq.devices.new_code("MK02").code)
        clerk.sign_in("C101")
    port = int(url.rpartition(":")[2])

    clerk.wait(lambda: clerk.chip().startswith("Offline"))
    clerk.counter.choose_segment(1)
    clerk.scan(TEA)
    clerk.scan(TEA)
    clerk.post()
    clerk.wait(lambda: clerk.chip().startswith("Offline　1 waiting"))
    number = next(iter(clerk.books.reading.documents())).number
    assert clerk.counter.till.draft.is_empty

    with answering(hq, port=port), HqClient(url, clock=clock) as other:
        clerk.program.shop._try_now()  # type: ignore[union-attr]  # it is open
        clerk.wait(lambda: clerk.books.queue.status().waiting == 0)
        clerk.wait(lambda: clerk.chip() == "Online　all sent")
        second = tmp_path / "second"
        enrol(second, clock, other, code=hq.devices.new_code("MK02").code, name="收銀台 3")
        with open_books(second, clock) as seen:
            Exchange(seen, other, clock, LoadedDice()).run_until_quiet(lambda _s: None)
            shown = seen.reading.show(number)
    assert [(line.sku, line.quantity) for line in shown.content.lines] == [("DR-0375", 2)]
    assert shown.steps[0].by == "C101"


def test_the_next_clerk_takes_over_and_each_step_bears_its_name(
    clerk: Clerk, hq: Headquarters
) -> None:
    with answering(hq) as url:
        clerk.connect(url, hq.devices.new_code("MK02").code)
        clerk.sign_in("C101")
        clerk.scan(TEA)
        clerk.shell.lock_asked.emit()
        clerk.sign_in("C102")
        assert len(clerk.counter.till.draft.content.lines) == 1
        clerk.post()
        clerk.wait(lambda: [row.by for row in clerk.books.queue.latest(limit=1)] == ["C102"])


def test_language_and_theme_change_under_the_clerks_hands(clerk: Clerk, hq: Headquarters) -> None:
    with answering(hq) as url:
        clerk.connect(url, hq.devices.new_code("MK02").code)
        clerk.sign_in("C101")
        clerk.scan(TEA)
        clerk.program.use(Settings(language="zh_CN", theme="dark", sound="off"))
        clerk.wait(lambda: clerk.counter.heading().title == "柜台")
        assert clerk.program._theme.scheme == "dark"
        line = clerk.counter.sheet.last_scan.line()
        assert line is not None
        assert len(clerk.counter.till.draft.content.lines) == 1


def test_a_draft_is_in_hand_again_after_the_window_was_closed(
    clerk: Clerk, hq: Headquarters, qapp: QApplication, qtbot: QtBot
) -> None:
    with answering(hq) as url:
        clerk.connect(url, hq.devices.new_code("MK02").code)
        clerk.sign_in("C101")
        clerk.scan(TEA)
        profile = clerk.books.profile
        end(clerk.program)
        again = Program(qapp, profile)
        again.open()
        later = Clerk(qtbot, again)
        later.sign_in("C101")
        lines = later.counter.till.draft.content.lines
        end(again)
        assert [(line.sku, line.quantity) for line in lines] == [("DR-0375", 1)]
