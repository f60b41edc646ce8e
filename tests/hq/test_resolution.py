import pytest

from sync.hq.tables import case
from sync.wire.messages import Base, VerdictLetter
from tests.hq.world import Till, World, a_content, a_line, an_edit, at

DRAFT = a_content(a_line("1", "TEA", "5"), party="SUP-1", note="cold")


def _resolve(world: World, till: Till, document: str, take: str, **more: object) -> VerdictLetter:
    (open_one,) = [c for c in world.document(document).cases if c.state == "open"]
    kind = world.document(document).kind
    given = {"case": open_one.case, "take": take, "reason": "seen", **more}
    return till.tell("resolve", kind, document=document, **given)


def _clash(world: World) -> Till:
    mine, other = world.till(), world.till(number="02")
    mine.tell("draft", document="d1", content=DRAFT)
    base = Base(revision=world.document("d1").revision)
    change = an_edit({"1": a_line("1", "TEA", "7")}, note="HQ")
    other.tell("edit", document="d1", base=base, changes=change)
    change = an_edit({"1": a_line("1", "TEA", "9")}, party="SUP-9")
    mine.tell("edit", document="d1", base=base, changes=change)
    return mine


@pytest.mark.parametrize(("take", "quantity"), [("mine", "9"), ("hq", "7"), ("merged", "8")])
def test_a_clash_is_decided_for_a_side_and_keeps_what_did_not_clash(
    lite: World, take: str, quantity: str
) -> None:
    till = _clash(lite)
    change = an_edit({"1": a_line("1", "TEA", "8")})
    told = _resolve(lite, till, "d1", take, changes=change)
    assert told.verdict == "applied"
    letter = lite.document("d1")
    content = letter.content
    assert (content.lines[0].quantity, content.note, content.party) == (quantity, "HQ", "SUP-9")
    (decided,) = letter.cases
    assert (decided.state, decided.taken, decided.reason) == ("resolved", take, "seen")
    assert (decided.resolved_by, decided.resolved_at) == (till.id, at(0))
    assert [row.state for row in lite.rows(case)] == ["resolved"]


def test_edits_go_on_from_a_decision(lite: World) -> None:
    till = _clash(lite)
    _resolve(lite, till, "d1", "mine")
    base = Base(revision=lite.document("d1").revision)
    told = till.tell("edit", document="d1", base=base, changes=an_edit(note="new"))
    assert told.verdict == "applied"


def test_a_line_taken_away_can_be_decided_either_way(lite: World) -> None:
    mine, other = lite.till(), lite.till(number="02")
    two = a_content(a_line("1"), a_line("2", "RICE"), party="S")
    mine.tell("draft", document="d1", content=two)
    base = Base(revision=lite.document("d1").revision)
    other.tell("edit", document="d1", base=base, changes=an_edit({"1": a_line("1", quantity="7")}))
    mine.tell("edit", document="d1", base=base, changes=an_edit({"1": None}))
    _resolve(lite, mine, "d1", "mine")
    assert [line.sku for line in lite.document("d1").content.lines] == ["RICE"]


def test_a_clash_on_a_draft_posted_meanwhile_can_only_be_left(lite: World) -> None:
    till = _clash(lite)
    till.tell(document="d1", content=DRAFT)
    assert _resolve(lite, till, "d1", "mine").code == "wrong_state"
    assert _resolve(lite, till, "d1", "hq").verdict == "applied"
    assert lite.document("d1").content.note == "cold"


def test_a_case_is_decided_once(lite: World) -> None:
    till = _clash(lite)
    _resolve(lite, till, "d1", "hq")
    (decided,) = lite.document("d1").cases
    told = till.tell("resolve", document="d1", case=decided.case, take="mine")
    assert (told.verdict, told.code, told.case) == ("refused", "already_resolved", "")
    assert len(lite.document("d1").cases) == 1


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"take": "both"}, "choice"),
        ({"case": "nothing"}, "unknown_case"),
        ({"by": "clerk"}, "not_allowed"),
    ],
)
def test_a_decision_that_is_none_is_refused(
    lite: World, wrong: dict[str, object], code: str
) -> None:
    till = lite.till()
    till.tell(kind="issue", document="d1")
    (open_one,) = lite.document("d1").cases
    given = {"case": open_one.case, "take": "hq", **wrong}
    told = till.tell("resolve", "issue", document="d1", **given)
    assert (told.verdict, told.code) == ("refused", code)
    assert [c.state for c in lite.document("d1").cases] == ["open"]


def test_a_case_of_another_document_is_not_decided_here(lite: World) -> None:
    till = lite.till()
    asked = till.tell(kind="issue", document="d1")
    till.tell(document="d2")
    told = till.tell("resolve", document="d2", case=asked.case, take="hq")
    assert told.code == "unknown_case"


