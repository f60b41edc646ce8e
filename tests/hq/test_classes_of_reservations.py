"""Over-reservation: two tills promise the same goods while the line is down; and what else holds goods back."""

import pytest

from sync.hq.tables import case, reservation
from tests.hq.asked import cases, decide, moves, only_case, recorded
from tests.hq.world import Till, World, a_content, a_line, at


def _stocked(world: World, quantity: str = "5") -> tuple[Till, Till]:
    till = world.till()
    till.tell(at=at(-60), content=a_content(a_line(quantity=quantity), party="S"))
    return till, world.till(number="02")


def _reserve(till: Till, document: str, quantity: str, minute: int) -> tuple[str, str]:
    content = a_content(a_line(quantity=quantity), party="MRS-CHAN", reference="DEP-1")
    given = {"document": document, "number": f"N-{document}", "at": at(minute)}
    told = till.tell("post", "reservation", content=content, **given)
    return told.verdict, told.code


def _held(world: World) -> dict[str, int]:
    """What each open reservation holds back, by the books' own rows."""
    return {row.document: row.quantity for row in world.rows(reservation)}


def _state(world: World, document: str) -> str:
    return world.document(document).state


def test_goods_are_held_back_until_they_are_let_go(lite: World) -> None:
    till, _ = _stocked(lite)
    assert _reserve(till, "v1", "4", 0) == ("applied", "")
    assert (_held(lite), lite.stock("MK02/")) == ({"v1": 4}, 5)
    till.tell("cancel", "reservation", document="v1", at=at(1))
    assert (_held(lite), _state(lite, "v1"), lite.rows(case)) == ({}, "cancelled", [])


def test_goods_handed_over_are_no_longer_held_back(lite: World) -> None:
    till, _ = _stocked(lite)
    _reserve(till, "v1", "4", 0)
    told = till.tell("fulfil", "reservation", document="v1", arrived={"1": "3"}, at=at(1))
    assert (told.verdict, told.number[:3]) == ("applied", "HQ-")
    assert (_held(lite), lite.stock("MK02/"), _state(lite, "v1")) == ({}, 2, "fulfilled")


def test_of_two_over_reservations_the_later_one_is_contested(lite: World) -> None:
    first, second = _stocked(lite)
    _reserve(first, "v1", "4", 0)
    assert _reserve(second, "v2", "3", 1) == ("conflict", "over_reserved")
    assert (_state(lite, "v2"), _held(lite)) == ("contested", {"v1": 4})
    letter = only_case(lite, "v2", "over_reserved")
    assert letter.message == "N-v2 reserves 2 of TEA more than there is; N-v1 was first."
    assert moves(letter) == {"mine": [], "hq": []}
    assert letter.mine_act is not None
    assert letter.hq_act is not None
    assert (letter.mine_act.device, letter.hq_act.device) == (second.id, first.id)
    assert (letter.hq_act.number, letter.also) == ("N-v1", ["v1"])


@pytest.mark.parametrize(
    ("take", "state", "held"),
    [("mine", "reserved", {"v1": 4, "v2": 3}), ("hq", "cancelled", {"v1": 4})],
)
def test_an_over_reservation_is_kept_anyway_or_let_go(
    lite: World, take: str, state: str, held: dict[str, int]
) -> None:
    first, second = _stocked(lite)
    _reserve(first, "v1", "4", 0)
    _reserve(second, "v2", "3", 1)
    letter = only_case(lite, "v2", "over_reserved")
    assert decide(lite, second, letter, take).verdict == "applied"
    assert recorded(lite, second, letter) == ("resolved", take, "looked")
    assert (_state(lite, "v2"), _held(lite), cases(lite, "v2")) == (state, held, [])


def test_whoever_reserved_first_by_the_clock_wins_though_told_last(lite: World) -> None:
    first, second = _stocked(lite)
    assert _reserve(second, "v2", "3", 5) == ("applied", "")
    assert _reserve(first, "v1", "4", 0) == ("applied", "")
    assert (_state(lite, "v2"), _held(lite)) == ("contested", {"v1": 4})
    letter = only_case(lite, "v2", "over_reserved")
    assert letter.mine_act is not None
    assert letter.hq_act is not None
    assert (letter.mine_act.device, letter.hq_act.device) == (second.id, first.id)
    assert letter.hq_act.number == "N-v1"


