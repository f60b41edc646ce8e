"""A file of a document in the words of its table."""

import pytest

from desktop.documents.file_rows import FileRow, file_columns, file_sentence, size_words
from desktop.language import Translations
from sync.shop.attaching import FileHere
from tests.files import JPEG, PDF, named


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 KB"), (1000, "1 KB"), (1001, "2 KB"), (999_999, "1000 KB"), (1_000_000, "1.0 MB"),
     (1_449_999, "1.4 MB"), (20_971_520, "20.9 MB")],
)  # fmt: skip
def test_a_size_is_short(size: int, words: str) -> None:
    assert size_words(size) == words


def test_a_screen_reader_hears_all_of_a_file(translations: Translations) -> None:
    row = FileRow(FileHere(named(PDF, "note.pdf"), is_here=True, at_hq=False))
    assert file_sentence(row) == "note.pdf, PDF, 2 KB, waiting here"


def test_a_file_on_its_way_says_so(translations: Translations) -> None:
    row = FileRow(FileHere(named(JPEG), is_here=False, at_hq=None), is_coming=True)
    assert file_sentence(row) == "photo.jpg, Photo, 2 KB, being fetched"


def test_photo_and_paper_differ_by_their_icon() -> None:
    name = file_columns()[0]
    rows = [FileRow(FileHere(named(body), is_here=True, at_hq=True)) for body in (JPEG, PDF)]
    assert [name.cell(row).icon for row in rows] == ["image", "file-pdf"]
