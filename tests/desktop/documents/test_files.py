"""Photos and papers of a document, by key and by drop, over real books and a line that fails."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.documents.opened import FILES
from desktop.documents.page import DocumentsPage
from desktop.language import LANGUAGES, Translations
from desktop.photographs import clipped_labels
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.attaching import attach
from sync.shop.fetching import Fetched
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.ledger import Recorded
from tests.desktop.hand import key
from tests.desktop.sample_shop import MEI
from tests.files import JPEG, PDF, named

PATIENCE_MS = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier
Morning = dict[str, Recorded]


class Viewer(QObject):
    """Stands for the program with which the system shows a file."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    made = Viewer()
    QDesktopServices.setUrlHandler("file", made, "show")  # type: ignore[arg-type]  # the stub errs
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def told(page: DocumentsPage) -> list[str]:
    said: list[str] = []
    page.noticed.connect(lambda notice: said.append(notice.words))
    return said


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "broken pallet.jpg"
    path.write_bytes(JPEG)
    return path


def names(page: DocumentsPage) -> list[str]:
    return [row.name for row in page.opened.papers.table.rows.rows]


def where(page: DocumentsPage) -> list[str]:
    table = page.opened.papers.table
    cells = [
        table.rows.cell_at(row, table.column_of("where")) for row in range(table.rows.rowCount())
    ]
    return [cell.tag.words for cell in cells if cell.tag is not None]


def words_of(page: DocumentsPage) -> list[str]:
    return [hint.words for hint in page.key_hints()]


def choose(page: DocumentsPage, keys: str, path: Path) -> None:
    """The key's action itself: after a dialog the offscreen platform activates no window."""
    (action,) = (each for each in page.actions() if each.shortcut().toString() == keys)
    action.trigger()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.selectFile(str(path))
    dialog.accept()


def drop(page: DocumentsPage, *files: Path) -> bool:
    return page.take_files(files)


def told_elsewhere(place: Workplace, document: str, body: bytes, name: str) -> str:
    """A file that another device attached: its step is known here, its bytes are not."""
    books = place.books
    attachment = named(body, name)
    books.ledger.attach(document, (attachment,), by=MEI)
    return attachment.sha256


def test_a_photo_is_added_by_key_and_waits_to_be_sent(
    page: DocumentsPage,
    morning: Morning,
    place: Workplace,
    photo: Path,
    told: list[str],
    qtbot: QtBot,
) -> None:
    recorded = QSignalSpy(place.recorded)
    page.open_document(morning["receipt"].document)
    choose(page, "Ctrl+O", photo)
    qtbot.waitUntil(lambda: names(page) == ["broken pallet.jpg"], timeout=PATIENCE_MS)
    assert where(page) == ["waiting here"]
    assert page.heading().segments[3] == "Files 1"
    assert told == ["broken pallet.jpg belongs to the document now. It goes to HQ by itself."]
    assert recorded.count() == 1
    assert place.books.blobs.count_unsent() == 1


