"""The documents page by real keys: find one, read its steps, do what the law allows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.documents.page import DocumentsPage
from desktop.language import LANGUAGES, Translations
from desktop.shell.toast import Notice
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.ledger import NewDocument, Recorded
from sync.stock.document import Content
from tests.desktop.hand import key, write
from tests.desktop.promises import check_promises
from tests.desktop.sample_day import TILES, a_line
from tests.desktop.sample_shop import MEI, MING, said

Morning = dict[str, Recorded]
CTRL = Qt.KeyboardModifier.ControlModifier


def numbers(page: DocumentsPage) -> list[str]:
    return [row.number for row in page.list.model.rows]


def keys_shown(page: DocumentsPage) -> list[str]:
    return [hint.words for hint in page.key_hints()]


def opened(page: DocumentsPage) -> str:
    view = page.opened.view
    assert view is not None
    return view.number


def test_the_models_keep_their_promises(
    page: DocumentsPage, morning: Morning, qtmodeltester: ModelTester
) -> None:
    page.open_document(morning["count"].document)
    opened = page.opened
    models = (page.list.model, opened.lines.rows, opened.moved.rows, opened.steps.steps)
    check_promises(qtmodeltester, *models)


def test_the_newest_document_comes_first(page: DocumentsPage, morning: Morning) -> None:
    assert numbers(page)[0] == morning["short"].number
    assert page.list.seen() == "1–9 of 9"


def test_chips_say_how_many_of_each_there_are(page: DocumentsPage) -> None:
    assert page.list.chips.texts()[:4] == ("All  9", "Waiting  9", "Cases", "Issue  3")


def test_a_chip_shows_one_kind(page: DocumentsPage, morning: Morning) -> None:
    page.list.chips.chosen.emit(7)
    assert numbers(page) == [morning["transfer"].number]


def test_a_chip_without_documents_says_so(page: DocumentsPage) -> None:
    page.list.chips.chosen.emit(2)
    assert page.list.blank.title() == "No documents here"


def test_a_number_is_found_by_its_beginning_or_its_end(
    page: DocumentsPage, morning: Morning
) -> None:
    key(page, Qt.Key.Key_F3)
    write(page.list.search, "mk02-tr")
    assert numbers(page) == [morning["transfer"].number]
    page.list.search.setText("3")
    assert numbers(page) == [morning["short"].number]
    assert page.step_back()
    assert len(numbers(page)) == 9


def test_enter_opens_and_escape_goes_back(page: DocumentsPage, morning: Morning) -> None:
    key(page.list.table, Qt.Key.Key_Return)
    assert (page.is_open, opened(page)) == (True, morning["short"].number)
    assert page.heading().can_go_back
    assert page.step_back()
    assert (page.is_open, page.step_back()) == (False, False)


def test_a_scanned_number_opens_its_document(page: DocumentsPage, morning: Morning) -> None:
    page.take_scan(morning["loss"].number)
    assert opened(page) == morning["loss"].number


def test_a_number_nobody_knows_is_told_calmly(page: DocumentsPage) -> None:
    told: list[Notice] = []
    page.noticed.connect(told.append)
    page.take_scan("MK02-IS-07-009999")
    assert (told[0].words, page.is_open) == ("There is no such document.", False)


def test_brackets_go_through_the_list(page: DocumentsPage, morning: Morning) -> None:
    page.open_document(morning["issue"].document)
    key(page, Qt.Key.Key_BracketRight)
    assert opened(page) == morning["loss"].number
    key(page, Qt.Key.Key_BracketLeft)
    key(page, Qt.Key.Key_BracketLeft)
    key(page, Qt.Key.Key_BracketLeft)
    assert opened(page) == morning["short"].number


def test_the_timeline_names_person_device_and_second(page: DocumentsPage, morning: Morning) -> None:
    page.open_document(morning["issue"].document)
    entry = page.opened.steps.steps.entries[0]
    assert (entry.title, entry.who, entry.figures) == ("Posted", ("陳美玲", "till"), ("1",))
    assert entry.tag is not None
    assert entry.tag.words == "waiting here"
    assert page.opened.summary.seal() == "Joined up; HQ has not got it yet"


def test_letters_change_the_part(page: DocumentsPage, morning: Morning) -> None:
    page.open_document(morning["issue"].document)
    key(page, Qt.Key.Key_C)
    assert (page.heading().segment, page.focus_home()) == (0, page.opened.lines)
    key(page, Qt.Key.Key_M)
    assert page.opened.moved.rows.rows[0].destination == "Customer"
    key(page, Qt.Key.Key_T)
    assert page.heading().segment == 1


def test_a_count_shows_what_the_books_said(page: DocumentsPage, morning: Morning) -> None:
    page.open_document(morning["count"].document)
    page.choose_segment(0)
    table = page.opened.lines
    assert not table.isColumnHidden(table.column_of("variance"))
    cells = [table.rows.cell_at(0, table.column_of(name)).text for name in ("book", "variance")]
    assert cells == ["49", "−1"]


def test_control_c_copies_a_sentence(page: DocumentsPage, morning: Morning) -> None:
    key(page, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith(f"Issue {morning['short'].number}, ")
    page.open_document(morning["issue"].document)
    key(page, Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"{morning['issue'].number}: Posted, 陳美玲, till, ")


def test_f9_explains_the_line(page: DocumentsPage, morning: Morning) -> None:
    spy = QSignalSpy(page.wants_page)
    page.open_document(morning["issue"].document)
    key(page, Qt.Key.Key_F9)
    assert spy.at(0) == ["on_hand", ("why", TILES)]


def test_a_reversal_asks_why_and_stays_on_the_record(
    page: DocumentsPage, morning: Morning, place: Workplace
) -> None:
    page.open_document(morning["issue"].document)
    key(page, Qt.Key.Key_Z, CTRL)
    write(page.reason.field, "wrong customer")
    key(page.reason.field, Qt.Key.Key_Return)
    view = page.opened.view
    assert view is not None
    assert (view.state, view.steps[-1].reason) == ("reversed", "wrong customer")
    assert place.books.reading.on_hand(TILES) == 73
    assert "Reverse" not in keys_shown(page)


def test_escape_reverses_nothing(page: DocumentsPage, morning: Morning) -> None:
    page.open_document(morning["issue"].document)
    key(page, Qt.Key.Key_Z, CTRL)
    assert page.step_back()
    view = page.opened.view
    assert view is not None
    assert (view.state, page.is_open) == ("posted", True)


def test_a_right_that_is_missing_is_told_calmly(page: DocumentsPage, place: Workplace) -> None:
    told: list[Notice] = []
    page.noticed.connect(told.append)
    content = Content((a_line(place.books, TILES, 1),), reason="loss")
    new = NewDocument(kind="adjustment", content=content, post=False)
    draft = place.books.ledger.record(new, by=MING)
    page.open_document(draft.document)
    assert keys_shown(page)[:2] == ["Post", "Void"]
    key(page, Qt.Key.Key_F12)
    assert told[0].words.startswith("This needs a right")


def test_a_draft_is_voided_with_a_reason(page: DocumentsPage, place: Workplace) -> None:
    content = Content((a_line(place.books, TILES, 1),))
    draft = place.books.ledger.record(
        NewDocument(kind="receipt", content=content, post=False), by=MEI
    )
    page.open_document(draft.document)
    key(page, Qt.Key.Key_Delete)
    write(page.reason.field, "twice")
    key(page.reason.field, Qt.Key.Key_Return)
    view = page.opened.view
    assert view is not None
    assert view.state == "cancelled"


def test_what_comes_here_is_received_at_the_counter(page: DocumentsPage, place: Workplace) -> None:
    spy = QSignalSpy(page.wants_page)
    content = Content((a_line(place.books, TILES, 1),), to_site="MK02")
    sent = said(place.books, "transfer", content)
    page.open_document(sent.document)
    key(page, Qt.Key.Key_R, CTRL)
    assert spy.at(0) == ["counter", sent.document]


def test_what_is_posted_elsewhere_appears(
    page: DocumentsPage, place: Workplace, qtbot: QtBot
) -> None:
    content = Content((a_line(place.books, TILES, 1),))
    fresh = said(place.books, "issue", content)
    place.tell({TILES}, {fresh.document})
    qtbot.waitUntil(lambda: numbers(page)[0] == fresh.number)
    assert page.list.chips.texts()[0] == "All  10"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_fits_a_shop_pc_in_every_language(
    page: DocumentsPage,
    theme: Theme,
    translations: Translations,
    morning: Morning,
    qtbot: QtBot,
    language: str,
) -> None:
    translations.use(language)
    theme.set_language(language)
    page.open_document(morning["count"].document)
    page.resize(1017, 528)
    qtbot.waitUntil(lambda: page.minimumSizeHint().width() <= 1017)
    assert page.minimumSizeHint().height() <= 528
