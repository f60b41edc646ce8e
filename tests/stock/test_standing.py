"""What is left of a paper without an act that never was."""

import pytest

from sync.stock.document import Content, Document
from sync.stock.standing import asks_of_a_post, asks_of_an_end, state_by

NOON = "2026-11-20T04:00:00.000Z"


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
    codes = ("posted_twice", "arrived_after_cancel", "fulfilled_after_reversal", "duplicate_note")
    assert [asks_of_a_post(code) for code in codes] == [True, False, False, False]
    assert [asks_of_an_end(code) for code in codes] == [True, True, True, False]


@pytest.mark.parametrize(
    ("kind", "state", "names", "end"),
    [
        ("transfer", "early", ["draft", "cancel"], "cancelled"),
        ("transfer", "arrived", ["post", "reverse"], "reversed"),
        ("reservation", "fulfilled", ["post", "cancel"], "cancelled"),
        ("reservation", "fulfilled", ["post", "fulfil", "reverse"], "reversed"),
    ],
)
def test_what_arrived_or_was_handed_over_after_an_end_and_never_did_leaves_that_end(
    kind: str, state: str, names: list[str], end: str
) -> None:
    assert state_by(a_document(kind, state), names) == end
