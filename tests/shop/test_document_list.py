"""The long list of documents: newest first, by marks, with rows where they are looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.document_list import DocumentList
from sync.shop.ledger import NewDocument
from sync.shop.profile import Books
from sync.stock.document import Content
from tests.shop.shops import CLERK, SITE, a_line, a_shop, received, sold


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    made = a_shop(tmp_path / "shop")
    yield made
    made.close()


@pytest.fixture
def listed(books: Books) -> DocumentList:
    return DocumentList(books.cache_file)


def test_marks_come_newest_first_and_in_parts(books: Books, listed: DocumentList) -> None:
    first, second = received(books), sold(books)
    marks = listed.marks(limit=1)
    assert [row.document for row in listed.rows([mark.key for mark in marks])] == [second.document]
    older = listed.marks(before=marks[-1].key)
    assert [mark.kind for mark in older] == ["receipt"]
    assert listed.rows([mark.key for mark in older])[0].document == first.document
    assert listed.marks(before=older[-1].key) == []


def test_a_mark_says_what_waits(books: Books, listed: DocumentList) -> None:
    received(books)
    mark = listed.marks()[0]
    assert (mark.state, mark.pending, mark.cases) == ("posted", 1, 0)


def test_what_is_newer_than_the_list_is_found(books: Books, listed: DocumentList) -> None:
    received(books)
    newest = listed.marks()[0].key
    sale = sold(books)
    assert [mark.kind for mark in listed.newer(newest)] == ["issue"]
    mark = listed.mark_of(sale.document)
    assert mark is not None
    assert mark.key > newest
    assert listed.mark_of("nothing") is None
    assert listed.count() == 2


def test_rows_keep_the_order_asked_for(books: Books, listed: DocumentList) -> None:
    received(books), sold(books)
    keys = [mark.key for mark in listed.marks()]
    assert [row.kind for row in listed.rows(keys[::-1])] == ["receipt", "issue"]
    assert listed.rows([]) == []


def test_documents_are_found_by_the_beginning_of_their_number(
    books: Books, listed: DocumentList
) -> None:
    received(books), sold(books), sold(books)
    assert [row.number for row in listed.numbered(f"{SITE}-IS")] == [
        f"{SITE}-IS-07-000002",
        f"{SITE}-IS-07-000001",
    ]


def test_only_transfers_on_their_way_here_are_expected(books: Books, listed: DocumentList) -> None:
    received(books, quantity=9)
    for site in (SITE, "MK02"):
        content = Content((a_line(quantity=1),), to_site=site)
        books.ledger.record(NewDocument(kind="transfer", content=content), by=CLERK)
    assert len(listed.expected(SITE)) == 1


def test_documents_are_named_by_their_ids(books: Books, listed: DocumentList) -> None:
    receipt = received(books)
    assert listed.named([receipt.document, "nothing"])[receipt.document].kind == "receipt"
    assert listed.named([]) == {}
