import pytest

from sync.hq.tables import movement
from sync.wire.messages import Base
from tests.hq.world import Till, World, a_content, a_line, at


def _counted(till: Till, quantity: str, minute: int, document: str = "c1") -> str:
    content = a_content(a_line(quantity=quantity))
    return till.tell(kind="count", document=document, at=at(minute), content=content).code


def _sold(till: Till, quantity: str, minute: int, document: str = "i1") -> str:
    content = a_content(a_line(quantity=quantity))
    return till.tell(kind="issue", document=document, at=at(minute), content=content).code


def _stocked(world: World) -> tuple[Till, Till]:
    """Ten teas since an hour ago, and two tills."""
    till = world.till()
    till.tell(at=at(-60), content=a_content(a_line(quantity="10"), party="S"))
    return till, world.till(number="02")


def _resolved(world: World, till: Till, take: str, *, document: str = "c1") -> None:
    (open_one,) = [c for c in world.document(document).cases if c.state == "open"]
    kind = world.document(document).kind
    told = till.tell("resolve", kind, document=document, case=open_one.case, take=take, reason="r")
    assert told.verdict == "applied"


def test_a_count_compares_with_the_book_as_of_its_instant(lite: World) -> None:
    till, other = _stocked(lite)
    _sold(other, "3", 30)
    assert _counted(till, "9", 0) == ""
    assert lite.stock("MK02/") == 6
    variance = lite.document("c1").movements
    assert [(m.quantity, m.destination) for m in variance] == [("1", "@variance")]


def test_a_sale_before_a_count_told_after_it_explains_the_variance(lite: World) -> None:
    till, other = _stocked(lite)
    _counted(till, "7", 0)
    assert _sold(other, "3", -30) == ""
    assert lite.stock("MK02/") == 7
    entry = lite.rows(movement, count="c1")
    assert [(m.document, m.quantity, m.origin, m.at) for m in entry] == [
        ("i1", 3, "@variance", at(0))
    ]
    assert len(lite.document("i1").movements) == 2


def test_a_sale_after_a_count_explains_nothing(lite: World) -> None:
    till, other = _stocked(lite)
    _counted(till, "7", 0)
    _sold(other, "3", 30)
    assert lite.stock("MK02/") == 4
    assert lite.rows(movement, count="c1") == []


def test_only_the_first_count_after_it_is_owed(lite: World) -> None:
    till, other = _stocked(lite)
    _counted(till, "7", 0)
    _counted(till, "7", 60, "c2")
    _sold(other, "3", -30)
    assert lite.stock("MK02/") == 7
    assert [m.count for m in lite.rows(movement) if m.count] == ["c1"]


def test_another_lot_bin_or_site_explains_nothing(lite: World) -> None:
    till, other = _stocked(lite)
    _counted(till, "7", 0)
    content = a_content(a_line(quantity="1", lot="L"), a_line("2", bin="A", quantity="1"))
    other.tell(kind="issue", at=at(-30), content=content)
    assert [m.count for m in lite.rows(movement) if m.count] == []


def test_an_earlier_count_told_later_does_not_move_what_the_later_one_found(lite: World) -> None:
    till, other = _stocked(lite)
    _counted(till, "7", 60, "c2")
    _counted(other, "4", 0, "c1")
    assert lite.stock("MK02/") == 7


def test_reversing_a_late_sale_takes_its_explanation_back(lite: World) -> None:
    till, other = _stocked(lite)
    _counted(till, "7", 0)
    _sold(other, "3", -30)
    other.tell("reverse", "issue", document="i1", at=at(90))
    assert lite.stock("MK02/") == 7
    net = [
        m.quantity if m.destination == "MK02/" else -m.quantity
        for m in lite.rows(movement, count="c1")
    ]
    assert sum(net) == 0


