"""The classes of conflict of a count: movements told late or too close, and two counts at once."""

from typing import NamedTuple

import pytest

from sync.hq.tables import case
from tests.hq.asked import cases, decide, moves, only_case, recorded
from tests.hq.world import Till, World, a_content, a_line, at


def _stocked(world: World) -> tuple[Till, Till]:
    """Ten teas since an hour ago, and two tills."""
    till = world.till()
    till.tell(at=at(-60), content=a_content(a_line(quantity="10"), party="S"))
    return till, world.till(number="02")


def _count(till: Till, quantity: str, minute: int, document: str = "c1", **more: object) -> str:
    content = a_content(a_line(quantity=quantity))
    given = {"document": document, "at": at(minute), "content": content, **more}
    return till.tell("post", "count", **given).code


def _sell(till: Till, quantity: str, minute: int, document: str = "i1") -> str:
    content = a_content(a_line(quantity=quantity))
    return till.tell(kind="issue", document=document, at=at(minute), content=content).code


def test_a_late_sale_explains_a_variance_and_only_the_residual_stays(lite: World) -> None:
    counter, seller = _stocked(lite)
    _count(counter, "6", 0)
    assert lite.stock("MK02/") == 6
    assert _sell(seller, "3", -30) == ""
    assert lite.stock("MK02/") == 6
    assert lite.rows(case) == []
    assert lite.stock("@variance") == 0  # the world outside has no balance; the residual is one
    net = sum(
        int(m.quantity) * (1 if m.destination == "@variance" else -1)
        for document in ("c1", "i1")
        for m in lite.document(document).movements
        if "@variance" in {m.origin, m.destination}
    )
    assert net == 1


@pytest.mark.parametrize(("take", "left"), [("mine", 7), ("hq", 4)])
def test_a_movement_within_the_window_asks_the_counter_which_was_first(
    lite: World, take: str, left: int
) -> None:
    counter, seller = _stocked(lite)
    _count(counter, "7", 0)
    _sell(seller, "3", -3)
    letter = only_case(lite, "c1", "count_window")
    assert moves(letter) == {"mine": [], "hq": [("MK02/", "@variance", "3")]}
    decide(lite, counter, letter, take)
    assert recorded(lite, counter, letter) == ("resolved", take, "looked")
    assert lite.stock("MK02/") == left


def test_of_two_counts_the_later_hour_stands_whichever_is_told_first(lite: World) -> None:
    one, other = _stocked(lite)
    _count(one, "8", 60)
    assert _count(other, "9", 0, "c2") == ""
    assert (lite.stock("MK02/"), lite.rows(case)) == (8, [])


@pytest.mark.parametrize(("take", "left"), [("mine", 9), ("hq", 8)])
def test_two_counts_that_overlap_and_differ_ask_which_one_stands(
    lite: World, take: str, left: int
) -> None:
    one, other = _stocked(lite)
    _count(one, "8", 0, number="N-1")
    assert _count(other, "9", 2, "c2") == "counts_differ"
    letter = only_case(lite, "c2", "counts_differ")
    assert letter.message == "N-1 found 8 of TEA, this count 9, 120 s apart; which one stands?"
    assert letter.also == ["c1"]
    assert [side and side.lines[0].quantity for side in (letter.mine, letter.hq)] == ["9", "8"]
    assert letter.hq_act is not None
    assert (letter.hq_act.device, letter.hq_act.number) == (one.id, "N-1")
    assert moves(letter) == {"mine": [], "hq": [("MK02/", "@variance", "1")]}
    assert lite.stock("MK02/") == 9
    decide(lite, other, letter, take)
    assert recorded(lite, other, letter) == ("resolved", take, "looked")
    assert lite.stock("MK02/") == left


