"""The classes of conflict of a transfer: short, over, early, twice, cancelled in between."""

import pytest

from sync.hq.tables import case
from tests.hq.asked import cases, decide, moves, only_case, recorded
from tests.hq.world import Till, World, a_content, a_line, at

BETWEEN = "@transit/MK02/KC00"


def _sites(world: World) -> tuple[Till, Till]:
    """The sender with ten teas, and the receiver."""
    sender = world.till()
    sender.tell(content=a_content(a_line(quantity="10"), party="S"))
    return sender, world.till("KC00", "02")


def _arrive(till: Till, quantity: str = "", **more: object) -> str:
    arrived = {"1": quantity} if quantity else None
    given = {"document": "t1", "site": "MK02", "arrived": arrived, "at": at(30), **more}
    return till.tell("arrive", "transfer", **given).code


def _stock(world: World) -> tuple[int, int, int]:
    """At the sender, between, at the receiver."""
    return world.stock("MK02/"), world.stock(BETWEEN), world.stock("KC00/")


def test_a_transfer_short_asks_whether_the_rest_is_lost(lite: World) -> None:
    sender, receiver = _sites(lite)
    sender.tell(kind="transfer", document="t1")
    assert _arrive(receiver, "3") == "transfer_short"
    letter = only_case(lite, "t1", "transfer_short")
    assert letter.message == "2 fewer of TEA arrived than were sent."
    assert moves(letter) == {"mine": [(BETWEEN, "@loss", "2")], "hq": []}
    assert decide(lite, receiver, letter, "mine").verdict == "applied"
    assert recorded(lite, receiver, letter) == ("resolved", "mine", "looked")
    assert _stock(lite) == (5, 0, 3)


def test_a_transfer_over_asks_whether_the_surplus_is_accepted(lite: World) -> None:
    sender, receiver = _sites(lite)
    sender.tell(kind="transfer", document="t1")
    assert _arrive(receiver, "6") == "transfer_over"
    letter = only_case(lite, "t1", "transfer_over")
    assert moves(letter) == {"mine": [("@gain", BETWEEN, "1")], "hq": []}
    decide(lite, receiver, letter, "hq")
    assert (_stock(lite), cases(lite, "t1")) == ((5, -1, 6), [])


def test_a_difference_is_told_in_the_units_of_the_goods_and_by_lot(lite: World) -> None:
    sender, receiver = lite.till(), lite.till("KC00", "02")
    lots = [a_line(str(n), "RICE", "1.5", lot=f"L{n}", decimals=3) for n in (1, 2)]
    with lite.database.transaction() as connection:
        connection.exec_driver_sql("UPDATE item SET decimals = 3 WHERE sku = 'RICE'")
    sender.tell(content=a_content(*lots, party="S"))
    sender.tell(kind="transfer", document="t1", content=a_content(*lots, to_site="KC00"))
    _arrive(receiver, arrived={"1": "1.25", "2": "1"})
    told = [(c.message, c.facts["lot"], moves(c)["mine"]) for c in cases(lite, "t1")]
    assert told == [
        ("0.25 fewer of RICE arrived than were sent.", "L1", [(BETWEEN, "@loss", "0.25")]),
        ("0.5 fewer of RICE arrived than were sent.", "L2", [(BETWEEN, "@loss", "0.5")]),
    ]


def test_a_transfer_arrived_before_its_dispatch_answers_itself(lite: World) -> None:
    sender, receiver = _sites(lite)
    content = a_content(to_site="KC00")
    assert _arrive(receiver, content=content, arrived=None) == "arrived_before_dispatch"
    letter = only_case(lite, "t1", "arrived_before_dispatch")
    assert moves(letter) == {"mine": [], "hq": [("KC00/", BETWEEN, "5")]}
    assert _stock(lite) == (10, -5, 5)
    assert sender.tell(kind="transfer", document="t1").verdict == "applied"
    assert (_stock(lite), cases(lite, "t1")) == ((5, 0, 5), [])


def test_an_arrival_whose_dispatch_never_comes_can_be_taken_back(lite: World) -> None:
    sender, receiver = _sites(lite)
    _arrive(receiver, content=a_content(to_site="KC00"), arrived=None)
    decide(lite, receiver, only_case(lite, "t1", "arrived_before_dispatch"), "hq")
    assert _stock(lite) == (10, 0, 0)
    sender.tell(kind="transfer", document="t1")
    assert [c.code for c in cases(lite, "t1")] == ["transfer_short"]


