"""A long list of which only the page starts are held: it answers as a plain list would."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.shop.catalogue_intake import TAKERS
from sync.shop.profile import Books
from sync.shop.whole_list import PAGE, WholeList
from sync.wire.feed_row import row_letter
from sync.wire.letters import packed
from sync.wire.messages import ItemLetter
from tests.shop.shops import a_shop

COUNT = 3 * PAGE + 7
PLAIN = [(f"SKU{n:05d}", "", "") for n in range(COUNT)]


def known(books: Books, *skus: str) -> None:
    letters = [ItemLetter(sku=sku, name=sku, unit="pc") for sku in skus]
    rows = [row_letter(n, "item", one.sku, packed(one)) for n, one in enumerate(letters, 1)]
    with books.cache_file.transaction() as connection:
        TAKERS["item"](connection, rows)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WholeList]:
    folder = tmp_path_factory.mktemp("long")
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("COUNTERSTOCK_KEY_FILE", str(folder / "keys"))
        books = a_shop(folder / "shop")
    known(books, *(key[0] for key in reversed(PLAIN)))
    yield WholeList(books.cache_file)
    books.close()


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    made = a_shop(tmp_path / "shop")
    yield made
    made.close()


def test_it_holds_every_sku_in_order(whole: WholeList) -> None:
    assert list(whole) == PLAIN
    assert len(whole) == COUNT


ends = st.none() | st.integers(-COUNT - 9, COUNT + 9)


@given(start=ends, stop=ends, step=st.sampled_from([None, 1, 2, -1, PAGE]))
def test_any_part_is_that_of_a_plain_list(
    whole: WholeList, start: int | None, stop: int | None, step: int | None
) -> None:
    assert list(whole[start:stop:step]) == PLAIN[start:stop:step]


@given(place=st.integers(0, COUNT - 1))
def test_each_key_is_found_where_it_stands(whole: WholeList, place: int) -> None:
    assert whole.index(PLAIN[place]) == place
    assert whole[place] == PLAIN[place]
    assert whole[place - COUNT] == PLAIN[place]


@pytest.mark.parametrize("sku", ["", "SKU", "SKU00003x", "ZZZ"])
def test_what_is_not_in_it_is_nowhere(whole: WholeList, sku: str) -> None:
    with pytest.raises(ValueError, match="not in the list"):
        whole.index((sku, "", ""))


def test_what_stands_before_the_start_is_not_found_from_there(whole: WholeList) -> None:
    with pytest.raises(ValueError, match="not in the list"):
        whole.index(PLAIN[3], 4)


def test_past_the_end_there_is_nothing(whole: WholeList) -> None:
    with pytest.raises(IndexError):
        _ = whole[COUNT]


def test_an_empty_catalogue_is_an_empty_list(books: Books) -> None:
    whole = WholeList(books.cache_file)
    assert (len(whole), list(whole), list(whole[0:9])) == (0, [], [])


def test_it_equals_only_what_was_read_of_the_same_skus(books: Books) -> None:
    known(books, "A", "B")
    before = WholeList(books.cache_file)
    assert before == WholeList(books.cache_file)
    known(books, "C")
    assert before != WholeList(books.cache_file)
    assert before != [("A", "", ""), ("B", "", "")]


def test_a_catalogue_begun_anew_leaves_empty_rows_not_a_fault(books: Books) -> None:
    known(books, "A", "B", "C")
    whole = WholeList(books.cache_file)
    with books.cache_file.transaction() as connection:
        connection.execute("DELETE FROM item WHERE sku <> 'B'")
    assert list(whole[0:3]) == [("B", "", ""), ("", "", ""), ("", "", "")]
