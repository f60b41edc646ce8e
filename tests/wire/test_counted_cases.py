"""What people said of goods that moved close to a count."""

from sync.stock.counted import CountLine
from sync.stock.movement import Movement
from sync.stock.place import CUSTOMER, Place
from sync.wire.counted_cases import (
    asks_about,
    asks_of_line,
    line_left,
    planned_before,
    said_before,
    was_taken_back,
)
from sync.wire.letters import changed
from sync.wire.messages import CaseLetter
from tests.makers import NOON

LINE = CountLine("c1", "1", "MK02/", "TEA", "", NOON)
SALE = Movement("s", "1", "TEA", "", "", Place("MK02/"), CUSTOMER, 2, NOON)
NOW = {"line": "1", "at": NOON}


def a_case(taken: str = "", *, step: str = "s", **facts: str) -> CaseLetter:
    told = {"number": "N-1", "sku": "TEA", **facts}
    return CaseLetter(
        case="c", code="count_window", message="?", step=step, state="open", taken=taken,
        choices=["mine", "hq"], opened_at=NOON, facts=told,
    )  # fmt: skip


def test_nobody_has_said_anything_of_what_is_asked_still() -> None:
    assert said_before([], {"p"}, SALE, LINE) is None
    assert said_before([a_case(**NOW)], {"p"}, SALE, LINE) is None


def test_the_answer_is_the_one_about_these_goods_line_and_instant() -> None:
    others = [
        a_case("hq", sku="RICE", line="1", at=NOON),
        a_case("hq", line="2", at=NOON),
        a_case("hq", line="1", at="2026-11-20T04:01:00.000Z"),
    ]
    assert said_before(others, {"p"}, SALE, LINE) is None
    assert said_before([*others, a_case("mine", **NOW)], {"p"}, SALE, LINE) is True
    assert said_before([a_case("hq", **NOW)], {"p"}, SALE, LINE) is False


def test_what_an_older_hq_asked_when_goods_were_told_late_owed_nothing() -> None:
    assert planned_before(a_case())
    assert not planned_before(a_case(**NOW))
    assert said_before([a_case(step="s")], {"p"}, SALE, LINE) is False
    assert said_before([a_case(step="p")], {"p"}, SALE, LINE) is None


def test_a_case_asks_about_the_document_of_its_number() -> None:
    assert [asks_about(a_case(), number) for number in ("N-1", "N-2")] == [True, False]


def test_goods_were_taken_back_where_somebody_said_that_they_were_the_same() -> None:
    twice = changed(a_case("hq"), code="posted_twice")
    assert was_taken_back(twice)
    assert not was_taken_back(changed(twice, taken="mine"))
    assert not was_taken_back(a_case("hq"))


def test_a_line_is_left_where_somebody_said_that_the_earlier_count_stands() -> None:
    differ = changed(a_case("hq", **NOW), code="counts_differ")
    assert line_left(differ, LINE)
    assert not line_left(differ, LINE._replace(line="2"))
    assert not line_left(changed(differ, taken="mine"), LINE)
    assert not line_left(changed(differ, facts={"sku": "TEA"}), LINE)
    assert not line_left(a_case("hq", **NOW), LINE)


def test_a_case_is_about_the_hour_it_names_of_a_paper_that_was_posted_again() -> None:
    later = LINE._replace(at="2026-11-20T05:00:00.000Z")
    told = a_case("mine", **NOW, counted_at=later.at)
    assert [asks_of_line(told, line) for line in (LINE, later)] == [False, True]
    assert [said_before([told], {"p"}, SALE, line) for line in (LINE, later)] == [None, True]
