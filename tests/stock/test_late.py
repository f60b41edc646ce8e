from hypothesis import given
from hypothesis import strategies as st

from sync.stock.late import (
    close_to_count,
    counts_differ,
    owed_elsewhere,
    owed_to_count,
    seconds_between,
    too_close,
)
from sync.stock.movement import Movement, deltas
from sync.stock.place import CUSTOMER, SUPPLIER, Place
from sync.stock.verdict import Choice
from tests.makers import NOON

SHELF = Place("MK02/A-1")
LATER = "2026-11-20T05:00:00.000Z"


@given(st.integers(1, 10**6), st.booleans())
def test_a_late_movement_and_what_the_count_is_owed_leave_the_shelf_as_counted(
    quantity: int, goes_out: bool
) -> None:
    ends = (SHELF, CUSTOMER) if goes_out else (SUPPLIER, SHELF)
    late = Movement("s1", "1", "TEA", "", "", *ends, quantity, NOON)
    owed = owed_to_count(late, place=SHELF, document="c1", line="2", at=LATER)
    assert deltas([late, owed])[SHELF, "TEA", ""] == 0
    assert (owed.step, owed.line, owed.at) == ("s1", "count:c1:2:1", LATER)


def test_the_window_is_open_on_both_sides_and_shut_at_its_edge() -> None:
    assert too_close(NOON, "2026-11-20T04:09:59.000Z")
    assert too_close("2026-11-20T04:09:59.000Z", NOON)
    assert not too_close(NOON, "2026-11-20T04:10:00.000Z")


def test_seconds_are_counted_without_a_sign() -> None:
    assert seconds_between(LATER, NOON) == 3600


def test_a_close_movement_asks_the_counter() -> None:
    moved_at = "2026-11-20T04:00:40.000Z"
    finding = close_to_count("IS-7", "TEA", line="2", at=moved_at, counted_at=NOON)
    assert (finding.code, [c.value for c in finding.choices]) == ("count_window", ["mine", "hq"])
    told = {"number": "IS-7", "sku": "TEA", "seconds": "40", "line": "2", "at": moved_at}
    assert finding.facts == told | {"counted_at": NOON}


def test_two_counts_that_differ_ask_which_of_them_stands() -> None:
    finding = counts_differ("MK02-CT-01-000001", "TEA", mine="4", hq="5", seconds=60, line="1")
    assert (finding.code, finding.choices) == ("counts_differ", (Choice.MINE, Choice.HQ))
    assert "found 5 of TEA, this count 4, 60 s apart" in finding.message


def test_what_another_count_was_owed_is_not_this_documents_to_take_back() -> None:
    m = Movement("s", "1", "T", "", "", SHELF, CUSTOMER, 3, NOON)
    owed = owed_to_count(m, place=SHELF, document="c1", line="1", at=m.at)
    told = [owed_elsewhere(m, "i1"), owed_elsewhere(owed, "i1"), owed_elsewhere(owed, "c1")]
    assert told == [False, True, False]
