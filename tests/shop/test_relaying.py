"""Sums put right from the documents, and never the other way round."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.profile import Books
from sync.shop.relaying import relay
from sync.shop.verification import verify
from tests.shop.damage import altered_sum, missing_movement, missing_row, missing_sum
from tests.shop.lines import Till, a_till, an_hq
from tests.shop.shops import received, sold
from tests.shop.shown import shown


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Till]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_till(tmp_path / "till", an_hq()) as till:
        received(till.books, quantity=12)
        sold(till.books, quantity=5)
        till.sync()
        received(till.books, quantity=3)  # waits
        yield till


def relaid(books: Books) -> int:
    return relay(books.cache_file, books.device.site, projection=books.projection)


def test_right_books_are_left_alone(till: Till) -> None:
    before = shown(till.books)
    assert relaid(till.books) == 0
    assert shown(till.books) == before


@pytest.mark.parametrize("damage", [altered_sum, missing_sum])
def test_a_wrong_sum_is_made_by_its_movements(till: Till, damage: object) -> None:
    before = shown(till.books)
    damage(till.books)  # type: ignore[operator]  # one of the two above
    assert relaid(till.books) >= 1
    assert shown(till.books) == before
    assert verify(till.books.journal, till.books.cache_file).problems == ()


def test_a_movement_that_is_gone_comes_from_its_documents_letter(till: Till) -> None:
    till.sync()
    before = shown(till.books)
    missing_movement(till.books)
    assert relaid(till.books) >= 1
    assert shown(till.books) == before


def test_what_waits_is_laid_over_again(till: Till) -> None:
    before = shown(till.books)
    missing_movement(till.books)
    assert relaid(till.books) >= 0
    assert shown(till.books) == before


def test_movements_of_a_document_that_is_gone_go_too(till: Till) -> None:
    till.sync()
    missing_row(till.books)
    assert relaid(till.books) >= 1
    assert verify(till.books.journal, till.books.cache_file).problems == ()
    assert sum(row.on_hand for row in till.books.projection.book.rows("TEA")) == 7
