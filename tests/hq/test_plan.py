from dataclasses import replace

from sync.hq.plan import Plan, difference, made, packed_plan, undo, unpacked_plan
from sync.stock.document import Document
from sync.stock.movement import Movement, deltas, opposite
from sync.stock.place import SUPPLIER, VARIANCE, Place, in_transit
from sync.stock.verdict import Choice
from sync.wire.messages import CaseLetter
from tests.makers import NOON, a_content, a_step, taken

SHELF = Place("KC00/")
CAME = Movement("s1", "1", "TEA", "L1", "2027-01-01", SUPPLIER, SHELF, 5, NOON)


def _document(*movements: Movement, state: str = "posted") -> Document:
    return Document("d1", "receipt", "KC00", "N-1", state, a_content(), NOON, movements)


def _asked(code: str) -> CaseLetter:
    return CaseLetter(
        case="c", code=code, message="?", step="s1", state="open", choices=[], opened_at=NOON
    )


def _made(plan: Plan, take: Choice, document: Document) -> tuple[Movement, ...]:
    return made(plan, take, document, case=_asked("posted_twice"), step="s2", at="later")


def test_the_same_goods_again_go_back_by_the_deciding_step_at_the_hour_they_had_moved() -> None:
    owed = replace(CAME, line="count:c1:1:1", origin=SHELF, destination=VARIANCE)
    document = _document(CAME, owed, replace(CAME, step="s0"))
    plan = undo("posted_twice", document, "s1")
    (back,) = _made(plan, Choice.HQ, document)
    assert (back.step, back.at, back.quantity) == ("s2", NOON, 5)
    assert (back.origin, back.destination) == (SHELF, SUPPLIER)
    assert _made(plan, Choice.MINE, document) == ()


def test_what_an_earlier_hq_planned_for_the_hour_of_the_decision_goes_back_as_of_then() -> None:
    planned: Plan = {Choice.HQ: (replace(opposite(CAME, step="", line="1", at=""), quantity=9),)}
    (back,) = _made(planned, Choice.HQ, _document(CAME))
    assert (back.at, back.quantity) == (NOON, 5)


def test_cases_that_only_tell_plan_nothing() -> None:
    assert undo("negative_stock", _document(CAME), "s1") == {}
    assert undo("reverse_out_of_order", _document(CAME), "s1") != {}


def test_a_reversed_document_has_nothing_left_to_move() -> None:
    document = _document(CAME, state="reversed")
    plan = undo("posted_twice", document, "s1")
    assert _made(plan, Choice.HQ, document) == ()


def test_each_difference_of_a_transfer_is_planned_by_itself() -> None:
    steps = (
        a_step("post", "transfer"),
        a_step("arrive", "transfer", arrived={"1": 3}),
    )
    document = taken(*steps)[-1].document
    plan, short = difference("transfer_short", document, 0), _asked("transfer_short")
    (lost,) = made(plan, Choice.MINE, document, case=short, step="s9", at="later")
    assert (lost.quantity, lost.destination, lost.at) == (2, "@loss", "later")
    after = replace(document, movements=(*document.movements, lost))
    between = in_transit("KC00", "MK02")
    assert deltas(after.movements)[between, "TEA", ""] == 0
    assert made(plan, Choice.MINE, after, case=short, step="s10", at="later") == ()


def test_a_plan_comes_out_of_the_books_as_it_went_in() -> None:
    owed = replace(CAME, step="", line="count:c1:1:1")
    plan = {Choice.MINE: (owed,), Choice.HQ: ()}
    assert unpacked_plan(packed_plan(plan)) == {Choice.MINE: (owed,)}
