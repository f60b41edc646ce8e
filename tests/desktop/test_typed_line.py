"""The scan box reads amounts exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.typed_line import Add, Find, Nudge, Times, Typed, read_typed


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("12*", Times("12")),
        ("12×", Times("12")),
        ("１２×", Times("12")),
        ("12*4891234500017", Add("12", "4891234500017")),
        ("0.5*", Times("0.5")),
        ("0.125*", Times("0.125")),
        ("-3*", Times("-3")),
        ("+07.50*", Times("7.5")),
        ("-0*", Times("0")),
        ("+", Nudge(1)),
        ("-", Nudge(-1)),
        ("4891234500017", Add("1", "4891234500017")),
        ("DR-0375", Add("1", "DR-0375")),
        ("貓罐頭", Find("貓罐頭")),
        ("mgt", Find("mgt")),
        ("0.1234*", Find("0.1234*")),
        ("1e3*", Find("1e3*")),
        ("", Find("")),
    ],
)
def test_a_typed_line_is_read(line: str, meant: Typed) -> None:
    assert read_typed(line) == meant


@given(st.integers(0, 99_999), st.integers(0, 999))
def test_an_amount_keeps_every_decimal(whole: int, thousandths: int) -> None:
    read = read_typed(f"{whole}.{thousandths:03d}*")
    assert isinstance(read, Times)
    kept_whole, _, kept = read.amount.partition(".")
    assert (int(kept_whole), int(f"{kept:0<3}")) == (whole, thousandths)
