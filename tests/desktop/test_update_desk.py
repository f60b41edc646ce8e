"""A new version in the window: quiet, never in the way of a document, and in place when nobody is at work."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from desktop.frame import MainWindow
from desktop.language import Translations
from desktop.main_window import Shell
from desktop.page import Page
from desktop.preferences.page import PreferencesPage
from desktop.rail_entries import feet
from desktop.rail_entries import rooms as rail_rooms
from desktop.rooms import Rooms
from desktop.settings import Settings
from desktop.shop_window import ShopWindow
from desktop.sign_in.person import SignInResult
from desktop.sign_in.screen import SignInScreen
from desktop.sound import Scanner
from desktop.theme.theme import Theme
from desktop.update_desk import UpdateDesk, update_desk
from sync.updates.installation import Installation
from sync.updates.trouble import UpdateTrouble
from sync.updates.updating import Looked
from tests.desktop.hand import click
from tests.desktop.sample_shop import a_sample_shop
from tests.updates.publisher import built, installed

READY = Looked("ready", "1.0", "1.1")


@pytest.fixture
def shop(
    qtbot: QtBot, theme: Theme, tmp_path: Path, hong_kong: None, translations: Translations
) -> Iterator[ShopWindow]:
    """A signed-in clerk, one step that waits for HQ, and the settings page."""
    made: list[ShopWindow] = []

    def page(key: str) -> Page:
        return PreferencesPage(theme, Settings()) if key == "preferences" else made[0].make(key)

    window = MainWindow(lambda: Shell(theme, rail_rooms(page), feet=feet(page)))
    door = SignInScreen(theme, lambda _code, _pin, answer: answer(SignInResult(is_right=True)))
    books = a_sample_shop(tmp_path / "shop")
    made.append(
        ShopWindow(
            window,
            books,
            theme=theme,
            door=door,
            furnish=lambda place: Rooms(theme, place, Scanner("off", lambda _: None)),
        )
    )
    window.show()
    door.signed_in.emit("C101")
    yield made[0]
    window.close()
    window.deleteLater()
    QTest.qWait(10)  # the pages go before their books
    made[0].close()


@pytest.fixture
def pc(tmp_path: Path) -> Installation:
    made = installed(tmp_path / "PC", "1.0", b"{}")
    built(made.root / "app-1.1", "1.1", b"{}")
    (made.root / "counterstock").write_text("#!/bin/sh\n", encoding="utf-8")
    return made


@pytest.fixture
def nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(UpdateDesk, "_waiting", lambda _desk: 0)


@pytest.fixture
def started() -> list[list[str]]:
    return []


@pytest.fixture
def desk(shop: ShopWindow, pc: Installation, started: list[list[str]]) -> Iterator[UpdateDesk]:
    def at_the_end(words: Sequence[str]) -> None:
        started.append(list(words))

    made = UpdateDesk(shop, pc, at_the_end=at_the_end)
    yield made
    made.close()


def test_a_ready_version_is_said_once_and_nothing_is_put_in_place_at_work(
    desk: UpdateDesk, shop: ShopWindow, pc: Installation, nothing_waits: None
) -> None:
    strip = shop.window.shell.version
    assert strip.isHidden()
    desk.take(READY)
    assert strip.isVisible()
    assert "1.1 is ready" in strip.sentence()
    assert pc.current() == "1.0"
    click(strip.buttons()[1])
    desk.settle()
    assert strip.isHidden()


def test_it_takes_its_place_when_the_clerk_has_signed_out(
    desk: UpdateDesk, shop: ShopWindow, pc: Installation, nothing_waits: None
) -> None:
    desk.take(READY)
    shop.lock()
    desk.settle()
    assert (pc.current(), pc.previous()) == ("1.1", "1.0")


def test_what_waits_for_hq_goes_first(
    desk: UpdateDesk, shop: ShopWindow, pc: Installation, started: list[list[str]]
) -> None:
    desk.take(READY)
    shop.lock()
    desk.settle()
    shop.window.uncover()
    click(shop.window.shell.version.buttons()[0])
    assert "1 step still waits" in shop.window.shell.version.sentence()
    desk.close()
    assert (pc.current(), started) == ("1.0", [])


def test_an_open_document_is_left_alone(
    desk: UpdateDesk, shop: ShopWindow, pc: Installation, nothing_waits: None
) -> None:
    shop.window.shell.page_of("counter").take_scan("DR-0375")
    desk.take(READY)
    assert shop.window.shell.version.isHidden()
    shop.lock()
    desk.settle()
    shop.window.uncover()
    desk._restart()
    assert "document is open" in shop.window.shell.version.sentence()
    assert pc.current() == "1.0"


def test_whoever_asks_for_it_gets_it_at_once_on_the_same_books(
    desk: UpdateDesk,
    shop: ShopWindow,
    pc: Installation,
    started: list[list[str]],
    nothing_waits: None,
) -> None:
    desk.take(READY)
    asked = QSignalSpy(desk.restart_asked)
    click(shop.window.shell.version.buttons()[0])
    assert asked.count() == 1
    assert pc.current() == "1.1"
    profile = str(shop.place.books.profile)
    assert started == [[str(pc.root / "counterstock"), "--profile", profile]]


def test_closing_the_window_is_a_good_moment(
    desk: UpdateDesk, pc: Installation, nothing_waits: None
) -> None:
    desk.take(READY)
    desk.close()
    assert pc.current() == "1.1"


def test_a_version_that_was_ready_before_is_said_at_the_start(
    shop: ShopWindow, pc: Installation
) -> None:
    pc.make_ready("1.1")
    desk = UpdateDesk(shop, pc)
    assert "1.1 is ready" in shop.window.shell.version.sentence()
    desk.close()


def test_a_version_that_failed_its_test_is_told(desk: UpdateDesk, shop: ShopWindow) -> None:
    desk.take(Looked("failed", "1.0", "1.1", "window"))
    assert "did not pass its self-test" in shop.window.shell.version.sentence()
    click(shop.window.shell.version.buttons()[1])
    assert shop.window.shell.version.isHidden()


def test_what_stands_in_the_way_is_for_the_settings_page(
    desk: UpdateDesk, shop: ShopWindow
) -> None:
    desk.take(UpdateTrouble("x", code="expired"))
    assert shop.window.shell.version.isHidden()
    shop.window.shell.go_to("preferences")
    page = shop.window.shell.page
    assert isinstance(page, PreferencesPage)
    assert "Check this computer's date" in page.standing()


def test_a_checkout_never_looks_and_says_so(shop: ShopWindow) -> None:
    desk = update_desk(shop, quiet_s=lambda: 1e9)
    assert desk._thread is None
    shop.window.shell.go_to("preferences")
    page = shop.window.shell.page
    assert isinstance(page, PreferencesPage)
    assert "the way this one was installed" in page.standing()
    desk.close()