@pytest.mark.parametrize("minute", [115, 60])
def test_reversing_a_late_sale_asks_no_other_count(lite: World, minute: int) -> None:
    till, other = _stocked(lite)
    _counted(till, "7", 0)
    _counted(till, "7", 120, "c2")
    _sold(other, "3", -30)
    told = other.tell("reverse", "issue", document="i1", at=at(minute))
    assert (told.verdict, lite.stock("MK02/")) == ("applied", 7)


def test_reversing_a_count_takes_what_it_was_owed_back(lite: World) -> None:
    till, other = _stocked(lite)
    _counted(till, "7", 0)
    _sold(other, "3", -30)
    till.tell("reverse", "count", document="c1", at=at(90))
    assert lite.stock("MK02/") == 7  # ten came, three were sold, nothing was counted


@pytest.mark.parametrize(("take", "left"), [("mine", 7), ("hq", 4)])
def test_a_sale_close_to_a_count_that_is_told_after_it_asks(
    lite: World, take: str, left: int
) -> None:
    till, other = _stocked(lite)
    _counted(till, "7", 0)
    assert _sold(other, "3", -5) == "count_window"
    assert lite.stock("MK02/") == 7  # by the clocks it was before
    assert lite.document("i1").cases == []
    _resolved(lite, till, take)
    assert lite.stock("MK02/") == left


@pytest.mark.parametrize(
    ("minute", "take", "left"),
    [
        (-5, "mine", 7),  # sold before, counted after: seven were seen, seven are there
        (-5, "hq", 4),  # counted seven, then three were sold
        (5, "mine", 7),
        (5, "hq", 4),
    ],
)
def test_a_count_close_to_a_sale_that_was_told_before_asks(
    lite: World, minute: int, take: str, left: int
) -> None:
    till, other = _stocked(lite)
    _sold(other, "3", minute)
    assert _counted(till, "7", 0) == "count_window"
    _resolved(lite, till, take)
    assert lite.stock("MK02/") == left


def test_after_one_count_is_before_the_next(lite: World) -> None:
    till, other = _stocked(lite)
    _counted(till, "10", 0)
    _counted(till, "7", 60, "c2")
    _sold(other, "3", 5)
    _resolved(lite, till, "hq")
    assert lite.stock("MK02/") == 7


def test_ten_minutes_are_far_enough(lite: World) -> None:
    till, other = _stocked(lite)
    _counted(till, "7", 0)
    assert _sold(other, "3", -10) == ""
    assert lite.stock("MK02/") == 7


def test_a_late_sale_in_the_same_push_as_the_count_is_owed_too(lite: World) -> None:
    till, _ = _stocked(lite)
    till.seal(kind="count", document="c1", content=a_content(a_line(quantity="7")))
    till.seal(kind="issue", at=at(-30), content=a_content(a_line(quantity="3")))
    till.push(2)
    assert lite.stock("MK02/") == 7


def test_the_devices_clock_is_corrected_before_times_are_compared(lite: World) -> None:
    till, other = _stocked(lite)
    _counted(till, "7", 0)
    content = a_content(a_line(quantity="3"))
    other.tell(kind="issue", at=at(30), offset_ms=-3_600_000, content=content)
    assert lite.stock("MK02/") == 7


def test_the_post_of_a_count_says_what_the_book_knew_of_the_other_chains_of_its_site(
    world: World,
) -> None:
    till, other = _stocked(world)
    for document in ("d1", "d2", "d3"):
        lost = None if document == "d3" else Base(after="lost")
        till.tell("post", document=document, base=lost, content=a_content(a_line(), party="S"))
    world.till("KC00", "03").tell("post", document="k1", content=a_content(a_line(), party="S"))
    _counted(other, "7", 0)
    till.tell("post", document="d4", content=a_content(a_line(), party="S"))
    (post,) = world.document("c1").steps
    assert post.knew == {till.id: [4, 2, 3]}
    assert [step.knew for step in world.document("d4").steps] == [None]