def test_nobody_gives_way_to_a_reservation_that_cannot_be_met(lite: World) -> None:
    first, second = _stocked(lite)
    _reserve(second, "v2", "3", 5)
    assert _reserve(first, "v1", "6", 0) == ("conflict", "over_reserved")
    assert _held(lite) == {"v2": 3}
    assert only_case(lite, "v1", "over_reserved").also == ["v2"]


def test_only_as_many_give_way_as_have_to_the_latest_first(lite: World) -> None:
    first, second = _stocked(lite, "9")
    for document, minute in (("v2", 3), ("v3", 5), ("v4", 4)):
        _reserve(second, document, "3", minute)
    _reserve(first, "v1", "2", 0)
    assert _held(lite) == {"v1": 2, "v2": 3, "v4": 3}
    only_case(lite, "v3", "over_reserved")


def test_a_reservation_that_a_person_kept_gives_way_no_more(lite: World) -> None:
    first, second = _stocked(lite)
    _reserve(first, "v1", "4", 0)
    _reserve(second, "v2", "3", 5)
    decide(lite, second, only_case(lite, "v2", "over_reserved"), "mine")
    assert _reserve(first, "v3", "1", 1) == ("conflict", "over_reserved")
    assert _held(lite) == {"v1": 4, "v2": 3}


@pytest.mark.parametrize(("name", "state"), [("cancel", "cancelled"), ("fulfil", "fulfilled")])
def test_a_contested_reservation_that_is_settled_asks_nobody_any_more(
    lite: World, name: str, state: str
) -> None:
    first, second = _stocked(lite)
    _reserve(first, "v1", "4", 0)
    _reserve(second, "v2", "1", 1)
    _reserve(second, "v3", "1", 2)
    second.tell(name, "reservation", document="v3", at=at(3))
    assert (_state(lite, "v3"), cases(lite, "v3")) == (state, [])


def test_a_sale_of_what_is_held_back_counts_and_says_who_waits(lite: World) -> None:
    first, second = _stocked(lite)
    _reserve(first, "v1", "4", 0)
    sale = {"document": "i1", "at": at(1), "content": a_content(a_line(quantity="2"))}
    assert second.tell("post", "issue", **sale).code == "reserved_taken"
    letter = only_case(lite, "i1", "reserved_taken")
    assert letter.message == "MK02 has 3 of TEA left, and 4 are reserved."
    assert (letter.also, letter.choices) == (["v1"], ["hq"])
    assert letter.hq_act is not None
    assert letter.hq_act.number == "N-v1"
    again = {**sale, "document": "i2", "at": at(2), "content": a_content(a_line(quantity="1"))}
    assert second.tell("post", "issue", **again).code == ""


@pytest.mark.parametrize(("take", "left"), [("mine", -3), ("hq", 1)])
def test_goods_handed_over_twice_ask_whether_they_are_the_same(
    lite: World, take: str, left: int
) -> None:
    first, second = _stocked(lite)
    _reserve(first, "v1", "4", 0)
    first.tell("fulfil", "reservation", document="v1", at=at(1))
    second.tell("fulfil", "reservation", document="v1", at=at(2))
    (letter,) = [c for c in cases(lite, "v1") if c.code == "fulfilled_twice"]
    assert moves(letter)["hq"] == [("@customer", "MK02/", "4")]
    decide(lite, first, letter, take)
    assert lite.stock("MK02/") == left


def test_goods_handed_over_before_hq_heard_of_the_reservation_count(lite: World) -> None:
    till, _ = _stocked(lite)
    content = a_content(a_line(quantity="2"))
    told = till.tell("fulfil", "reservation", document="v1", content=content, at=at(1))
    assert (told.verdict, told.code) == ("applied_with_exception", "fulfilled_before_post")
    assert lite.stock("MK02/") == 3


def test_a_batch_of_reservations_is_judged_one_after_another(world: World) -> None:
    till, other = _stocked(world)
    for n, quantity in enumerate(("3", "3", "2")):
        line = a_content(a_line(quantity=quantity))
        till.seal("post", "reservation", document=f"v{n}", content=line, at=at(n))
    assert [v.verdict for v in till.push(2).verdicts] == ["applied", "conflict", "applied"]
    assert _held(world) == {"v0": 3, "v2": 2}
    assert _reserve(other, "v9", "1", 9) == ("conflict", "over_reserved")
