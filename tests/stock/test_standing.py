"""What is left of a paper without a post that never was."""

import pytest

from sync.stock.counted import CountLine
from sync.stock.document import Content, Document
from sync.stock.movement import Movement
from sync.stock.place import SUPPLIER, VARIANCE, Place
from sync.stock.standing import asks_of_a_post, owed_anew, state_by

SHELF, NOON, ONE = Place("MK02/"), "2026-11-20T04:00:00.000Z", "2026-11-20T05:00:00.000Z"
EARLY = "2026-11-20T03:00:00.000Z"
BETWEEN = "2026-11-20T04:30:00.000Z"


def a_document(kind: str = "receipt", state: str = "posted", document: str = "d1") -> Document:
    return Document(document, kind, "MK02", "N-1", state, Content(), NOON)


@pytest.mark.parametrize(
    ("names", "state"),
    [
        (["draft", "cancel"], "cancelled"),
        (["draft", "edit", "attach", "cancel", "resolve"], "cancelled"),
        (["post", "reverse"], "reversed"),
        (["draft", "cancel", "post"], "posted"),
        (["draft"], "posted"),
        ([], "posted"),
    ],
)
def test_a_paper_ends_as_its_other_steps_ended_it(names: list[str], state: str) -> None:
    assert state_by(a_document(), names) == state


def test_a_reversed_paper_stays_reversed() -> None:
    assert state_by(a_document(state="reversed"), ["draft", "cancel"]) == "reversed"


def test_what_arrived_keeps_its_state_though_its_dispatch_never_was() -> None:
    transfer = a_document("transfer", "arrived")
    assert state_by(transfer, ["draft", "cancel", "arrive"]) == "arrived"


def test_only_some_cases_ask_of_a_post() -> None:
    assert [asks_of_a_post(code) for code in ("posted_twice", "duplicate_note")] == [True, False]


@pytest.mark.parametrize(("at", "left"), [(EARLY, {NOON: -5, ONE: 5}), (BETWEEN, {ONE: 5})])
def test_what_the_hour_of_a_post_was_owed_is_owed_to_the_post_that_stands(
    at: str, left: dict[str, int]
) -> None:
    receipt = a_document(document="r1")
    moved = Movement("s1", "1", "TEA", "", "", SUPPLIER, SHELF, 5, at)
    owed = Movement("s1", "count:d1:1:1", "TEA", "", "", SHELF, VARIANCE, 5, ONE)
    line = CountLine("d1", "1", SHELF, "TEA", "", NOON)
    found = owed_anew(
        a_document("count"), "s9", [owed],
        late={"r1": (receipt, [moved])}, counted={(SHELF, "TEA", ""): [line]},
    )  # fmt: skip
    assert {m.at: m.effect(SHELF) for m in found} == left
    assert {m.step for m in found} == {"s9"}
    assert len({m.line for m in found}) == len(found)
