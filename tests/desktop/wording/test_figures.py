"""Quantities as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.wording.figures import shown, signed, usual_zero


@pytest.mark.parametrize(
    ("units", "decimals", "text"),
    [(1240, 0, "1,240"), (-2, 0, "−2"), (1500, 3, "1.5"), (1234567, 3, "1,234.567"), (0, 0, "0")],
)
def test_a_figure_is_grouped_with_a_true_minus(units: int, decimals: int, text: str) -> None:
    assert shown(units, decimals) == text


def test_a_change_bears_its_sign() -> None:
    assert [signed(8), signed(-36), signed(0)] == ["+8", "−36", "0"]


def test_zero_is_a_dash_where_it_is_usual() -> None:
    assert [usual_zero(0), usual_zero(12)] == ["–", "12"]


@given(st.integers(-(10**12), 10**12), st.integers(0, 3))
def test_no_figure_loses_a_digit(units: int, decimals: int) -> None:
    plain = shown(units, decimals).replace(",", "").replace("−", "-")
    whole, _, part = plain.lstrip("-").partition(".")
    back = int(whole + part.ljust(decimals, "0"))
    assert (-back if plain.startswith("-") else back) == units
