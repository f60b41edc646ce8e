"""What is left of a paper, and of what it counted, once a post of it never was."""

from functools import partial
from itertools import permutations

import pytest

from sync.hq.tables import count_line
from sync.hq.verification import verify
from tests.hq.asked import cases, decide
from tests.hq.world import Till, World, a_content, a_line, at

FIRST, SECOND = -180, -60


@pytest.fixture
def till(lite: World) -> Till:
    return lite.till()


def _count(till: Till, quantity: str, minute: int) -> None:
    content = a_content(a_line(quantity=quantity))
    till.tell("post", "count", document="c1", at=at(minute), content=content)


def _receive(till: Till, minute: int, document: str = "r1") -> None:
    content = a_content(a_line(quantity="5"), party="S")
    till.tell(document=document, at=at(minute), content=content)


def _never_was(world: World, till: Till, document: str, code: str) -> None:
    (asked,) = (case for case in cases(world, document) if case.code == code)
    assert decide(world, till, asked, "hq").verdict == "applied"


def _hours(world: World) -> list[str]:
    return [row.at for row in world.rows(count_line)]


@pytest.mark.parametrize(
    ("minute", "shelf"), [(FIRST - 60, 7), (FIRST + 60, 12), (SECOND + 30, 12)]
)
@pytest.mark.parametrize("told", range(4))
def test_a_count_posted_twice_has_counted_at_the_hour_of_the_post_that_stands(
    lite: World, till: Till, minute: int, shelf: int, told: int
) -> None:
    acts = [
        partial(_count, till, "7", FIRST),
        partial(_count, till, "9", SECOND),
        partial(_never_was, lite, till, "c1", "posted_twice"),
    ]
    acts.insert(told, partial(_receive, till, minute))
    for act in acts:
        act()
    assert lite.stock("MK02/") == shelf
    assert _hours(lite) == [at(FIRST)]
    assert verify(lite.database).problems == ()


def test_the_later_post_stands_where_an_earlier_one_is_taken_back(lite: World, till: Till) -> None:
    for quantity, minute in (("7", FIRST), ("8", FIRST + 30), ("9", SECOND)):
        _count(till, quantity, minute)
    asked = lite.document("c1").cases
    decide(lite, till, asked[0], "hq")
    assert (_hours(lite), lite.stock("MK02/")) == ([at(FIRST), at(SECOND)], 9)
    decide(lite, till, asked[1], "hq")
    assert (_hours(lite), lite.stock("MK02/")) == ([at(FIRST)], 7)


@pytest.mark.parametrize(
    ("order", "shelves"),
    [
        ([1, 2], [6, 8]),
        ([0, 1, 2], [6, 6, 7]),
        ([2, 1, 0], [9, 8, 7]),
        ([2, 0, 1], [9, 9, 7]),
    ],
)
def test_of_posts_at_one_instant_another_stands(
    lite: World, till: Till, order: list[int], shelves: list[int]
) -> None:
    for quantity in ("7", "8", "9", "6"):
        _count(till, quantity, FIRST)
    asked, told = lite.document("c1").cases, []
    for gone in order:
        decide(lite, till, asked[gone], "hq")
        told.append((lite.stock("MK02/"), _hours(lite)))
    assert told == [(shelf, [at(FIRST)]) for shelf in shelves]
    assert verify(lite.database).problems == ()


def test_a_count_posted_again_after_its_reversal_in_one_push_is_known_as_a_count(
    lite: World, till: Till
) -> None:
    content = a_content(a_line(quantity="7"))
    for name, minute in (("post", FIRST), ("reverse", 0), ("post", SECOND)):
        till.seal(name, "count", document="c1", at=at(minute), content=content)
    till.push()
    assert _hours(lite) == [at(SECOND)]


def test_goods_that_a_reversal_took_back_do_not_go_back_again(lite: World, till: Till) -> None:
    """Received twice, reversed, received once more: the question about the second post moves nothing."""
    for name, minute in (("post", -200), ("post", -190), ("reverse", -180), ("post", -170)):
        content = a_content(a_line(quantity="5"), party="S")
        till.tell(name, document="r1", at=at(minute), content=content)
    _never_was(lite, till, "r1", "posted_twice")
    assert (lite.document("r1").state, lite.stock("MK02/")) == ("posted", 5)
    assert verify(lite.database).problems == ()


@pytest.mark.parametrize("minute", [FIRST, SECOND])
def test_a_count_that_was_posted_after_its_end_and_never_was_has_counted_nothing(
    lite: World, till: Till, minute: int
) -> None:
    till.tell("draft", "count", document="c1", content=a_content(a_line(quantity="9")))
    till.tell("cancel", "count", document="c1")
    _receive(till, FIRST - 60, "r0")
    _count(till, "9", (FIRST + SECOND) // 2)
    _receive(till, minute)
    _never_was(lite, till, "c1", "posted_after_cancel")
    assert (_hours(lite), lite.stock("MK02/")) == ([], 10)
    assert lite.document("c1").state == "cancelled"
    assert verify(lite.database).problems == ()


def test_a_question_whether_goods_were_before_a_post_that_never_was_ends(
    lite: World, till: Till
) -> None:
    _count(till, "7", FIRST)
    _count(till, "9", SECOND)
    _receive(till, SECOND - 5)
    assert {case.code for case in cases(lite, "c1")} == {"posted_twice", "count_window"}
    _never_was(lite, till, "c1", "posted_twice")
    assert (cases(lite, "c1"), lite.stock("MK02/")) == ([], 12)


@pytest.mark.parametrize(
    ("before", "code", "state"),
    [
        (["draft", "cancel"], "posted_after_cancel", "cancelled"),
        (["post", "reverse"], "posted_after_reversal", "reversed"),
        (["draft", "post"], "posted_twice", "posted"),
    ],
)
def test_a_paper_is_in_the_state_that_its_other_steps_gave_it(
    lite: World, till: Till, before: list[str], code: str, state: str
) -> None:
    content = a_content(a_line(quantity="5"), party="S")
    for name in before:
        till.tell(name, document="d1", content=content)
    shelf = lite.stock("MK02/")
    lite.till(number="02").tell(document="d1", content=content)
    _never_was(lite, till, "d1", code)
    assert (lite.document("d1").state, lite.stock("MK02/")) == (state, shelf)
    assert verify(lite.database).problems == ()


@pytest.mark.parametrize("codes", list(permutations(["posted_after_cancel", "duplicate_note"])))
def test_goods_of_one_post_go_back_once_whatever_is_decided_about_it(
    lite: World, till: Till, codes: tuple[str, ...]
) -> None:
    """A note told twice, on a paper that was cancelled: two questions about the same goods."""
    note = a_content(a_line(quantity="5"), party="S", reference="N-1")
    till.tell(document="d0", content=note)
    till.tell("draft", document="d1", content=note)
    till.tell("cancel", document="d1")
    lite.till(number="02").tell(document="d1", content=note)
    assert {case.code for case in cases(lite, "d1")} == set(codes)
    for code in codes:
        _never_was(lite, till, "d1", code)
    assert (lite.document("d1").state, lite.stock("MK02/")) == ("cancelled", 5)
    assert verify(lite.database).problems == ()