@pytest.mark.parametrize(("take", "left"), [("mine", 10), ("hq", 5)])
def test_the_same_note_twice_is_other_goods_or_the_same(lite: World, take: str, left: int) -> None:
    note = a_content(party="SUP-1", reference="DN-7")
    till = lite.till()
    till.tell(document="d1", content=note)
    till.tell(document="d2", content=note)
    assert _resolve(lite, till, "d2", take).verdict == "applied"
    assert lite.stock("MK02/") == left


@pytest.mark.parametrize(("take", "left"), [("mine", 10), ("hq", 5)])
def test_a_document_posted_twice_stays_or_goes_back(lite: World, take: str, left: int) -> None:
    mine, other = lite.till(), lite.till(number="02")
    mine.tell(document="d1")
    other.tell(document="d1")
    _resolve(lite, mine, "d1", take)
    assert lite.stock("MK02/") == left
    mine.tell("reverse", document="d1")
    assert lite.stock("MK02/") == 0


@pytest.mark.parametrize(
    ("taken_back", "written"),
    [((), "7"), ((1,), "6"), ((0,), "7"), ((0, 1), "5"), ((1, 0), "5")],
)
def test_the_paper_says_what_stands_of_what_was_posted_on_it(
    lite: World, taken_back: tuple[int, ...], written: str
) -> None:
    tills = [lite.till(number=f"0{n}") for n in (1, 2, 3)]
    for till, quantity in zip(tills, ("5", "6", "7"), strict=True):
        till.tell(document="d1", content=a_content(a_line(quantity=quantity), party="S"))
    asked = [case.case for case in lite.document("d1").cases]
    for nth in taken_back:
        tills[0].tell("resolve", document="d1", case=asked[nth], take="hq", reason="seen")
    letter = lite.document("d1")
    assert letter.content.lines[0].quantity == written
    assert lite.stock("MK02/") == 18 - sum((6, 7)[nth] for nth in taken_back)


def test_a_decision_after_the_reversal_moves_nothing_more(lite: World) -> None:
    mine, other = lite.till(), lite.till(number="02")
    mine.tell(document="d1")
    other.tell(document="d1")
    mine.tell("reverse", document="d1")
    assert _resolve(lite, mine, "d1", "hq").verdict == "applied"
    assert lite.stock("MK02/") == 0


def test_a_decision_that_takes_stock_below_zero_asks_again(lite: World) -> None:
    mine, other = lite.till(), lite.till(number="02")
    mine.tell(document="d1")
    other.tell(document="d1")
    mine.tell(kind="issue", content=a_content(a_line(quantity="8")))
    told = _resolve(lite, mine, "d1", "hq")
    assert (told.verdict, told.code) == ("applied_with_exception", "negative_stock")
    assert lite.stock("MK02/") == -3


@pytest.mark.parametrize(
    ("arrived", "take", "in_transit", "received"),
    [("3", "mine", 0, 3), ("3", "hq", 2, 3), ("7", "mine", 0, 7), ("7", "hq", -2, 7)],
)
def test_a_difference_in_transit_is_written_off_accepted_or_left(
    lite: World, arrived: str, take: str, in_transit: int, received: int
) -> None:
    sender, receiver = lite.till(), lite.till("KC00", "02")
    sender.tell()
    sender.tell(kind="transfer", document="t1")
    receiver.tell("arrive", "transfer", document="t1", site="MK02", arrived={"1": arrived})
    assert _resolve(lite, receiver, "t1", take, site="MK02").verdict == "applied"
    assert lite.stock("@transit/MK02/KC00") == in_transit
    assert lite.stock("KC00/") == received


def test_what_has_arrived_meanwhile_is_not_written_off(lite: World) -> None:
    sender, receiver = lite.till(), lite.till("KC00", "02")
    sender.tell()
    sender.tell(kind="transfer", document="t1")
    for arrived in ("3", "2"):
        receiver.tell("arrive", "transfer", document="t1", site="MK02", arrived={"1": arrived})
    short = next(c for c in lite.document("t1").cases if c.code == "transfer_short")
    receiver.tell("resolve", "transfer", document="t1", site="MK02", case=short.case, take="mine")
    assert lite.stock("@transit/MK02/KC00") == 0


def test_a_refused_first_step_is_acknowledged_without_a_document(lite: World) -> None:
    till = lite.till()
    told = till.tell("cancel", document="d1")
    answer = till.tell("resolve", document="d1", case=told.case, take="hq", reason="seen")
    assert answer.verdict == "applied"
    assert [row.state for row in lite.rows(case)] == ["resolved"]
