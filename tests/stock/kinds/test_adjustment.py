import pytest

from sync.stock.refusal import Refusal
from tests.makers import NOON, a_content, a_line, a_step, taken

LINE = a_line(bin="A-1", lot="L1", expires=NOON)


@pytest.mark.parametrize(
    ("reason", "origin", "destination"),
    [
        ("loss", "KC00/A-1", "@loss"),
        ("gain", "@gain", "KC00/A-1"),
        ("internal", "KC00/A-1", "@internal"),
    ],
)
def test_an_adjustment_goes_the_way_that_its_reason_says(
    reason: str, origin: str, destination: str
) -> None:
    (outcome,) = taken(a_step("post", "adjustment", content=a_content(LINE, reason=reason)))
    (m,) = outcome.movements
    assert (m.origin, m.destination, m.quantity, m.lot, m.expires) == (
        origin,
        destination,
        5,
        "L1",
        NOON,
    )


def test_an_adjustment_for_no_known_reason_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        taken(a_step("post", "adjustment", content=a_content(reason="mood")))
    assert refusal.value.code == "adjustment_reason"
