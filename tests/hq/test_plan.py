from dataclasses import replace

from sync.hq.plan import difference, made, packed_plan, undo, unpacked_plan
from sync.stock.document import Document
from sync.stock.movement import Movement, deltas
from sync.stock.place import SUPPLIER, Place, in_transit
from sync.stock.verdict import Choice
from tests.makers import NOON, a_content, a_step, taken

SHELF = Place("KC00/")
CAME = Movement("s1", "1", "TEA", "L1", "2027-01-01", SUPPLIER, SHELF, 5, NOON)


def _document(*movements: Movement, state: str = "posted") -> Document:
    return Document("d1", "receipt", "KC00", "N-1", state, a_content(), NOON, movements)


def test_the_same_goods_again_go_back_by_the_deciding_step() -> None:
    plan = undo("posted_twice", [CAME])
    (back,) = made(plan, Choice.HQ, _document(CAME), code="posted_twice", step="s2", at="later")
    assert (back.step, back.at, back.quantity) == ("s2", "later", 5)
    assert (back.origin, back.destination) == (SHELF, SUPPLIER)
    assert (
        made(plan, Choice.MINE, _document(CAME), code="posted_twice", step="s2", at="later") == ()
    )


def test_cases_that_only_tell_plan_nothing() -> None:
    assert undo("negative_stock", [CAME]) == {}
    assert undo("reverse_out_of_order", [CAME]) != {}


def test_a_reversed_document_has_nothing_left_to_move() -> None:
    plan = undo("posted_twice", [CAME])
    assert (
        made(
            plan,
            Choice.HQ,
            _document(CAME, state="reversed"),
            code="posted_twice",
            step="s2",
            at=NOON,
        )
        == ()
    )


def test_each_difference_of_a_transfer_is_planned_by_itself() -> None:
    steps = (
        a_step("post", "transfer"),
        a_step("arrive", "transfer", arrived={"1": 3}),
    )
    document = taken(*steps)[-1].document
    plan = difference("transfer_short", document, 0)
    (lost,) = made(plan, Choice.MINE, document, code="transfer_short", step="s9", at=NOON)
    assert (lost.quantity, lost.destination) == (2, "@loss")
    after = replace(document, movements=(*document.movements, lost))
    between = in_transit("KC00", "MK02")
    assert deltas(after.movements)[between, "TEA", ""] == 0
    assert made(plan, Choice.MINE, after, code="transfer_short", step="s10", at=NOON) == ()


def test_a_plan_comes_out_of_the_books_as_it_went_in() -> None:
    owed = replace(CAME, step="", line="count:c1:1:1")
    plan = {Choice.MINE: (owed,), Choice.HQ: ()}
    assert unpacked_plan(packed_plan(plan)) == {Choice.MINE: (owed,)}
