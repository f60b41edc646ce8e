"""Which steps HQ had judged when it judged a count."""

import pytest

from sync.wire.knowing import knew_of
from sync.wire.letters import changed, packed, unpacked
from sync.wire.messages import Origin, StepLetter, StepSummary

POST = StepSummary(step="c", seq=4, name="post", by="amy", device="d9", at="", verdict="applied")
STEP = StepLetter(
    step="s", document="r", kind="receipt", name="post", site="MK02", device="d1", seq=3, at="",
    hlc="",
)  # fmt: skip


@pytest.mark.parametrize(
    ("knew", "is_known"),
    [
        (None, None),
        ({}, False),
        ({"d1": [2]}, False),
        ({"d1": [3]}, True),
        ({"d1": [5, 2, 3]}, False),
        ({"d1": [5, 2]}, True),
        ({"d2": [9]}, False),
    ],
)
def test_a_count_knew_of_what_was_judged_before_it(
    knew: dict[str, list[int]] | None, is_known: bool | None
) -> None:
    assert knew_of(changed(POST, knew=knew), STEP) is is_known


def test_a_step_that_was_sealed_again_was_known_at_its_first_place() -> None:
    again = changed(STEP, origin=Origin(device="d0", seq=7, hash=""))
    told = [knew_of(changed(POST, knew={"d0": [last]}), again) for last in (6, 7)]
    assert told == [False, True]


def test_nothing_is_said_of_what_a_post_knew_where_nobody_asked() -> None:
    assert b"knew" not in packed(POST)
    assert unpacked(packed(changed(POST, knew={})), StepSummary).knew == {}
