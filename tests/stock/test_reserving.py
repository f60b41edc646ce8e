import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.stock.document import Document
from sync.stock.refusal import Refusal
from sync.stock.reserving import (
    check_available,
    locked,
    locks,
    over_reserved,
    reserved_taken,
    short_of,
    spread,
    wanted,
)
from tests.makers import NOON, a_content, a_line

CONTENT = a_content(
    a_line("1", "TEA", 3), a_line("2", "TEA", 2), a_line("3", "OIL", 1500, decimals=3)
)


def _document(kind: str = "reservation", state: str = "reserved") -> Document:
    return Document("d1", kind, "KC00", "N-1", state, CONTENT, NOON)


def test_only_an_open_reservation_holds_goods_back() -> None:
    assert locked(_document()) == CONTENT.lines
    assert locked(_document(state="cancelled")) == ()
    assert locked(_document("issue", "reserved")) == ()
    assert (locks("reservation", "contested"), locks("kind_of_tomorrow", "")) == (False, False)


def test_what_is_wanted_is_summed_by_sku_and_compared_with_what_is_free() -> None:
    assert wanted(CONTENT.lines) == {"TEA": 5, "OIL": 1500}
    assert short_of(CONTENT.lines, {"TEA": 4, "OIL": 1500}.__getitem__) == {"TEA": 1}
    assert short_of(CONTENT.lines, lambda _: 9999) == {}


def test_more_than_is_free_is_refused_in_the_units_of_the_goods() -> None:
    with pytest.raises(Refusal) as no:
        check_available(CONTENT, {"TEA": 9, "OIL": 250}.__getitem__)
    assert no.value.code == "not_available"
    assert no.value.facts == {"sku": "OIL", "available": "0.25", "missing": "1.25"}
    check_available(CONTENT, lambda _: 1500)


def test_the_findings_say_who_was_first_and_what_is_left() -> None:
    finding = over_reserved(_document(), {"OIL": 250}, number="N-1", other="N-0")
    assert finding.message == "N-1 reserves 0.25 of OIL more than there is; N-0 was first."
    assert finding.choices == ("mine", "hq")
    alone = over_reserved(_document(), {"TEA": 1}, number="N-1", other="")
    assert alone.message == "N-1 reserves 1 of TEA more than there is."
    taken = reserved_taken("KC00", "TEA", left="1", reserved="3")
    assert (taken.code, taken.message) == (
        "reserved_taken",
        "KC00 has 1 of TEA left, and 3 are reserved.",
    )


_spots = st.tuples(st.sampled_from(["", "A", "B"]), st.sampled_from(["", "L1", "L2"]))
_rows = st.dictionaries(_spots, st.integers(-3, 9), min_size=1).map(lambda d: list(d.items()))


@given(st.dictionaries(_spots, st.integers(1, 9)), _rows)
def test_all_that_is_held_back_stands_on_some_row(
    held: dict[tuple[str, str], int], rows: list[tuple[tuple[str, str], int]]
) -> None:
    result = spread(held, rows)
    assert sum(result) == sum(held.values())
    assert all(n <= max(0, on_hand) for n, (_, on_hand) in zip(result[1:], rows[1:], strict=True))
    assert spread(held, []) == []


def test_what_names_a_lot_is_held_back_there_and_the_rest_where_there_is_some() -> None:
    rows = [(("", "L1"), 2), (("", "L2"), 5), (("A", "L2"), 5)]
    assert spread({("", "L2"): 6}, rows) == [0, 5, 1]
    assert spread({("A", ""): 3, ("", ""): 4}, rows) == [2, 2, 3]
    assert spread({("", ""): 20}, rows) == [10, 5, 5]
