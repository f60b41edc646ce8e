"""What is left of a paper without a post that never was."""

import pytest

from sync.stock.document import Content, Document
from sync.stock.standing import asks_of_a_post, state_by

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
    assert [asks_of_a_post(code) for code in ("posted_twice", "duplicate_note")] == [True, False]