def test_files_dropped_onto_a_document_belong_to_it(
    page: DocumentsPage, morning: Morning, photo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    note = tmp_path / "note.pdf"
    note.write_bytes(PDF)
    page.open_document(morning["receipt"].document)
    assert drop(page, photo, note)
    qtbot.waitUntil(lambda: names(page) == ["broken pallet.jpg", "note.pdf"], timeout=PATIENCE_MS)


def test_without_an_opened_document_and_off_a_stick_a_drop_is_not_taken(
    page: DocumentsPage, morning: Morning, photo: Path, tmp_path: Path
) -> None:
    assert not drop(page, photo)
    page.open_document(morning["receipt"].document)
    assert not drop(page, tmp_path / "MK02.counterstock-parcel")


def test_what_is_no_photo_is_told_by_its_name(
    page: DocumentsPage, morning: Morning, tmp_path: Path, told: list[str], qtbot: QtBot
) -> None:
    program = tmp_path / "photo.jpg"
    program.write_bytes(b"MZ" + b"\0" * 400)
    page.open_document(morning["receipt"].document)
    drop(page, program)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == ["photo.jpg: Only photos and PDF files can be attached."]
    assert names(page) == []


def test_a_file_is_shown_by_the_systems_program_under_an_ending_of_its_own(
    page: DocumentsPage, morning: Morning, place: Workplace, viewer: Viewer, qtbot: QtBot
) -> None:
    document = morning["receipt"].document
    attach(place.books, document, PDF, name="../note.exe", by=MEI)
    page.open_document(document)
    key(page, Qt.Key.Key_F)
    key(page.opened.papers.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(viewer.shown) == 1, timeout=PATIENCE_MS)
    (copy,) = viewer.shown
    assert (copy.suffix, copy.read_bytes()) == (".pdf", PDF)
    assert copy.parent.name.startswith("counterstock-")
    assert copy.parent.stat().st_mode & 0o077 == 0


def test_a_copy_is_saved_where_a_person_says(
    page: DocumentsPage,
    morning: Morning,
    place: Workplace,
    tmp_path: Path,
    told: list[str],
    qtbot: QtBot,
) -> None:
    document = morning["receipt"].document
    attach(place.books, document, JPEG, name="pallet.jpg", by=MEI)
    page.open_document(document)
    key(page, Qt.Key.Key_F)
    choose(page, "Ctrl+S", tmp_path / "mine.jpg")
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert (tmp_path / "mine.jpg").read_bytes() == JPEG
    assert told[0].startswith("mine.jpg is saved in ")


def test_what_lies_at_hq_is_fetched_when_asked_for_and_then_shown(
    page: DocumentsPage, morning: Morning, place: Workplace, viewer: Viewer, qtbot: QtBot
) -> None:
    asked = QSignalSpy(place.fetch_asked)
    digest = told_elsewhere(place, morning["receipt"].document, JPEG, "pallet.jpg")
    page.open_document(morning["receipt"].document)
    key(page, Qt.Key.Key_F)
    assert where(page) == ["not on this computer yet"]
    key(page.opened.papers.table, Qt.Key.Key_Return)
    assert (asked.at(0), where(page)) == ([digest], ["being fetched"])
    place.books.blobs.take(digest, size=len(JPEG), start=0, body=JPEG)
    place.fetched.emit(Fetched(digest))
    qtbot.waitUntil(lambda: len(viewer.shown) == 1, timeout=PATIENCE_MS)
    assert where(page) == ["here and at HQ"]


def test_a_file_that_comes_after_its_document_was_left_opens_nothing(
    page: DocumentsPage, morning: Morning, place: Workplace, viewer: Viewer, qtbot: QtBot
) -> None:
    digest = told_elsewhere(place, morning["receipt"].document, JPEG, "pallet.jpg")
    page.open_document(morning["receipt"].document)
    key(page, Qt.Key.Key_F)
    key(page.opened.papers.table, Qt.Key.Key_Return)
    page.open_document(morning["issue"].document)
    place.books.blobs.take(digest, size=len(JPEG), start=0, body=JPEG)
    place.fetched.emit(Fetched(digest))
    done = threading.Event()
    place.outside.send(lambda: None, lambda _nothing: done.set())
    qtbot.waitUntil(done.is_set, timeout=PATIENCE_MS)
    assert viewer.shown == []


def test_a_file_that_hq_does_not_have_yet_is_told_calmly(
    page: DocumentsPage, morning: Morning, place: Workplace, told: list[str]
) -> None:
    digest = told_elsewhere(place, morning["receipt"].document, JPEG, "pallet.jpg")
    page.open_document(morning["receipt"].document)
    key(page, Qt.Key.Key_F)
    key(page.opened.papers.table, Qt.Key.Key_Return)
    place.fetched.emit(Fetched(digest, HqSaysNo("no such file", code="unknown_blob", status=404)))
    assert told[0].startswith("pallet.jpg: HQ does not have this file yet")
    assert where(page) == ["not on this computer yet"]


def test_a_file_here_is_waiting_until_hq_has_it(
    page: DocumentsPage, morning: Morning, place: Workplace
) -> None:
    document = morning["receipt"].document
    made = attach(place.books, document, JPEG, name="pallet.jpg", by=MEI).attachment
    page.open_document(document)
    key(page, Qt.Key.Key_F)
    assert where(page) == ["waiting here"]
    place.books.blobs.note_sent(made.sha256, sent=made.size, whole=True)
    key(page, Qt.Key.Key_F)
    assert where(page) == ["here and at HQ"]


def test_the_bar_names_what_can_be_done_with_files_only_where_there_are_some(
    page: DocumentsPage, morning: Morning, place: Workplace
) -> None:
    page.open_document(morning["receipt"].document)
    key(page, Qt.Key.Key_F)
    assert "Add a file" in words_of(page)
    assert "Show file" not in words_of(page)
    assert page.opened.papers.blank.title() == "No files yet"
    attach(place.books, morning["receipt"].document, JPEG, name="pallet.jpg", by=MEI)
    page.open_document(morning["receipt"].document)
    assert {"Show file", "Save a copy"} <= set(words_of(page))
    key(page, Qt.Key.Key_T)
    assert "Show file" not in words_of(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_have_room_in_every_language(
    page: DocumentsPage,
    place: Workplace,
    theme: Theme,
    translations: Translations,
    morning: Morning,
    qtbot: QtBot,
    language: str,
) -> None:
    translations.use(language)
    theme.set_language(language)
    page.open_document(morning["receipt"].document)
    page.choose_segment(FILES)
    page.resize(1017, 528)
    qtbot.waitUntil(lambda: clipped_labels(page) == [])
    attach(place.books, morning["receipt"].document, PDF, name="note.pdf", by=MEI)
    page.open_document(morning["receipt"].document)
    qtbot.waitUntil(lambda: clipped_labels(page) == [])
    assert page.minimumSizeHint().width() <= 1017
