"""A clerk's draft: each change makes a new value, and there is a way back and forth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.stock.document import Content, Line
from sync.stock.draft import (
    MOST_TURNS,
    Draft,
    redone,
    undone,
    with_changes,
    with_field,
    with_goods,
    with_line,
    with_quantity,
    without_line,
)
from sync.stock.refusal import Refusal
from tests.makers import a_line, an_edit

EMPTY = Draft("d1", "issue")


def goods(sku: str = "TEA", quantity: int = 1, **more: str) -> Line:
    return a_line("", sku, quantity, **more)


def quantities(draft: Draft) -> list[tuple[str, str, int]]:
    return [(line.line, line.sku, line.quantity) for line in draft.content.lines]


def receiving(*sent: Line) -> Draft:
    return Draft("d1", "transfer", Content(sent, to_site="MK02"), arrives="t1")


def code_of(refused: pytest.ExceptionInfo[Refusal]) -> str:
    return refused.value.code


def test_a_first_scan_makes_a_line() -> None:
    assert quantities(with_goods(EMPTY, goods())) == [("1", "TEA", 1)]


def test_a_second_scan_of_the_same_goods_tops_the_line_up() -> None:
    draft = with_goods(with_goods(EMPTY, goods(quantity=12)), goods())
    assert quantities(draft) == [("1", "TEA", 13)]


def test_another_lot_of_the_same_goods_is_a_line_of_its_own() -> None:
    draft = with_goods(with_goods(EMPTY, goods(lot="A")), goods(lot="B"))
    assert [line.lot for line in draft.content.lines] == ["A", "B"]


def test_taking_away_the_last_one_takes_the_line_away() -> None:
    draft = with_goods(with_goods(EMPTY, goods(quantity=3)), goods(quantity=-3))
    assert draft.is_empty


@pytest.mark.parametrize("begun", [EMPTY, with_goods(EMPTY, goods(quantity=2))])
def test_nothing_goes_below_nothing(begun: Draft) -> None:
    with pytest.raises(Refusal) as refused:
        with_goods(begun, goods(quantity=-3))
    assert code_of(refused) == "below_nothing"


def test_a_line_that_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(Refusal) as refused:
        with_quantity(EMPTY, "7", 1)
    assert code_of(refused) == "unknown_line"


def test_the_same_quantity_again_is_no_change_to_take_back() -> None:
    draft = with_goods(EMPTY, goods(quantity=3))
    assert with_quantity(draft, "1", 3).undo == draft.undo


def test_the_line_touched_last_is_named() -> None:
    draft = with_goods(with_goods(with_goods(EMPTY, goods()), goods("MILK")), goods())
    last = draft.last_line()
    assert last is not None
    assert last.sku == "TEA"


def test_a_removed_line_comes_back_in_its_place() -> None:
    draft = with_goods(with_goods(EMPTY, goods()), goods("MILK"))
    assert quantities(undone(without_line(draft, "1"))) == quantities(draft)


def test_a_change_after_a_step_back_forgets_the_way_forth() -> None:
    draft = undone(with_goods(EMPTY, goods()))
    assert redone(with_goods(draft, goods("MILK"))).content.lines[0].sku == "MILK"


def test_there_is_an_end_to_the_way_back() -> None:
    draft = EMPTY
    for n in range(MOST_TURNS + 5):
        draft = with_field(draft, "note", str(n))
    assert len(draft.undo) == MOST_TURNS


def test_a_field_that_says_the_same_is_no_change() -> None:
    assert with_field(EMPTY, "party", "") is EMPTY


def test_a_line_with_another_lot_takes_its_place() -> None:
    draft = with_goods(EMPTY, goods())
    line = draft.content.lines[0]
    changed = with_line(draft, a_line("1", "TEA", 1, lot="B"))
    assert [each.lot for each in changed.content.lines] == ["B"]
    assert with_line(draft, line) is draft


def test_a_transfer_is_ticked_off_against_what_was_sent() -> None:
    draft = receiving(a_line("1", "TEA", 0, book=2), a_line("2", "TEA", 0, book=5))
    for _ in range(3):
        draft = with_goods(draft, goods())
    assert quantities(draft) == [("1", "TEA", 2), ("2", "TEA", 1)]


def test_more_than_was_sent_is_ticked_off_all_the_same() -> None:
    draft = with_goods(receiving(a_line("1", "TEA", 0, book=2)), goods(quantity=3))
    assert quantities(draft) == [("1", "TEA", 3)]


def test_a_line_of_a_transfer_stays_when_its_ticks_are_taken_away() -> None:
    draft = with_goods(receiving(a_line("1", "TEA", 0, book=2)), goods(quantity=2))
    draft = without_line(draft, "1")
    assert (quantities(draft), draft.is_empty) == ([("1", "TEA", 0)], True)


def test_a_lot_is_ticked_off_on_its_own_line() -> None:
    sent = (a_line("1", "TEA", 0, lot="A", book=2), a_line("2", "TEA", 0, lot="B", book=2))
    draft = with_goods(receiving(*sent), goods(lot="B"))
    assert quantities(draft) == [("1", "TEA", 0), ("2", "TEA", 1)]


def test_goods_that_were_not_sent_are_not_on_the_transfer() -> None:
    with pytest.raises(Refusal) as refused:
        with_goods(receiving(a_line("1", "TEA", 0, book=2)), goods("MILK"))
    assert code_of(refused) == "not_on_transfer"


def test_nothing_to_take_back_leaves_the_draft() -> None:
    assert undone(EMPTY) is EMPTY
    assert redone(EMPTY) is EMPTY


SCANS = st.lists(st.tuples(st.sampled_from(["TEA", "MILK", "RICE"]), st.integers(1, 9)), max_size=8)


@given(SCANS)
def test_every_change_has_a_way_back_and_forth(scans: list[tuple[str, int]]) -> None:
    drafts = [EMPTY]
    for sku, quantity in scans:
        drafts.append(with_goods(drafts[-1], goods(sku, quantity)))
    back = drafts[-1]
    for expected in reversed(drafts[:-1]):
        back = undone(back)
        assert (back.content, back.last) == (expected.content, expected.last)
    for expected in drafts[1:]:
        back = redone(back)
        assert (back.content, back.last) == (expected.content, expected.last)


def test_a_change_of_header_and_lines_is_taken_back_whole() -> None:
    draft = with_goods(EMPTY, goods())
    changed = with_changes(draft, an_edit({"1": None}, party="C-9"))
    assert undone(changed).content == draft.content
