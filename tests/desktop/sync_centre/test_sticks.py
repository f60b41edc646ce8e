"""A person with a stick at the sync page: by keys, over books that a real HQ answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.sync_centre.page import SyncPage
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.hq.headquarters import Headquarters
from sync.hq.parcels import take_outbox
from sync.shop.carrying import deliver
from sync.shop.stick import PARCEL_SUFFIX
from tests.clocks import HandClock
from tests.desktop.hand import key
from tests.near_hq import Shop, a_headquarters, a_near_shop, stocked
from tests.shop.shops import received

PATIENCE_MS = 60_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hq(tmp_path: Path) -> Iterator[Headquarters]:
    with a_headquarters(tmp_path / "hq", HandClock()) as hq:
        yield stocked(hq, tmp_path)


@pytest.fixture
def till(
    hq: Headquarters, tmp_path: Path, hong_kong: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shop]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_near_shop(hq, tmp_path / "till", HandClock()) as shop:
        received(shop.books)
        yield shop


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, till: Shop, translations: object) -> Iterator[SyncPage]:
    place = Workplace(till.books, language="en")
    made = SyncPage(theme, place, lambda: 100.0)
    made.settle()
    made.resize(1290, 640)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    delete(made)
    place.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


class Hand:
    """Chooses in the system's dialog, and waits until the window has done it."""

    def __init__(self, qtbot: QtBot, page: SyncPage) -> None:
        self._qtbot, self._page = qtbot, page

    def choose(self, keys: str, path: Path) -> str:
        """The key's action itself: after a dialog the offscreen platform activates no window."""
        (action,) = (each for each in self._page.actions() if each.shortcut().toString() == keys)
        action.trigger()
        (dialog,) = self._page.findChildren(QFileDialog)
        dialog.selectFile(str(path))
        dialog.accept()
        return self.told()

    def told(self) -> str:
        self._qtbot.waitUntil(lambda: not self._page.sticks.is_busy, timeout=PATIENCE_MS)
        return self._page.stick.words()


@pytest.fixture
def hand(qtbot: QtBot, page: SyncPage) -> Hand:
    return Hand(qtbot, page)


def saved(stick: Path) -> Path:
    (file,) = stick.iterdir()
    return file


def test_ctrl_s_saves_what_waits_under_the_till_s_own_name(
    page: SyncPage, hand: Hand, stick: Path, till: Shop
) -> None:
    words = hand.choose("Ctrl+S", stick)
    file = saved(stick)
    assert file.name.startswith(f"MK02-{till.books.device.number}-2026")
    assert words == f"1 step is on the stick as {file.stem}. Take it to HQ."
    assert till.books.journal.count_waiting() == 1


def test_ctrl_o_takes_hq_s_answer_in_and_the_list_follows(
    page: SyncPage, hand: Hand, stick: Path, till: Shop, qtbot: QtBot
) -> None:
    hand.choose("Ctrl+S", stick)
    answer = stick / f"answer{PARCEL_SUFFIX}"
    answer.write_bytes(take_outbox(till.hq, saved(stick).read_bytes()).answer)
    changed = QSignalSpy(page._place.changed)
    words = hand.choose("Ctrl+O", answer)
    assert words.startswith("HQ's answer is taken in. Own steps: 1 step confirmed by HQ.")
    assert (till.books.journal.count_waiting(), changed.count()) == (0, 1)
    qtbot.waitUntil(lambda: page.model.rows[0].head == "Just confirmed", timeout=PATIENCE_MS)
    assert hand.choose("Ctrl+O", answer).startswith("This answer brought nothing")


def test_another_till_s_file_is_kept_for_hq_and_the_answer_asks_for_a_stick(
    page: SyncPage, hand: Hand, stick: Path, till: Shop, tmp_path: Path, qtbot: QtBot
) -> None:
    hand.choose("Ctrl+S", stick)
    with a_near_shop(till.hq, tmp_path / "other", HandClock(), site="KC00") as other:
        place = Workplace(other.books, language="en")
        beside = SyncPage(page.theme, place, lambda: 100.0)
        beside.settle()
        beside.show()
        words = Hand(qtbot, beside).choose("Ctrl+O", saved(stick))
        assert words.startswith(f"The file of computer {till.device[:8]} is kept here")
        deliver(other.books.profile, other.line)
        beside.read_again()
        qtbot.waitUntil(lambda: beside._groups.answers == 1, timeout=PATIENCE_MS)
        beside.sticks._happened = None
        beside._show_sticks()
        assert beside.stick.words().startswith("HQ has answered 1 file of another computer.")
        assert "on it as well" in Hand(qtbot, beside).choose("Ctrl+S", stick)
        delete(beside)
        place.close()


def test_what_is_refused_is_said_in_a_sentence_and_changes_nothing(
    page: SyncPage, hand: Hand, stick: Path, till: Shop
) -> None:
    hand.choose("Ctrl+S", stick)
    words = hand.choose("Ctrl+O", saved(stick))
    assert words.startswith("This computer saved that file itself.")
    assert page.stick._words.property("tone") == "need"
    saved(stick).write_bytes(b"figures")
    page.open_with((saved(stick), saved(stick)))
    assert (
        hand.told()
        == "This file is no stick file of Counterstock's. Nothing was taken in; take another."
    )
    page.sticks.save(stick / "gone")
    assert hand.told().startswith("The file cannot be read")
    assert till.books.journal.count_waiting() == 1


def test_neither_is_offered_while_one_is_under_way(
    page: SyncPage, hand: Hand, stick: Path, qtbot: QtBot
) -> None:
    page.sticks.save(stick)
    assert page.stick.words() == "Saving to the stick"
    assert [button.isEnabled() for button in page.stick._buttons] == [False, False]
    hand.told()
    page.sticks.take((stick / "gone",))
    assert page.stick.words().startswith("Taking in")
    hand.told()
    assert [button.isEnabled() for button in page.stick._buttons] == [True, True]


def test_a_computer_that_hq_has_stopped_says_so(
    page: SyncPage, hand: Hand, stick: Path, till: Shop
) -> None:
    hand.choose("Ctrl+S", stick)
    till.hq.devices.revoke(till.device)
    answer = stick / f"answer{PARCEL_SUFFIX}"
    answer.write_bytes(take_outbox(till.hq, saved(stick).read_bytes()).answer)
    assert hand.choose("Ctrl+O", answer).startswith("HQ has stopped this computer.")
    assert page.sticks.went_wrong


def test_the_dialog_belongs_to_the_page(page: SyncPage) -> None:
    key(page, Qt.Key.Key_O, CTRL)
    (dialog,) = page.findChildren(QFileDialog)
    assert isinstance(dialog, QWidget)
    assert dialog.nameFilters() == [f"Files of Counterstock (*{PARCEL_SUFFIX})"]
    dialog.reject()
