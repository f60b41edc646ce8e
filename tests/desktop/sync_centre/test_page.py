"""The sync centre by real keys: did it arrive, and what has HQ said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.language import LANGUAGES, Translations
from desktop.line_facts import LineFacts
from desktop.sync_centre.page import SyncPage
from desktop.sync_centre.rows import number_of
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.ledger import Recorded
from sync.wire.messages import VerdictLetter
from tests.desktop.hand import key
from tests.desktop.promises import check_promises
from tests.desktop.sample_cases import tell_case_on

Morning = dict[str, Recorded]
AWAY = LineFacts(
    "offline",
    since="2026-11-20T02:18:00.000Z",
    last_heard="2026-11-20T02:17:03.000Z",
    next_try_s=142.0,
    failures=5,
    pushed=6,
    pulled=38,
    waiting=9,
    trouble="hq_away",
)


def rows(page: SyncPage) -> list[str]:
    return [row.head or number_of(row) for row in page.model.rows]


def answered(place: Workplace, seq: int, verdict: str, code: str = "") -> None:
    """HQ answered the step of that seq."""
    step = place.books.journal.after(0, limit=50)[seq - 1]
    letter = VerdictLetter(seq=seq, step=step.step, verdict=verdict, code=code)
    place.books.projection.settle([letter])
    place.books.journal.settle([letter])
    place.books.journal.set_acknowledged(seq)
    place.tell((), {step.document})


def test_the_model_keeps_its_promises(page: SyncPage, qtmodeltester: ModelTester) -> None:
    check_promises(qtmodeltester, page.model)


def test_what_waits_is_listed_in_posting_order(page: SyncPage, morning: Morning) -> None:
    assert rows(page)[0] == "Waiting: 9　sent in posting order, never twice"
    assert rows(page)[1] == "MK02-RC-07-000001"
    assert rows(page)[-1] == morning["short"].number


def test_the_facts_say_line_try_queue_and_last_exchange(page: SyncPage) -> None:
    page.show_line(AWAY)
    assert page.strip.words() == ("Offline", "in 42 s", "9 steps", "10:17")


def test_all_is_well_in_few_words(page: SyncPage) -> None:
    page.show_line(LineFacts("online", waiting=0))
    assert page.strip.words() == ("Online", "at once", "all sent", "never yet")


def test_a_stopped_computer_tries_no_more(page: SyncPage) -> None:
    page.show_line(LineFacts("offline", state="revoked"))
    assert page.strip.words()[:2] == ("Stopped by HQ", "none")


def test_f5_tries_now(page: SyncPage) -> None:
    spy = QSignalSpy(page.try_asked)
    key(page, Qt.Key.Key_F5)
    assert spy.count() == 1


def test_what_hq_has_confirmed_moves_to_its_group(
    page: SyncPage, place: Workplace, qtbot: QtBot
) -> None:
    answered(place, 1, "applied")
    qtbot.waitUntil(lambda: "Just confirmed" in rows(page))
    assert rows(page)[-1] == "MK02-RC-07-000001"


def test_what_hq_sent_back_is_for_you_and_says_why(
    page: SyncPage, place: Workplace, qtbot: QtBot, morning: Morning
) -> None:
    answered(place, 1, "applied")
    answered(place, 2, "refused", "unknown_item")
    qtbot.waitUntil(lambda: rows(page)[0] == "For you: 1")
    page.open_with(morning["sale"].document)
    assert page.answer.words() == "No item has this code. Nothing was added."
    assert page.answer.what_next().startswith("It moved nothing at HQ.")


def test_a_waiting_document_says_that_nothing_is_to_be_done(
    page: SyncPage, morning: Morning
) -> None:
    page.take_scan(morning["issue"].number)
    assert page.answer.what_next().startswith("It is kept on this computer and goes out by itself")


def test_enter_opens_the_document(page: SyncPage, morning: Morning) -> None:
    spy = QSignalSpy(page.wants_page)
    page.open_with(morning["issue"].document)
    key(page.table, Qt.Key.Key_Return)
    assert spy.at(0) == ["documents", morning["issue"].document]


def test_the_selection_stays_on_its_step(
    page: SyncPage, place: Workplace, qtbot: QtBot, morning: Morning
) -> None:
    page.open_with(morning["issue"].document)
    answered(place, 1, "applied")
    qtbot.waitUntil(lambda: "Just confirmed" in rows(page))
    chosen = page.table.chosen()
    assert chosen is not None
    assert chosen.document_id == morning["issue"].document


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_fits_a_shop_pc_in_every_language(
    page: SyncPage, theme: Theme, translations: Translations, qtbot: QtBot, language: str
) -> None:
    translations.use(language)
    theme.set_language(language)
    page.show_line(AWAY)
    page.resize(1017, 528)
    qtbot.waitUntil(lambda: page.minimumSizeHint().width() <= 1017)
    assert page.minimumSizeHint().height() <= 528


def test_a_clash_decided_since_is_no_longer_for_you(
    page: SyncPage, place: Workplace, qtbot: QtBot, morning: Morning
) -> None:
    answered(place, 1, "conflict", "edit_clash")
    qtbot.waitUntil(lambda: "Just confirmed" in rows(page))
    page.take_scan("MK02-RC-07-000001")
    assert (page.answer.words(), rows(page)[0][:7]) == ("Case decided", "Waiting")


def test_f12_leads_to_the_desk_where_the_case_is_decided(
    page: SyncPage, place: Workplace, qtbot: QtBot, morning: Morning
) -> None:
    answered(place, 1, "applied")
    receipt = place.books.reading.show("MK02-RC-07-000001")
    case = tell_case_on(place.books, receipt.document, "negative_stock")
    place.tell((), {receipt.document})
    qtbot.waitUntil(lambda: rows(page)[0] == "For you: 1")
    page.open_with(receipt.document)
    spy = QSignalSpy(page.wants_page)
    key(page.table, Qt.Key.Key_F12)
    assert spy.at(0) == ["cases", case]
