"""A case decided at the shop, by real keys, down to the sealed step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.language import LANGUAGES, Translations
from desktop.sync_centre.decision_box import DecisionBox
from desktop.sync_centre.page import SyncPage
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.ledger import Actor
from sync.shop.roster import Person
from sync.stock.rights import Role
from sync.stock.verdict import Choice
from tests.desktop.hand import key, write
from tests.shop.lines import Till, a_till, an_hq
from tests.shop.shops import received

DESK = Person("D201", "何志明", Role.DESK)
CLERK = Person("C101", "陳美玲", Role.CLERK)


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Till]:
    """One receipt, and HQ asks whether it is the same goods as another."""
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_till(tmp_path / "till", an_hq()) as till:
        received(till.books)
        till.sync()
        document = next(till.books.reading.documents()).document
        till.hq.open_case(document, "duplicate_note", ("mine", "hq"))
        till.sync()
        yield till


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, till: Till) -> Iterator[SyncPage]:
    place = Workplace(till.books, language="en")
    place.sign_in(DESK)
    made = SyncPage(theme, place, lambda: 0.0)
    made.settle()
    made.resize(1290, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    made.focus_home().setFocus()
    yield made
    made.close()
    place.close()
    delete(made)  # before its books close


@pytest.fixture
def box(page: SyncPage) -> DecisionBox:
    return page.answer.decision


def test_the_choices_stand_in_words(box: DecisionBox) -> None:
    assert box.isVisible()
    assert box.words() == ("Other goods", "The same goods")
    assert box.follows() == ""


def test_a_digit_chooses_says_what_follows_and_asks_why(page: SyncPage, box: DecisionBox) -> None:
    key(page.table, Qt.Key.Key_2)
    assert (box.taken, box.follows()) == ("hq", "They count once: what moved twice is taken back.")
    assert box.reason.hasFocus()


def test_a_digit_in_the_reason_is_a_digit(page: SyncPage, box: DecisionBox) -> None:
    key(page.table, Qt.Key.Key_2)
    write(box.reason, "1 pallet")
    assert (box.taken, box.reason.text()) == ("hq", "1 pallet")


def test_nothing_is_sealed_without_a_reason(page: SyncPage, box: DecisionBox, till: Till) -> None:
    key(page.table, Qt.Key.Key_2)
    key(box.reason, Qt.Key.Key_F12)
    assert till.books.reading.cases()[0].state == "open"


@pytest.mark.parametrize("last", [Qt.Key.Key_F12, Qt.Key.Key_Return])
def test_a_decision_is_sealed_and_closes_the_case(
    qtbot: QtBot, page: SyncPage, box: DecisionBox, till: Till, last: Qt.Key
) -> None:
    key(page.table, Qt.Key.Key_2)
    write(box.reason, "one lorry")
    key(box.reason, last)
    case = till.books.reading.cases()[0]
    assert (case.state, case.taken, case.reason) == ("resolved", "hq", "one lorry")
    assert (case.resolved_by, till.books.journal.count_waiting()) == ("D201", 1)
    qtbot.waitUntil(lambda: not box.isVisible())


def test_a_case_decided_meanwhile_is_refused_calmly(
    qtbot: QtBot, page: SyncPage, box: DecisionBox, till: Till
) -> None:
    told: list[object] = []
    page.noticed.connect(told.append)
    key(page.table, Qt.Key.Key_1)
    write(box.reason, "two lorries")
    shown = till.books.reading.cases()[0]
    till.books.ledger.resolve(
        shown.case, take=Choice.HQ, reason="one lorry", by=Actor(DESK.code, DESK.role)
    )
    key(box.reason, Qt.Key.Key_F12)
    assert getattr(told[0], "words", "") == "This case is decided already."


def test_whoever_may_not_decide_is_told_who_may(page: SyncPage, box: DecisionBox) -> None:
    place = page._place
    place.sign_in(CLERK)
    assert not box.isVisible()
    assert "Somebody with the right to decide" in page.answer.what_next()
    key(page.table, Qt.Key.Key_1)
    assert box.taken == ""


def test_reading_again_keeps_what_was_begun(qtbot: QtBot, page: SyncPage, box: DecisionBox) -> None:
    key(page.table, Qt.Key.Key_1)
    write(box.reason, "two lor")
    with qtbot.waitSignal(page.model.modelReset):
        page.read_again()
    assert (box.taken, box.reason.text(), box.reason.hasFocus()) == ("mine", "two lor", True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_fits_a_shop_pc_in_every_language(
    page: SyncPage, theme: Theme, translations: Translations, language: str
) -> None:
    translations.use(language)
    theme.set_language(language)
    page.resize(1017, 528)
    hint = page.minimumSizeHint()
    assert (hint.width() <= 1017, hint.height() <= 528) == (True, True)
