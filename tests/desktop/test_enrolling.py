"""A stopped computer is let in again at the window, by the keys a clerk would press."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.first_start.connect_again import ConnectAgain
from desktop.joining import join
from desktop.settings import Settings, save_settings
from desktop.sync_centre.page import SyncPage
from sync.cli.wall_clock import WallClock
from sync.shop.profile import open_books
from tests.desktop.hand import key, write
from tests.fake_hq import FakeHq, served
from tests.shop.lines import an_hq
from tests.shop.shops import received

PATIENCE_MS = 60_000
pytestmark = pytest.mark.expects_log  # Qt's messages go to the log, the offscreen platform's too


@pytest.fixture
def hq() -> FakeHq:
    return an_hq()


@pytest.fixture
def stopped(hq: FakeHq, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A till that was let in, recorded something, and was stopped by HQ since."""
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    profile = tmp_path / "shop"
    with served(hq) as url:
        code = hq.enrol_code("MK02")
        assert isinstance(
            join(profile, WallClock(), address=url, code=code, device="收銀台 2"), str
        )
        with open_books(profile, WallClock()) as books:
            received(books)
            hq.revoke(books.device.id)
        save_settings(profile, Settings(language="en", theme="light", sound="off"))
        yield profile


@pytest.fixture
def program(qapp: QApplication, stopped: Path) -> Iterator[Program]:
    made = Program(qapp, stopped)
    made.open()
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    QTest.qWait(10)


def sync_page(program: Program, qtbot: QtBot) -> SyncPage:
    """At the sync page, once it says that HQ has stopped this computer."""
    qtbot.waitUntil(lambda: program.shop is not None, timeout=PATIENCE_MS)
    program.window.shell.go_to("sync")
    program.window.uncover()
    page = program.window.shell.page
    assert isinstance(page, SyncPage)
    qtbot.waitUntil(
        lambda: "HQ has stopped this computer" in page.notice.words(), timeout=PATIENCE_MS
    )
    return page


def asked_for_code(program: Program, qtbot: QtBot) -> ConnectAgain:
    page = sync_page(program, qtbot)
    key(page.focus_home(), Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    screen = program.window.covering()
    assert isinstance(screen, ConnectAgain)
    return screen


def test_a_stopped_computer_goes_on_with_a_code_and_brings_what_waited(
    program: Program, hq: FakeHq, qtbot: QtBot
) -> None:
    screen = asked_for_code(program, qtbot)
    assert screen.code.hasFocus()
    write(screen.code, "WRONG")
    key(screen.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.answer().startswith("HQ does not know"), timeout=PATIENCE_MS)
    screen.code.clear()
    QApplication.clipboard().setText(hq.enrol_code("MK02"))  # keys so fast would be a scan
    key(screen.code, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    key(screen.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.covering() is program.door, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: program.shop is not None, timeout=PATIENCE_MS)
    assert program.shop is not None
    books = program.shop.place.books
    qtbot.waitUntil(lambda: books.queue.status().safe_to_close, timeout=PATIENCE_MS)
    assert (books.device.state, books.device.number) == ("ok", "02")
    assert len(hq.documents) == 1


def test_who_has_no_code_goes_back_to_the_page(program: Program, qtbot: QtBot) -> None:
    screen = asked_for_code(program, qtbot)
    key(screen.code, Qt.Key.Key_Escape)
    assert program.window.covering() is None
    assert program.shop is not None


def test_who_gives_up_after_a_wrong_code_comes_to_the_door_of_the_same_books(
    program: Program, qtbot: QtBot
) -> None:
    screen = asked_for_code(program, qtbot)
    write(screen.code, "WRONG")
    key(screen.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.answer().startswith("HQ does not know"), timeout=PATIENCE_MS)
    key(screen.code, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: program.shop is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: program.window.covering() is program.door, timeout=PATIENCE_MS)
    sync_page(program, qtbot)