@pytest.mark.parametrize("first", ["c1", "c2"])
@pytest.mark.parametrize(("take", "left"), [("mine", 8), ("hq", 9)])
def test_the_case_is_the_later_counts_by_the_clocks_whichever_is_told_first(
    lite: World, first: str, take: str, left: int
) -> None:
    one, other = _stocked(lite)
    told = {"c1": (one, "8", 2, "c1"), "c2": (other, "9", 0, "c2")}
    for count in sorted(told, key=lambda name: name != first):
        _count(*told[count], number=f"N-{count}")
    letter = only_case(lite, "c1", "counts_differ")
    assert letter.message == "N-c2 found 9 of TEA, this count 8, 120 s apart; which one stands?"
    assert moves(letter) == {"mine": [], "hq": [("@variance", "MK02/", "1")]}
    assert letter.mine_act is not None
    assert letter.hq_act is not None
    assert [letter.mine_act.device, letter.hq_act.device] == [one.id, other.id]
    assert (letter.mine_act.document, letter.hq_act.document) == ("", "c2")
    assert lite.stock("MK02/") == 8
    decide(lite, other, letter, take)
    assert lite.stock("MK02/") == left


@pytest.mark.parametrize(("minute", "shelf"), [(-30, 9), (3, 9), (15, 14)])
@pytest.mark.parametrize("told_after", ["counts", "decision", "nothing"])
def test_goods_told_late_count_as_if_the_figure_that_does_not_stand_had_never_been(
    lite: World, minute: int, shelf: int, told_after: str
) -> None:
    one, other = _stocked(lite)
    more = Act("r", at(minute))
    _told(one, told_after == "nothing", more)
    _count(one, "9", 4)
    _count(other, "8", 8, "c2")
    _told(one, told_after == "counts", more)
    for letter in [c for c in cases(lite, "c2") if c.code == "counts_differ"]:
        decide(lite, other, letter, "hq")
    _told(one, told_after == "decision", more)
    assert lite.stock("MK02/") == shelf
    assert {c.code for name in ("c1", "c2") for c in cases(lite, name)} <= {"count_window"}
    assert cases(lite, "c2") == []


class Act(NamedTuple):
    """A receipt of five."""

    document: str
    at: str


def _told(till: Till, now: bool, act: Act) -> None:
    for document, hour in [act] * now:
        till.tell(document=document, at=hour, content=a_content(party="S"))


def test_overlapping_counts_that_agree_ask_nobody(lite: World) -> None:
    one, other = _stocked(lite)
    _count(one, "8", 0)
    assert _count(other, "8", 2, "c2") == ""
    assert lite.rows(case) == []


def test_a_sale_between_two_counts_is_no_disagreement(lite: World) -> None:
    one, other = _stocked(lite)
    _count(one, "8", 0)
    _sell(one, "3", 2)
    _count(other, "5", 4, "c2")
    assert {c.code for c in cases(lite, "c2")} <= {"count_window"}


def test_who_counts_again_corrects_the_own_figure_unasked(lite: World) -> None:
    one, _ = _stocked(lite)
    _count(one, "8", 0)
    assert _count(one, "9", 2, "c2") == ""
    assert (lite.stock("MK02/"), lite.rows(case)) == (9, [])


def test_counts_of_different_hours_in_one_push_ask_nobody(lite: World) -> None:
    one, _ = _stocked(lite)
    for document, quantity, minute, by in (("c1", "8", 0, "clerk"), ("c2", "9", 60, "desk")):
        content = a_content(a_line(quantity=quantity))
        one.seal("post", "count", document=document, at=at(minute), by=by, content=content)
    assert [v.code for v in one.push(2).verdicts] == ["", ""]


def test_a_count_taken_back_no_longer_disagrees(lite: World) -> None:
    one, other = _stocked(lite)
    _count(one, "8", 0)
    one.tell("reverse", "count", document="c1", at=at(1))
    assert _count(other, "9", 2, "c2") == ""
    assert (lite.stock("MK02/"), lite.rows(case)) == (9, [])


def test_a_count_that_stands_no_more_takes_the_decision_with_it(lite: World) -> None:
    one, other = _stocked(lite)
    _count(one, "8", 0)
    _count(other, "9", 2, "c2")
    decide(lite, other, only_case(lite, "c2", "counts_differ"), "hq")
    other.tell("reverse", "count", document="c2", at=at(5))
    assert lite.stock("MK02/") == 8


def test_a_reversed_count_gives_back_once_what_its_case_had_decided(lite: World) -> None:
    counter, seller = _stocked(lite)
    _count(counter, "7", 0)
    _sell(seller, "3", -3)
    decide(lite, counter, only_case(lite, "c1", "count_window"), "mine")
    assert lite.stock("MK02/") == 7
    counter.tell("reverse", "count", document="c1", at=at(5))
    assert lite.stock("MK02/") == 7
