"""Open books in the window: sign-in, the fast switch, the line, and the end."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from desktop.exchange_thread import Told
from desktop.frame import MainWindow
from desktop.language import Translations
from desktop.main_window import Shell
from desktop.page import PageEntry
from desktop.rooms import Rooms
from desktop.shell.rail import RailEntry
from desktop.shop_window import ShopWindow, load
from desktop.sign_in.person import SignInResult
from desktop.sign_in.screen import SignInScreen
from desktop.sound import Scanner
from desktop.sync_centre.page import SyncPage
from desktop.theme.theme import Theme
from sync.shop.carrying import Delivered
from sync.shop.link import Link, Reach
from sync.shop.profile import Books
from sync.shop.roster import PinAnswer
from sync.shop.trouble import DiskFull
from sync.wire.messages import Letter, StaffLetter
from tests.clocks import HandClock
from tests.desktop.sample_shop import _take, a_sample_shop
from tests.shop.shops import sold

PATIENCE_MS = 20_000
SINCE = "2026-11-20T02:18:00.000Z"


@pytest.fixture
def books(tmp_path: Path, hong_kong: None) -> Books:
    """With a PIN for everybody."""
    made = a_sample_shop(tmp_path / "shop")
    pin = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("2468")
    people: dict[str, Letter] = {
        code: StaffLetter(code=code, name=name, role="clerk", pin=pin)
        for code, name in (("C101", "陳美玲"), ("C102", "李國榮"))
    }
    _take(made, "staff", people)
    return made


@pytest.fixture
def shop(
    qtbot: QtBot, theme: Theme, books: Books, translations: Translations
) -> Iterator[ShopWindow]:
    made: list[ShopWindow] = []
    entries = tuple(
        PageEntry(RailEntry(key, "barcode", lambda: "Page"), lambda key=key: made[0].make(key))  # type: ignore[misc]  # bound per page
        for key in ("counter", "on_hand", "documents", "cases", "sync")
    )
    window = MainWindow(lambda: Shell(theme, entries, feet=()))
    door = SignInScreen(theme, lambda _code, _pin, answer: answer(SignInResult(is_right=True)))
    made.append(
        ShopWindow(
            window,
            books,
            theme=theme,
            door=door,
            furnish=lambda place: Rooms(theme, place, Scanner("off", lambda _: None)),
        )
    )
    window.cover(door)
    window.show()
    yield made[0]
    window.close()
    window.deleteLater()
    QTest.qWait(10)  # the pages go before their books
    made[0].close()


def told(shop: ShopWindow, reach: Reach, **more: object) -> Told:
    link = Link(reach, SINCE, "" if reach is Reach.OFFLINE else SINCE, failures=2)
    return Told(link, shop.place.books.queue.status(), **more)  # type: ignore[arg-type]  # as named


def test_who_signs_in_stands_on_the_next_document(shop: ShopWindow) -> None:
    shop._door.signed_in.emit("C101")
    assert shop.place.actor().code == "C101"
    assert shop.window.covering() is None
    assert shop._shell.page is not None


def test_the_fast_switch_keeps_the_page_and_names_the_next_clerk(shop: ShopWindow) -> None:
    shop._door.signed_in.emit("C101")
    page = shop._shell.page
    shop._shell.lock_asked.emit()
    assert shop.window.covering() is shop._door
    shop._door.signed_in.emit("C102")
    assert (shop._shell.page, shop.place.actor().code) == (page, "C102")


def test_a_pin_is_checked_by_the_books_beside_the_window(shop: ShopWindow, qtbot: QtBot) -> None:
    answers: list[SignInResult | None] = []
    shop.check_pin("C101", "2468", answers.append)
    assert answers == []
    shop.check_pin("C101", "1111", answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=PATIENCE_MS)
    assert sorted(answers, key=str) == [
        SignInResult(is_right=False, tries_left=4), SignInResult(is_right=True),
    ]  # fmt: skip


def test_a_pin_that_cannot_be_checked_says_so_and_may_be_typed_again(
    shop: ShopWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_code: str, _pin: str) -> PinAnswer:
        raise DiskFull("The disk is full.")

    answers: list[SignInResult | None] = []
    monkeypatch.setattr(shop.place.books.catalogue, "check_pin", full)
    with qtbot.captureExceptions() as met:
        shop.check_pin("C101", "2468", answers.append)
        qtbot.waitUntil(lambda: answers == [None], timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: len(met) == 1, timeout=PATIENCE_MS)
    assert met[0][0] is DiskFull


def test_the_proof_of_the_sums_is_shown_on_the_sync_page(shop: ShopWindow, qtbot: QtBot) -> None:
    shop._door.signed_in.emit("C101")
    shop._shell.go_to("sync")
    page = shop._shell.page
    assert isinstance(page, SyncPage)
    assert page.proof() == ""
    shop._proving.prove()
    qtbot.waitUntil(lambda: page.proof() != "", timeout=PATIENCE_MS)
    assert page.proof().startswith("Every figure equals its ")
    assert shop._line().intact


@pytest.mark.expects_log
def test_sums_that_do_not_add_up_are_told_and_put_right(shop: ShopWindow, qtbot: QtBot) -> None:
    books = shop.place.books
    shop._door.signed_in.emit("C101")
    shop._shell.go_to("sync")
    page = shop._shell.page
    assert isinstance(page, SyncPage)
    with books.cache_file.transaction() as connection:
        connection.execute("UPDATE balance SET confirmed = confirmed + 1 WHERE sku = 'DR-0375'")
    books.mending.skip_proof()
    shop._proving.prove()
    qtbot.waitUntil(lambda: page.proof() != "", timeout=PATIENCE_MS)
    assert page.proof().startswith("1 figure on this computer does not equal its movements.")
    assert (shop._line().intact, books.mending.is_due()) == (False, True)
    books.mending.prove()
    shop._take_told(told(shop, Reach.ONLINE, is_quiet=True))
    qtbot.waitUntil(lambda: page.proof().startswith("Every"), timeout=PATIENCE_MS)
    assert shop._line().intact


def test_a_post_is_shown_waiting_at_once(shop: ShopWindow) -> None:
    before = shop._line().waiting
    sold(shop.place.books, "DR-0375")
    shop.place.tell_recorded({"DR-0375"}, "d")
    assert shop._line().waiting == before + 1


def test_the_strip_comes_once_an_outage_and_goes_when_it_is_over(
    shop: ShopWindow, qtbot: QtBot
) -> None:
    banner = shop._shell.banner
    shop._take_told(told(shop, Reach.OFFLINE))
    assert not banner.isHidden()
    banner.hide()
    shop._take_told(told(shop, Reach.OFFLINE))
    assert banner.isHidden()
    shop._take_told(told(shop, Reach.ONLINE, arrived=4, is_quiet=True))
    assert "4" in shop._shell.toast.accessibleName()


def test_before_the_first_answer_nobody_is_told_of_an_outage(shop: ShopWindow) -> None:
    link = Link()
    shop._take_told(Told(link, shop.place.books.queue.status()))
    assert shop._shell.banner.isHidden()
    assert shop._line().line == "offline"


def test_what_the_line_brought_reaches_the_pages(shop: ShopWindow) -> None:
    changed = QSignalSpy(shop.place.changed)
    shop._take_told(told(shop, Reach.ONLINE, skus=frozenset({"DR-0375"})))
    assert changed.count() == 1


def test_the_line_chip_leads_to_the_sync_page(shop: ShopWindow) -> None:
    shop._shell.top.line_pressed.emit()
    assert isinstance(shop._shell.page, SyncPage)
    shop._take_told(told(shop, Reach.OFFLINE, rest_s=9))
    assert shop._facts().is_offline
    assert shop._facts().next_try_s == 9


def test_a_folder_without_books_has_none(tmp_path: Path) -> None:
    assert load(tmp_path / "nothing", HandClock()) is None


def test_books_that_are_open_elsewhere_say_so(shop: ShopWindow) -> None:
    no = load(shop.place.books.profile, HandClock())
    assert getattr(no, "code", "") == "profile_busy"


def test_a_parcel_dropped_anywhere_is_taken_in_on_the_sync_page(
    shop: ShopWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    shop._door.signed_in.emit("C101")
    file = tmp_path / "stick.counterstock-parcel"
    file.write_bytes(b"figures")
    shop._shell.files_dropped.emit((tmp_path / "notes.txt", file))
    page = shop._shell.page
    assert isinstance(page, SyncPage)
    qtbot.waitUntil(lambda: not page.sticks.is_busy, timeout=PATIENCE_MS)
    assert (
        page.stick.words()
        == "This file is no stick file of Counterstock's. Nothing was taken in; take another."
    )


def test_a_parcel_opened_from_outside_waits_until_somebody_is_signed_in(
    shop: ShopWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "stick.counterstock-parcel"
    file.write_bytes(b"figures")
    shop.take_in((file,))
    shop._door.signed_in.emit("C101")
    page = shop._shell.page
    assert isinstance(page, SyncPage)
    qtbot.waitUntil(lambda: not page.sticks.is_busy, timeout=PATIENCE_MS)
    assert (
        page.stick.words()
        == "This file is no stick file of Counterstock's. Nothing was taken in; take another."
    )
    shop._shell.go_to("counter")
    shop.lock()
    shop._door.signed_in.emit("C101")
    assert not isinstance(shop._shell.page, SyncPage)


def test_another_file_is_told_where_it_belongs(shop: ShopWindow, tmp_path: Path) -> None:
    shop._door.signed_in.emit("C101")
    shop._shell.files_dropped.emit((tmp_path / "pallet.jpg",))
    assert "This file has no place here" in shop._shell.toast.accessibleName()


def test_what_became_of_carried_parcels_is_told_once(shop: ShopWindow) -> None:
    shop._door.signed_in.emit("C101")
    shop._take_carried(Delivered(1, (("0190a3f2-77", "parcel_signature", "altered"),)))
    words = shop._shell.toast.accessibleName()
    assert "HQ did not take the file of computer 0190a3f2" in words
    assert "HQ has answered 1 file of another computer" in words


def test_a_queue_that_stands_still_says_so_in_words(
    shop: ShopWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = shop.place.books.queue
    status = replace(queue.status(), reasons=("steps_waiting", "stalled"))
    monkeypatch.setattr(queue, "status", lambda: status)
    shop._take_told(Told(Link(Reach.ONLINE, since=SINCE), status))
    assert shop._facts().trouble_words().startswith("HQ answers, and still the oldest document")
