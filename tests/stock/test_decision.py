from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sync.stock.decision import asks_if_same, goods_back, still_moves
from sync.stock.movement import Movement
from sync.stock.place import LOSS, in_transit
from tests.makers import NOON, a_step, taken

BETWEEN = in_transit("KC00", "MK02")


def _lost(quantity: int) -> Movement:
    return Movement("", "1", "TEA", "", "", BETWEEN, LOSS, quantity, NOON)


@given(st.integers(1, 9), st.integers(1, 5))
def test_no_more_is_written_off_than_is_still_in_transit(planned: int, arrived: int) -> None:
    arrival = a_step("arrive", "transfer", arrived={"1": arrived})
    document = taken(a_step("post", "transfer"), arrival)[-1].document
    moved = still_moves("transfer_short", [_lost(planned)], document)
    left = min(planned, 5 - arrived)
    assert [m.quantity for m in moved] == [left] * (left > 0)


def test_another_case_moves_what_was_planned_and_a_reversed_document_nothing() -> None:
    document = taken(a_step("post", "transfer"))[-1].document
    assert still_moves("posted_twice", [_lost(9)], document) == (_lost(9),)
    assert still_moves("posted_twice", [_lost(9)], replace(document, state="reversed")) == ()


def test_goods_that_did_not_move_twice_go_back_at_their_own_hour_and_nothing_owed_with_them() -> (
    None
):
    first, again = (a_step("post", "receipt", id=step) for step in ("s1", "s2"))
    document = taken(first, again)[-1].document
    more = replace(document.movements[0], quantity=9)
    document = replace(document, movements=(more, *document.movements[1:]))
    owed = replace(document.movements[-1], line="count:c1:1:1")
    document = replace(document, movements=(*document.movements, owed))
    (back,) = goods_back(document, "s2")
    there = document.movements[1]
    assert (back.at, back.quantity, back.origin) == (there.at, there.quantity, there.destination)
    assert asks_if_same("posted_twice")
    assert asks_if_same("fulfil_out_of_order")
    assert not asks_if_same("transfer_short")
