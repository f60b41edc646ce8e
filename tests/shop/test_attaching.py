from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sync.shop.attaching import FileHere, attach, attachments_of, file_read, files_of, unpack_file
from sync.shop.ledger import Actor, NewDocument
from sync.shop.profile import Books
from sync.shop.verification import verify
from sync.stock.attachment import MAX_BYTES
from sync.stock.document import Changes, Content
from sync.stock.refusal import Refusal
from sync.stock.rights import Role
from sync.wire.drafting import StepData
from sync.wire.messages import Base
from tests.files import JPEG, PDF, named
from tests.shop.shops import CLERK, a_line, a_shop, received
from tests.shop.shown import shown


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Books]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_shop(tmp_path / "shop") as books:
        yield books


def test_a_file_is_attached_to_a_posted_document_and_moves_nothing(books: Books) -> None:
    made = received(books)
    before = shown(books)["balances"]
    told = attach(books, made.number, JPEG, name="broken.jpg", by=CLERK)
    assert (told.recorded.state, told.attachment) == ("posted", named(JPEG, "broken.jpg"))
    assert shown(books)["balances"] == before
    (row,) = attachments_of(books, made.document)
    assert (row.name, row.here, row.at_hq) == ("broken.jpg", True, False)
    assert books.reading.show(made.document).attachments == (named(JPEG, "broken.jpg"),)
    assert verify(books.journal, books.cache_file, blobs=books.blobs).problems == ()


def test_what_was_attached_is_there_after_the_cache_was_made_anew(books: Books) -> None:
    made = received(books)
    attach(books, made.document, JPEG, name="a.jpg", by=CLERK)
    attach(books, made.document, PDF, name="b.pdf", by=CLERK)
    books.projection.lay_again()
    assert [row.name for row in attachments_of(books, made.document)] == ["a.jpg", "b.pdf"]


def test_an_edit_after_a_file_is_made_from_the_edit_before_it(books: Books) -> None:
    draft = NewDocument(kind="receipt", content=Content((a_line(),)), post=False)
    made = books.ledger.record(draft, by=CLERK)
    first = books.journal.step_at(books.journal.after(0, limit=1)[0].position).letter()
    attach(books, made.document, JPEG, name="a.jpg", by=CLERK)
    note = StepData(Changes({"note": "two boxes were wet"}))
    books.ledger.step(made.document, "edit", by=CLERK, data=note)
    *_, last = books.journal.after(0, limit=9)
    assert last.letter().base == Base(after=first.step)


def test_who_may_not_begin_a_document_may_not_attach_to_it(books: Books) -> None:
    made = received(books)
    with pytest.raises(Refusal) as refusal:
        attach(books, made.document, JPEG, name="a.jpg", by=Actor("eve", Role.AUDITOR))
    assert refusal.value.code == "no_right"
    assert books.blobs.count_unsent() == 0


def test_a_file_for_a_document_that_is_not_there_is_refused(books: Books) -> None:
    with pytest.raises(Refusal) as refusal:
        attach(books, "nothing", JPEG, name="a.jpg", by=CLERK)
    assert refusal.value.code == "unknown_document"


def test_a_file_is_read_within_its_limit(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(JPEG)
    assert file_read(photo) == JPEG
    with photo.open("ab") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(Refusal) as refusal:
        file_read(photo)
    assert refusal.value.code == "attachment_too_large"
    with pytest.raises(Refusal) as refusal:
        file_read(tmp_path / "nothing")
    assert refusal.value.code == "no_file"


def test_a_readable_copy_ends_in_what_its_bytes_are(books: Books, tmp_path: Path) -> None:
    made = attach(books, received(books).document, PDF, name="photo.jpg", by=CLERK)
    told = replace(made.attachment, media_type="image/jpeg")
    copy = unpack_file(books, told, tmp_path)
    assert (copy.suffix, copy.read_bytes()) == (".pdf", PDF)


def test_what_is_no_photo_is_not_unpacked(books: Books, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        unpack_file(books, named(PDF), tmp_path)
    assert refusal.value.code == "attachment_type"


def test_a_document_says_where_its_files_are(books: Books) -> None:
    made = attach(books, received(books).document, PDF, name="a.pdf", by=CLERK)
    elsewhere = named(JPEG)
    books.ledger.attach(made.recorded.document, (elsewhere,), by=CLERK)
    view = books.reading.show(made.recorded.document)
    assert files_of(books, view) == (
        FileHere(made.attachment, is_here=True, at_hq=False),
        FileHere(elsewhere, is_here=False, at_hq=None),
    )
