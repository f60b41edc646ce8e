from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.stock.quantity import (
    MAX_UNITS,
    fold_digits,
    format_money,
    format_quantity,
    in_base,
    is_weighed,
    parse_money,
    parse_quantity,
    units_of_grams,
)
from sync.stock.refusal import Refusal

_decimals = st.integers(0, 6)


@given(st.integers(0, MAX_UNITS), _decimals)
def test_a_quantity_reads_back_to_the_last_unit(units: int, decimals: int) -> None:
    assert parse_quantity(format_quantity(units, decimals), decimals, allow_zero=True) == units


@given(st.integers(0, MAX_UNITS), _decimals)
def test_a_quantity_below_zero_is_written_with_its_sign(units: int, decimals: int) -> None:
    text = format_quantity(-units, decimals)
    assert text.lstrip("-") == format_quantity(units, decimals)
    assert text.startswith("-") is (units > 0)


@given(st.integers(0, MAX_UNITS))
def test_money_reads_back_and_always_shows_its_minor_digits(minor: int) -> None:
    text = format_money(minor)
    assert (parse_money(text), text[-3]) == (minor, ".")


@given(st.text(max_size=12), _decimals)
def test_any_text_is_a_quantity_or_a_refusal(text: str, decimals: int) -> None:
    assert said(text, decimals) in {
        "units", "quantity_malformed", "quantity_too_precise", "quantity_too_large", "quantity_not_positive",
    }  # fmt: skip


@given(st.from_regex(r"[0-9.²１ _-]{0,14}", fullmatch=True), _decimals)
def test_an_amount_is_read_as_a_quantity_of_so_many_decimals(text: str, minor_digits: int) -> None:
    assert spent(text, minor_digits) == had(text, minor_digits)


@pytest.mark.parametrize("text", ["1.²0", "１.00", ".00", "1.0_0", "-1.00", "1234567890123.00"])
def test_what_only_looks_like_an_amount_is_none(text: str) -> None:
    with pytest.raises(Refusal, match=r"plain decimal|anybody has"):
        parse_money(text)


def test_an_amount_without_minor_digits_has_no_point_either() -> None:
    assert spent("5.", 0) == "malformed"


def spent(text: str, minor_digits: int) -> object:
    try:
        return parse_money(text, minor_digits)
    except Refusal as refusal:
        return refusal.code.removeprefix("money_")


def had(text: str, decimals: int) -> object:
    try:
        return parse_quantity(text, decimals, allow_zero=True)
    except Refusal as refusal:
        return refusal.code.removeprefix("quantity_")


def said(text: str, decimals: int) -> str:
    try:
        return "units" if parse_quantity(text, decimals) > 0 else "wrong"
    except Refusal as refusal:
        return refusal.code


@pytest.mark.parametrize(
    "text", ["", " 1", "1 ", "+1", "-1", "1e3", "NaN", "inf", "１２", "1_0", ".5", "1.", "0x1", "٣"]
)
def test_what_is_no_plain_decimal_is_refused(text: str) -> None:
    assert said(text, 3) == "quantity_malformed"


@pytest.mark.parametrize(
    ("text", "decimals", "code"),
    [
        ("0.0005", 3, "quantity_too_precise"),
        ("1.5", 0, "quantity_too_precise"),
        ("0", 0, "quantity_not_positive"),
        ("1000000000001", 0, "quantity_too_large"),
        ("9999999999999999", 0, "quantity_malformed"),
    ],
)
def test_what_the_unit_cannot_hold_is_refused(text: str, decimals: int, code: str) -> None:
    assert said(text, decimals) == code


def test_needless_zeros_say_nothing() -> None:
    assert (parse_quantity("1.500", 1), parse_quantity("007", 0), format_quantity(1500, 3)) == (
        15,
        7,
        "1.5",
    )


def test_money_without_minor_digits_is_whole() -> None:
    assert (parse_money("120", 0), format_money(120, 0), format_money(-5)) == (120, "120", "-0.05")


@given(st.integers(1, 10**6), st.integers(1, 99), st.integers(1, 99))
def test_packs_come_out_whole_or_are_refused(count: int, top: int, bottom: int) -> None:
    factor = Fraction(top, bottom)
    exact = count * factor
    assert packed(count, factor) == (exact if exact.denominator == 1 else "pack_remainder")


def packed(count: int, factor: Fraction) -> int | str:
    try:
        return in_base(count, factor)
    except Refusal as refusal:
        return refusal.code


def test_a_screen_repairs_full_width_digits() -> None:
    assert fold_digits(" １２．５ ") == "12.5"


def test_only_weights_are_read_from_a_scale() -> None:
    assert [units_of_grams(1250, unit, 3) for unit in ("kg", " KG ", "公斤", "l", "")] == [
        1250, 1250, 1250, None, None,
    ]  # fmt: skip
    assert (units_of_grams(1250, "kg", 1), units_of_grams(1200, "kg", 1)) == (None, 12)
    assert (units_of_grams(250, "g", 0), units_of_grams(250, "克", 1)) == (250, 2500)
    assert [is_weighed(unit) for unit in ("kg", "千克", "l", "")] == [True, True, False, False]
