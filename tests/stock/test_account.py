"""Why a figure is what it is, added up from the rows."""

from dataclasses import replace
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from sync.stock.account import Account, Standing, account_of
from sync.stock.views import WhyRow


def rows_of(*deltas: int, counts: tuple[int, ...] = ()) -> list[WhyRow]:
    """Movements a minute apart; those named by `counts` are counts."""
    return [
        WhyRow(
            f"2026-11-20T01:{n:02d}:00.000Z",
            f"MK02-IS-07-{n:06d}",
            f"d{n}",
            "count" if n in counts else "issue",
            "post",
            "C101",
            "dev-1",
            0,
            delta,
            balance,
            "applied",
        )
        for n, (delta, balance) in enumerate(zip(deltas, accumulate(deltas), strict=True))
    ]


def account(*deltas: int, counts: tuple[int, ...] = (), shown: int | None = None) -> Account:
    figure = sum(deltas) if shown is None else shown
    return account_of(rows_of(*deltas, counts=counts), shown=figure, decimals=0)


def test_without_a_count_the_sum_starts_at_nothing() -> None:
    found = account(60, -12, 8)
    assert (found.is_counted, found.opening, found.came, found.went) == (False, 0, 68, 12)
    assert (found.came_times, found.went_times, found.total, found.adds_up) == (2, 1, 56, True)


def test_the_sum_stands_on_the_last_count() -> None:
    found = account(60, -1, -12, 2, -9, 8, counts=(1, 3))
    assert (found.is_counted, found.opening, found.came, found.went) == (True, 49, 8, 9)
    assert [row.kind for row in found.rows] == ["count", "issue", "issue"]
    assert (found.adds_up, found.first_wrong) == (True, None)


def test_a_count_that_moved_nothing_is_stood_on_too() -> None:
    standing = Standing("2026-11-20T01:01:30.000Z", "count-9")
    found = account_of(rows_of(60, -12, 8), shown=56, decimals=0, standing=standing)
    assert (found.opening, found.came, found.went, found.rows[0].counted) == (48, 8, 0, 48)


def test_a_count_before_anything_moved_stands_on_nothing() -> None:
    standing = Standing("2026-11-19T01:00:00.000Z", "count-9")
    found = account_of(rows_of(5), shown=5, decimals=0, standing=standing)
    assert (found.is_counted, found.opening, found.came) == (True, 0, 5)


def test_a_count_that_moved_something_is_told_once() -> None:
    standing = Standing("2026-11-20T01:01:00.000Z", "d1")
    rows = rows_of(60, -12, counts=(1,))
    found = account_of(rows, shown=48, decimals=0, standing=standing)
    assert len(found.rows) == 1


def test_a_figure_that_the_rows_do_not_give_is_told() -> None:
    assert not account(60, -12, shown=50).adds_up


def test_the_step_that_does_not_follow_is_named() -> None:
    rows = rows_of(60, -12, 8)
    rows[1] = replace(rows[1], balance=47)
    found = account_of(rows, shown=56, decimals=0)
    assert found.first_wrong == rows[1]


def test_the_step_that_went_below_zero_is_named() -> None:
    found = account(2, -3, 4, -5, -1)
    assert found.crossing is not None
    assert found.crossing.document == "d3"


def test_the_step_that_went_below_from_nothing_is_named() -> None:
    found = account(-5)
    assert found.crossing is not None
    assert found.crossing.document == "d0"


def test_a_figure_above_zero_has_not_crossed_it() -> None:
    assert account(2, -3, 4).crossing is None


def test_a_figure_below_zero_without_rows_crossed_nowhere() -> None:
    assert account(shown=-1).crossing is None


def test_what_waits_here_is_counted() -> None:
    rows = rows_of(60, -12)
    rows[1] = replace(rows[1], verdict="")
    found = account_of(rows, shown=48, decimals=0)
    assert (found.waiting, found.steps) == (1, 2)


@given(st.lists(st.integers(-9, 9).filter(bool), max_size=12), st.integers(0, 12))
def test_whatever_happened_the_rows_add_up(deltas: list[int], count: int) -> None:
    found = account(*deltas, counts=(count,))
    assert (found.adds_up, found.first_wrong) == (True, None)
