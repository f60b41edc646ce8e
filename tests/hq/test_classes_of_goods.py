"""The classes of conflict of goods: sold twice, expired, archived, unknown, below zero, a closed day, a right."""

import pytest

from sync.hq import bulk
from sync.hq.tables import case, period, staff_standing
from tests.hq.asked import cases, decide, moves, only_case, recorded
from tests.hq.world import Till, World, a_content, a_line, at


def _tracked(world: World, how: str, sku: str = "SOAP") -> None:
    with world.database.transaction() as connection:
        bulk.run(connection, "UPDATE item SET tracking = ? WHERE sku = ?", [(how, sku)])


def _receive(till: Till, quantity: str, **more: object) -> str:
    content = a_content(a_line("1", "SOAP", quantity, **more), party="S")
    return till.tell(at=at(-60), content=content).code


def _sell(till: Till, quantity: str, document: str, *, minute: int = 0, **more: object) -> str:
    content = a_content(a_line("1", "SOAP", quantity, **more))
    given = {"document": document, "number": f"N-{document}", "at": at(minute)}
    return till.tell(kind="issue", content=content, **given).code


def test_one_serial_sold_at_two_tills_stays_with_both_and_asks_who_has_it(lite: World) -> None:
    _tracked(lite, "serial")
    first, second = lite.till(), lite.till(number="02")
    _receive(first, "1", lot="SN-1")
    _receive(first, "1", lot="SN-2")
    assert _sell(first, "1", "i1", lot="SN-1") == ""
    assert _sell(second, "1", "i2", lot="SN-1", minute=5) == "serial_twice"
    letter = only_case(lite, "i2", "serial_twice")
    assert letter.message == "Serial SN-1 of SOAP was moved by N-i1 already; find out who has it."
    assert (letter.also, letter.choices, letter.effects) == (["i1"], ["hq"], [])
    assert letter.hq_act is not None
    assert (letter.hq_act.number, letter.hq_act.device) == ("N-i1", first.id)
    decide(lite, second, letter, "hq")
    assert recorded(lite, second, letter) == ("resolved", "hq", "looked")
    assert lite.stock("MK02/", "SOAP", "SN-1") == -1


def test_a_serial_sold_twice_in_one_push_is_seen_too(lite: World) -> None:
    _tracked(lite, "serial")
    till = lite.till()
    _receive(till, "1", lot="SN-1")
    for document in ("i1", "i2"):
        line = a_line("1", "SOAP", "1", lot="SN-1")
        number = f"N-{document}"
        till.seal(kind="issue", document=document, number=number, content=a_content(line))
    verdicts = till.push(2).verdicts
    assert [(v.code, v.facts.get("other")) for v in verdicts] == [
        ("", None),
        ("serial_twice", "N-i1"),
    ]


def test_a_serial_that_came_twice_is_asked_about(lite: World) -> None:
    _tracked(lite, "serial")
    till = lite.till()
    assert _receive(till, "1", lot="SN-1") == ""
    assert _receive(till, "1", lot="SN-1") == "serial_twice"


def test_a_serial_that_came_back_may_go_again(lite: World) -> None:
    _tracked(lite, "serial")
    till = lite.till()
    _receive(till, "1", lot="SN-1")
    _sell(till, "1", "i1", lot="SN-1")
    back = a_content(a_line("1", "SOAP", "1", lot="SN-1"), counterpart="customer")
    till.tell(kind="return", content=back, at=at(10))
    assert _sell(till, "1", "i2", lot="SN-1", minute=20) == ""
    assert lite.rows(case) == []


def test_more_of_a_lot_than_there_was_is_one_case(lite: World) -> None:
    _tracked(lite, "lot")
    first, second = lite.till(), lite.till(number="02")
    _receive(first, "3", lot="L1")
    _receive(first, "9", lot="L2")
    _sell(first, "2", "i1", lot="L1")
    assert _sell(second, "2", "i2", lot="L1", minute=5) == "lot_below_zero"
    assert _sell(second, "1", "i3", lot="L1", minute=6) == ""
    letter = only_case(lite, "i2", "lot_below_zero")
    assert letter.facts["quantity"] == "-1"


def test_a_lot_of_untracked_goods_asks_nobody(lite: World) -> None:
    till = lite.till()
    _receive(till, "9", lot="L2")
    assert _sell(till, "2", "i1", lot="L1") == ""


def test_an_expired_lot_that_went_out_is_noted(lite: World) -> None:
    till = lite.till()
    _receive(till, "9", lot="L1", expires=at(-1))
    assert _sell(till, "1", "i1", lot="L1", expires=at(-1)) == "expired_lot"
    letter = only_case(lite, "i1", "expired_lot")
    assert (letter.facts["lot"], letter.choices) == ("L1", ["hq"])
    assert _sell(till, "1", "i2", lot="L1", expires=at(-1), minute=-2) == ""
    assert lite.stock("MK02/", "SOAP", "L1") == 7


def test_two_tills_that_sell_the_last_one_open_one_case_for_the_site(lite: World) -> None:
    first, second, elsewhere = lite.till(), lite.till(number="02"), lite.till("TST1", "03")
    _receive(first, "1")
    _receive(elsewhere, "1")
    assert _sell(first, "1", "i1") == ""
    assert _sell(second, "1", "i2", minute=1) == "negative_stock"
    assert _sell(second, "1", "i3", minute=2) == "negative_stock"
    letter = only_case(lite, "i2", "negative_stock")
    assert letter.message == "MK02 has -1 of SOAP after this; count it."
    assert _sell(elsewhere, "1", "i4", minute=3) == ""
    decide(lite, first, letter, "hq")
    assert recorded(lite, first, letter) == ("resolved", "hq", "looked")
    assert lite.rows(case, state="open") == []


