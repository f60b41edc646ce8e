"""A person at the real window, as the journeys need one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.counter.page import CounterPage
from desktop.first_start.kept_key import KeptKey
from desktop.first_start.screen import Enrolment
from desktop.settings import Settings

PATIENCE_MS = 20_000
PINS = {"C101": "1357", "C102": "2468", "D201": "3690"}


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

    def _keep_the_recovery_key(self) -> None:
        screen = self.program.window.covering()
        assert isinstance(screen, KeptKey)
        QTest.keyClicks(screen.field, screen.code()[-4:])
        QTest.keyClick(screen.field, Qt.Key.Key_Return)

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=PATIENCE_MS)

    def connect(self, url: str, code: str) -> None:
        self.program.first_start.enrol_asked.emit(Enrolment(url, code, "收銀台 2"))
        self.wait(lambda: isinstance(self.program.window.covering(), KeptKey))
        self._keep_the_recovery_key()
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
