import pytest

from sync.stock.refusal import Refusal
from tests.makers import NOON, a_content, a_line, a_step, taken

LINE = a_line(bin="A-1", lot="L1", expires=NOON)


@pytest.mark.parametrize(
    ("counterpart", "origin", "destination"),
    [("customer", "@customer", "KC00/A-1"), ("supplier", "KC00/A-1", "@supplier")],
)
def test_a_return_goes_the_way_that_its_counterpart_says(
    counterpart: str, origin: str, destination: str
) -> None:
    (outcome,) = taken(a_step("post", "return", content=a_content(LINE, counterpart=counterpart)))
    (m,) = outcome.movements
    assert (m.origin, m.destination, m.quantity, m.lot, m.expires) == (
        origin,
        destination,
        5,
        "L1",
        NOON,
    )


def test_a_return_from_nowhere_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        taken(a_step("post", "return", content=a_content(counterpart="thin air")))
    assert refusal.value.code == "return_direction"
