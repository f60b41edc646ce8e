"""The program while nobody looks: the tray, a calm close, a word about the line, and the lock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.counter.page import CounterPage
from desktop.exchange_thread import Told
from desktop.frame import MainWindow
from desktop.language import Translations
from desktop.main_window import Shell
from desktop.page import Page
from desktop.presence import Presence
from desktop.rail_entries import rooms as rail_rooms
from desktop.rooms import Rooms
from desktop.shell.tray import Tray
from desktop.shop_window import ShopWindow
from desktop.sign_in.person import SignInResult
from desktop.sign_in.screen import SignInScreen
from desktop.sound import Scanner
from desktop.theme.theme import Theme
from sync.shop.link import Link, Reach
from tests.desktop.hand import click
from tests.desktop.sample_shop import a_sample_shop

SINCE = "2026-11-20T02:18:00.000Z"
PATIENCE_MS = 20_000


class SeenTray(Tray):
    """As on a desktop that has one; what it tells is kept."""

    has_place = True

    def __init__(self, theme: Theme, owner: ShopWindow) -> None:
        super().__init__(theme, owner)
        self.told: list[str] = []

    @property
    def is_there(self) -> bool:
        return self.has_place

    def show(self) -> None:
        """Nowhere."""

    def tell(self, words: str) -> None:
        self.told.append(words)


def _page(made: list[ShopWindow], key: str) -> Page:
    return made[0].make(key)


@pytest.fixture
def shop(
    qtbot: QtBot, theme: Theme, tmp_path: Path, hong_kong: None, translations: Translations
) -> Iterator[ShopWindow]:
    """The board's shop with 陳美玲 at the counter; what was recorded there waits."""
    made: list[ShopWindow] = []
    window = MainWindow(lambda: Shell(theme, rail_rooms(lambda key: _page(made, key)), feet=()))
    door = SignInScreen(theme, lambda _code, _pin, answer: answer(SignInResult(is_right=True)))
    made.append(
        ShopWindow(
            window,
            a_sample_shop(tmp_path / "shop"),
            theme=theme,
            door=door,
            furnish=lambda place: Rooms(theme, place, Scanner("off", lambda _: None)),
        )
    )
    window.show()
    door.signed_in.emit("C101")
    yield made[0]
    window.ask_before_closing(None)
    window.close()
    window.deleteLater()
    QTest.qWait(10)  # the pages go before their books
    made[0].close()


@pytest.fixture
def presence(shop: ShopWindow, theme: Theme) -> Iterator[Presence]:
    made = Presence(shop, theme, quiet_s=lambda: 0.0, tray=SeenTray(theme, shop))
    yield made
    made.close()


def _told(shop: ShopWindow, reach: Reach, *, refused: int = 0) -> Told:
    link = Link(reach, SINCE, SINCE, failures=2)
    return Told(link, shop.place.books.queue.status(), refused=refused)


def _tray(presence: Presence) -> SeenTray:
    assert isinstance(presence.tray, SeenTray)
    return presence.tray


def test_the_tray_says_what_the_chip_says(shop: ShopWindow, presence: Presence) -> None:
    shop._take_told(_told(shop, Reach.OFFLINE))
    assert presence.tray.sentence().startswith("Counterstock: Offline, ")


def test_what_waits_keeps_the_window_until_the_person_has_chosen(
    shop: ShopWindow, presence: Presence
) -> None:
    shop.window.close()
    assert shop.window.isVisible()
    assert presence.box is not None
    assert "safe on this computer" in presence.box.sentence()
    presence.box.reject()
    assert shop.window.isVisible()


def test_keep_sending_hides_the_window_and_locks_it(shop: ShopWindow, presence: Presence) -> None:
    shop.window.close()
    assert presence.box is not None
    click(presence.box.send)
    assert shop.window.isHidden()
    assert shop.window.covering() is shop._door
    assert not QApplication.quitOnLastWindowClosed()


def test_close_now_asks_for_the_end(shop: ShopWindow, presence: Presence) -> None:
    asked = QSignalSpy(presence.quit_asked)
    shop.window.close()
    assert presence.box is not None
    click(presence.box.leave)
    assert asked.count() == 1


def test_without_a_tray_nothing_is_sent_from_there(shop: ShopWindow, presence: Presence) -> None:
    _tray(presence).has_place = False
    shop.window.close()
    assert presence.box is not None
    assert presence.box.send.isHidden()


def test_with_nothing_waiting_the_window_just_closes(
    shop: ShopWindow, presence: Presence, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shop.place.books.journal, "count_waiting", lambda: 0)
    shop.window.close()
    assert shop.window.isHidden()
    assert presence.box is None


def test_the_lock_keeps_the_draft_and_puts_away_what_asks_something(
    shop: ShopWindow, presence: Presence, theme: Theme
) -> None:
    counter = shop.window.shell.page_of("counter")
    assert isinstance(counter, CounterPage)
    counter.take_scan("4897700000012")
    begun = counter.till.draft
    box = QDialog(shop.window)
    box.setModal(True)
    box.show()
    presence.watch.idle.emit()
    assert box.isHidden()
    assert shop.window.covering() is shop._door
    assert counter.till.draft == begun
    assert not begun.is_empty


def test_a_window_that_is_locked_stays_as_it_is(shop: ShopWindow, presence: Presence) -> None:
    presence.lock()
    locked = QSignalSpy(shop.place.clerk_changed)
    presence.lock()
    assert locked.count() == 0


def test_news_are_told_to_somebody_who_looks_elsewhere(
    shop: ShopWindow, presence: Presence, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shop.window, "isActiveWindow", lambda: False)
    shop._take_told(_told(shop, Reach.OFFLINE))
    shop._take_told(_told(shop, Reach.ONLINE, refused=1))
    assert _tray(presence).told == [
        "HQ sent back 1 step.",
        "Back online. What waited is going out.",
    ]


def test_nobody_at_the_window_is_told_twice(
    shop: ShopWindow, presence: Presence, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shop.window, "isActiveWindow", lambda: True)
    shop._take_told(_told(shop, Reach.OFFLINE))
    shop._take_told(_told(shop, Reach.ONLINE))
    assert _tray(presence).told == []


def test_the_menu_of_the_tray_reaches_the_program(shop: ShopWindow, presence: Presence) -> None:
    opened, ended = QSignalSpy(presence.open_asked), QSignalSpy(presence.quit_asked)
    presence.tray.choose(0)
    presence.tray.choose(2)
    assert (opened.count(), ended.count()) == (1, 1)