def test_goods_of_another_site_do_not_hide_what_is_below_zero(lite: World) -> None:
    here, there = lite.till(), lite.till("KC00", "02")
    _receive(here, "1")
    _receive(there, "9")
    content = a_content(a_line("1", "SOAP", "5"), to_site="KC00")
    assert here.tell(kind="transfer", document="t1", content=content).code == "negative_stock"
    assert only_case(lite, "t1", "negative_stock").facts["quantity"] == "-4"


def test_an_archived_item_is_sold_all_the_same_and_noted(lite: World) -> None:
    till = lite.till()
    content = a_content(a_line("1", "OLD", "1"), a_line("2", "OLD", "1"))
    till.tell(content=content, document="r1")
    letter = only_case(lite, "r1", "archived_item")
    assert (letter.facts, letter.choices) == ({"sku": "OLD"}, ["hq"])
    assert lite.stock("MK02/", "OLD") == 2


def test_an_item_hq_never_heard_of_counts_and_asks(lite: World) -> None:
    till = lite.till()
    till.tell(content=a_content(a_line("1", "NEW", "1")), document="r1")
    assert only_case(lite, "r1", "unknown_item").facts == {"sku": "NEW"}
    assert lite.stock("MK02/", "NEW") == 1


def test_a_closed_day_keeps_its_own_date_and_asks_once(lite: World) -> None:
    with lite.database.transaction() as connection:
        bulk.insert(connection, period, [("MK02", "2026-11-20")])
    till = lite.till()
    two = a_content(a_line("1"), a_line("2", "RICE"))
    assert till.tell(content=two, document="r1").code == "closed_period"
    assert only_case(lite, "r1", "closed_period").facts == {"day": "2026-11-20"}
    assert lite.document("r1").occurred_at == at(0)
    assert till.tell(at=at(24 * 60), document="r2").code == ""


@pytest.mark.parametrize("take", ["mine", "hq"])
def test_a_fact_without_the_right_counts_and_a_supervisor_is_asked(lite: World, take: str) -> None:
    till = lite.till()
    till.tell(at=at(-60))
    told = till.tell(kind="adjustment", document="a1", by="clerk")
    assert (told.verdict, told.code) == ("applied_with_exception", "without_right")
    letter = only_case(lite, "a1", "without_right")
    assert letter.message == "clerk had no right to adjust."
    assert decide(lite, till, letter, take, by="clerk").code == "not_allowed"
    assert decide(lite, till, letter, take, by="desk").verdict == "applied"
    assert recorded(lite, till, letter) == ("resolved", take, "looked")
    assert (lite.stock("MK02/"), cases(lite, "a1")) == (0, [])


def _standing(world: World, *told: tuple[str, str, str]) -> None:
    """What the clerk was: since when, role, sites."""
    with world.database.transaction() as connection:
        bulk.insert(connection, staff_standing, [("clerk", *row) for row in told])


def _adjust(till: Till, minute: int) -> str:
    return till.tell(kind="adjustment", document=f"a{minute}", by="clerk", at=at(minute)).code


def test_a_right_that_was_held_when_the_step_was_made_is_enough(lite: World) -> None:
    _standing(lite, (at(-99), "manager", ""), (at(10), "clerk", ""))
    till = lite.till()
    till.tell(at=at(-60), content=a_content(a_line(quantity="99"), party="S"))
    assert [_adjust(till, minute) for minute in (9, 10)] == ["", "without_right"]


def test_a_right_that_was_given_later_is_not_enough(lite: World) -> None:
    _standing(lite, (at(-99), "clerk", ""), (at(10), "manager", "MK02"))
    till, elsewhere = lite.till(), lite.till("TST1", "02")
    for each in (till, elsewhere):
        each.tell(at=at(-60), content=a_content(a_line(quantity="99"), party="S"))
    assert [_adjust(till, minute) for minute in (9, 10)] == ["without_right", ""]
    assert _adjust(elsewhere, 11) == "without_right"


def test_a_person_who_left_had_the_right_until_then(lite: World) -> None:
    with lite.database.transaction() as connection:
        told = [(False, at(10))]
        bulk.run(connection, "UPDATE staff SET active = ?, inactive_since = ?", told)
    till = lite.till()
    till.tell(at=at(-60), content=a_content(a_line(quantity="99"), party="S"))
    sold = [till.tell(kind="issue", by="clerk", at=at(minute)).code for minute in (9, 10)]
    assert sold == ["", "without_right"]


@pytest.mark.parametrize(("take", "left"), [("mine", 10), ("hq", 5)])
def test_one_suppliers_note_recorded_twice_asks_whether_it_is_the_same_goods(
    lite: World, take: str, left: int
) -> None:
    first, second = lite.till(), lite.till(number="02")
    note = a_content(party="SUP-1", reference="DN-7")
    first.tell(document="r1", content=note, number="N-1")
    assert second.tell(document="r2", content=note).code == "duplicate_note"
    letter = only_case(lite, "r2", "duplicate_note")
    assert letter.message == "Note DN-7 of SUP-1 is on N-1 too; the same goods or others?"
    assert (letter.also, moves(letter)["hq"]) == (["r1"], [("MK02/", "@supplier", "5")])
    decide(lite, second, letter, take)
    assert recorded(lite, second, letter) == ("resolved", take, "looked")
    assert lite.stock("MK02/") == left


def test_a_note_whose_first_receipt_was_taken_back_may_be_recorded_again(lite: World) -> None:
    till = lite.till()
    note = a_content(party="SUP-1", reference="DN-7")
    till.seal(document="r1", content=note)
    till.seal("reverse", document="r1", at=at(1))
    till.seal(document="r2", content=note, at=at(2))
    assert [v.code for v in till.push().verdicts] == ["", "", ""]
