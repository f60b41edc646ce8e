import pytest

from sync.stock.law import take_step
from sync.stock.refusal import Refusal
from tests.makers import EmptyBook, FixedBook, a_content, a_line, a_step

SHELF = ("KC00/", "TEA", "")


@pytest.mark.parametrize(("counted", "delta"), [(7, 2), (3, -2), (0, -5)])
def test_a_count_moves_the_variance_as_of_its_instant(counted: int, delta: int) -> None:
    step = a_step("post", "count", content=a_content(a_line(quantity=counted)))
    (m,) = take_step(None, step, FixedBook({SHELF: 5})).movements
    assert m.effect("KC00/") == delta


def test_a_count_that_finds_what_the_book_says_is_kept_and_moves_nothing() -> None:
    step = a_step("post", "count", content=a_content(a_line(quantity=5)))
    outcome = take_step(None, step, FixedBook({SHELF: 5}))
    assert (outcome.movements, outcome.document.state) == ((), "posted")
    assert outcome.document.content.lines[0].quantity == 5


@pytest.mark.parametrize(
    ("lines", "code"),
    [((a_line(), a_line("2")), "counted_twice"), ((a_line(quantity=-1),), "quantity_not_positive")],
)
def test_a_count_that_contradicts_itself_is_refused(lines: tuple[object, ...], code: str) -> None:
    step = a_step("post", "count", content=a_content(*lines))  # type: ignore[arg-type]  # lines, as above
    with pytest.raises(Refusal) as refusal:
        take_step(None, step, EmptyBook())
    assert refusal.value.code == code
