"""A long list fetched where it is looked at."""

from collections.abc import Sequence

import pytest

from desktop.tables.paged_rows import PAGE_ROWS, PagedRows


class Books:
    def __init__(self) -> None:
        self.asked: list[int] = []

    def fetch(self, keys: Sequence[int]) -> Sequence[str]:
        self.asked.append(keys[0])
        return [f"row {key}" for key in keys]


def test_only_the_page_looked_at_is_fetched() -> None:
    books = Books()
    rows = PagedRows(range(50_000), books.fetch)
    assert (len(rows), rows[49_999], rows[49_998]) == (50_000, "row 49999", "row 49998")
    assert books.asked == [49_950]


def test_the_last_pages_are_kept_and_old_ones_let_go() -> None:
    books = Books()
    rows = PagedRows(range(50_000), books.fetch)
    looked = [rows[page * PAGE_ROWS] for page in range(81)]
    again = rows[80 * PAGE_ROWS]
    assert looked[80] == again
    assert len(books.asked) == 81
    assert rows[0] == "row 0"
    assert len(books.asked) == 82


def test_a_slice_is_its_rows_and_outside_is_outside() -> None:
    rows = PagedRows(range(3), Books().fetch)
    assert list(rows[1:]) == ["row 1", "row 2"]
    with pytest.raises(IndexError):
        rows[3]
