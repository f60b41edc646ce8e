"""What each chip holds, newest first, however the documents come."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.filters import FILTERS
from desktop.documents.piles import Piles, grouped
from sync.shop.document_list import DocumentMark

KINDS = ("issue", "receipt", "count")
MARKS = st.lists(
    st.builds(
        DocumentMark,
        key=st.integers(1, 40),
        kind=st.sampled_from(KINDS),
        state=st.just("posted"),
        pending=st.integers(0, 1),
        cases=st.integers(0, 1),
    ),
    max_size=30,
)


def a_mark(key: int, kind: str = "issue", *, pending: int = 0) -> DocumentMark:
    return DocumentMark(key, kind, "posted", pending, 0)


def test_parts_are_joined_at_the_old_end() -> None:
    piles = Piles()
    piles.grow(grouped([a_mark(9), a_mark(7, "receipt")]))
    piles.grow(grouped([a_mark(4)]))
    assert (piles.keys("all"), piles.keys("issue")) == ([9, 7, 4], [9, 4])
    assert (piles.newest, piles.oldest, piles.count("receipt")) == (9, 4, 1)


def test_what_no_longer_waits_leaves_its_pile() -> None:
    piles = Piles()
    piles.put(a_mark(9, pending=1))
    assert piles.keys("waiting") == [9]
    piles.put(a_mark(9))
    assert (piles.keys("waiting"), piles.keys("all")) == ([], [9])


def test_a_place_is_found_or_not() -> None:
    piles = Piles()
    piles.grow(grouped([a_mark(9), a_mark(7)]))
    assert (piles.place_of("all", 7), piles.place_of("all", 8), piles.place_of("count", 9)) == (
        1,
        None,
        None,
    )


def test_nothing_is_newest_of_nothing() -> None:
    assert (Piles().newest, Piles().oldest) == (0, None)


@given(MARKS)
def test_one_by_one_or_all_at_once_is_the_same(marks: list[DocumentMark]) -> None:
    last = {mark.key: mark for mark in marks}
    piles = Piles()
    for mark in marks:
        piles.put(mark)
    at_once = grouped(sorted(last.values(), key=lambda mark: -mark.key))
    assert {chosen.key: piles.keys(chosen.key) for chosen in FILTERS} == at_once
