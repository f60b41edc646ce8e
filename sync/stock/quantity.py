"""Quantities and money: integers inside, decimal strings outside, exact both ways.

A quantity is an integer count of the SKU's smallest unit, `10 ** -decimals` of its display unit;
money is an integer of minor units. No floats, no rounding: what does not come out whole is refused.
"""

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache

from sync.stock.refusal import Refusal

MAX_UNITS = 10**12
"""More than this of anything is a typing error."""

_GRAMS_OF = {"kg": 1000, "kgs": 1000, "公斤": 1000, "千克": 1000, "g": 1, "克": 1}
"""Units that scales count in; a litre has three decimals too and is none."""

_SHORT = 12
"""Characters of an amount with a point that is never too large."""

_PLAIN = re.compile(r"([0-9]{1,15})(?:\.([0-9]{1,9}))?", re.ASCII)


def parse_quantity(text: str, decimals: int, *, allow_zero: bool = False) -> int:
    """Smallest units in a plain decimal such as `12` or `0.5`; ASCII digits only, no sign.

    Raises Refusal `quantity_malformed`, `quantity_too_precise` (more decimals than the unit has),
    `quantity_too_large` and, unless zero is allowed, `quantity_not_positive`.
    """
    units = _scaled(text, decimals, "quantity")
    if units == 0 and not allow_zero:
        raise Refusal("quantity_not_positive", "A quantity must be above zero.")
    return units


def format_quantity(units: int, decimals: int) -> str:
    """The decimal string of `units`, without needless zeros; below zero with a leading `-`."""
    if decimals == 0:
        return str(units)
    text = _fixed(units, decimals)
    return text.rstrip("0").rstrip(".")


def parse_money(text: str, minor_digits: int = 2) -> int:
    """Minor units in a plain decimal such as `3.20`; Refusals as for quantities, with `money_`."""
    whole, _, minor = text.partition(".")
    if whole and minor and len(minor) == minor_digits and len(text) <= _SHORT and text.isascii():
        digits = whole + minor
        if digits.isdigit():
            return int(digits)
    return _scaled(text, minor_digits, "money")


def format_money(minor: int, minor_digits: int = 2) -> str:
    """The decimal string of an amount, always with its minor digits: `3.20`."""
    return _fixed(minor, minor_digits) if minor_digits else str(minor)


def in_base(count: int, factor: Fraction, *, decimals: int = 0) -> int:
    """Smallest units in `count` (smallest units of the pack's count) packs of `factor` base units.

    Raises Refusal `pack_remainder` where that is not whole.
    """
    units = count * factor
    if units.denominator != 1:
        shown = format_quantity(count, decimals)
        raise Refusal("pack_remainder", f"{shown} packs of {factor} do not come out whole.")
    return units.numerator


def units_of_grams(grams: int, unit: str, decimals: int) -> int | None:
    """Smallest units of goods that a scale weighed; None where the unit is no weight, or not whole."""
    in_one = _GRAMS_OF.get(unit.strip().casefold())
    if in_one is None:
        return None
    units, rest = divmod(grams * 10**decimals, in_one)
    return None if rest else units


def is_weighed(unit: str) -> bool:
    """Whether goods of that unit are what scales count in."""
    return unit.strip().casefold() in _GRAMS_OF


def fold_digits(text: str) -> str:
    """What a person meant who typed full-width digits: NFKC, trimmed. For screens only."""
    return unicodedata.normalize("NFKC", text).strip()


@lru_cache(maxsize=4096)
def _scaled(text: str, decimals: int, what: str) -> int:
    """Most numbers are a few that come again and again; what is refused is not remembered."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        raise Refusal(f"{what}_malformed", f"{text[:40]!r} is not a plain decimal number.")
    whole, fraction = match[1], match[2] or ""
    if len(fraction.rstrip("0")) > decimals:
        raise Refusal(f"{what}_too_precise", f"{text[:40]} has more than {decimals} decimals.")
    units = int(whole + fraction[:decimals].ljust(decimals, "0"))
    if units > MAX_UNITS:
        raise Refusal(f"{what}_too_large", f"{text[:40]} is more than anybody has.")
    return units


def _fixed(units: int, decimals: int) -> str:
    digits = str(abs(units)).rjust(decimals + 1, "0")
    sign = "-" if units < 0 else ""
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"