@pytest.mark.parametrize(("take", "stock"), [("mine", (5, -5, 10)), ("hq", (5, 0, 5))])
def test_a_transfer_arrived_twice_asks_once_whether_it_is_the_same_goods(
    lite: World, take: str, stock: tuple[int, int, int]
) -> None:
    sender, receiver = _sites(lite)
    sender.tell(kind="transfer", document="t1")
    _arrive(receiver)
    assert _arrive(lite.till("KC00", "03"), at=at(90)) == "arrived_twice"
    letter = only_case(lite, "t1", "arrived_twice")
    assert letter.hq_act is not None
    assert (letter.hq_act.device, letter.hq_act.step) == (receiver.id, "arrive")
    assert moves(letter) == {"mine": [], "hq": [("KC00/", BETWEEN, "5")]}
    decide(lite, receiver, letter, take)
    assert recorded(lite, receiver, letter) == ("resolved", take, "looked")
    assert _stock(lite) == stock


def test_goods_that_are_other_goods_are_more_than_was_sent(lite: World) -> None:
    sender, receiver = _sites(lite)
    sender.tell(kind="transfer", document="t1")
    _arrive(receiver)
    _arrive(receiver, at=at(90))
    decide(lite, receiver, only_case(lite, "t1", "arrived_twice"), "mine")
    letter = only_case(lite, "t1", "transfer_over")
    assert moves(letter)["mine"] == [("@gain", BETWEEN, "5")]
    decide(lite, receiver, letter, "mine")
    assert (_stock(lite), cases(lite, "t1")) == ((5, 0, 10), [])


def test_the_rest_of_a_short_transfer_ends_its_case_when_it_arrives(lite: World) -> None:
    sender, receiver = _sites(lite)
    sender.tell(kind="transfer", document="t1")
    _arrive(receiver, "3")
    _arrive(receiver, "2", at=at(90))
    assert [c.code for c in cases(lite, "t1")] == ["arrived_twice"]
    decide(lite, receiver, only_case(lite, "t1", "arrived_twice"), "mine")
    assert (_stock(lite), lite.rows(case, state="open")) == ((5, 0, 5), [])


def test_the_same_rest_told_twice_is_missed_again(lite: World) -> None:
    sender, receiver = _sites(lite)
    sender.tell(kind="transfer", document="t1")
    _arrive(receiver, "3")
    _arrive(receiver, "2", at=at(90))
    decide(lite, receiver, only_case(lite, "t1", "arrived_twice"), "hq")
    assert _stock(lite) == (5, 2, 3)
    assert moves(only_case(lite, "t1", "transfer_short"))["mine"] == [(BETWEEN, "@loss", "2")]


@pytest.mark.parametrize(("take", "stock"), [("mine", (5, 5, 0)), ("hq", (10, 0, 0))])
def test_a_transfer_dispatched_after_its_cancel_counts_and_asks(
    lite: World, take: str, stock: tuple[int, int, int]
) -> None:
    sender, _ = _sites(lite)
    other = lite.till(number="03")
    sender.tell("draft", "transfer", document="t1")
    sender.tell("cancel", "transfer", document="t1", at=at(1), by="desk")
    assert other.tell(kind="transfer", document="t1", at=at(2)).code == "posted_after_cancel"
    letter = only_case(lite, "t1", "posted_after_cancel")
    assert letter.hq_act is not None
    assert (letter.hq_act.by, letter.hq_act.step) == ("desk", "cancel")
    assert moves(letter) == {"mine": [], "hq": [(BETWEEN, "MK02/", "5")]}
    decide(lite, other, letter, take)
    assert _stock(lite) == stock


@pytest.mark.parametrize(("take", "stock"), [("mine", (10, -5, 5)), ("hq", (10, 0, 0))])
def test_a_cancelled_transfer_received_all_the_same_counts_and_asks(
    lite: World, take: str, stock: tuple[int, int, int]
) -> None:
    sender, receiver = _sites(lite)
    sender.tell("draft", "transfer", document="t1")
    sender.tell("cancel", "transfer", document="t1", at=at(1))
    assert _arrive(receiver) == "arrived_after_cancel"
    letter = only_case(lite, "t1", "arrived_after_cancel")
    assert moves(letter) == {"mine": [], "hq": [("KC00/", BETWEEN, "5")]}
    decide(lite, receiver, letter, take)
    assert recorded(lite, receiver, letter) == ("resolved", take, "looked")
    assert _stock(lite) == stock
