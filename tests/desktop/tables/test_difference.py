"""Where two lists differ."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.tables.difference import Span, changed_span

LISTS = st.lists(st.integers(0, 3), max_size=8)


@given(LISTS, LISTS)
def test_putting_the_span_in_place_makes_the_new_list(old: list[int], new: list[int]) -> None:
    span = changed_span(old, new)
    assert old[: span.start] + new[span.start : span.new_end] + old[span.old_end :] == new


@given(LISTS)
def test_equal_lists_have_no_span(same: list[int]) -> None:
    assert changed_span(same, list(same)).is_empty


def test_one_changed_row_is_one_row() -> None:
    assert changed_span([1, 2, 3], [1, 9, 3]) == Span(1, 2, 2)
