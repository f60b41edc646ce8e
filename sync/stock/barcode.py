"""What a scanner or a person gave: a GTIN, a GS1 element string, an in-store code, or a code of our own.

biip reads GS1 element strings and Digital Links. Plain digits never go through it: it would take thirteen digits with
a wrong check digit for an element string, and plain codes are what a counter scans all day.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from sync.stock.moment import format_moment
from sync.stock.refusal import Refusal

if TYPE_CHECKING:
    from biip.gs1_element_strings import GS1ElementStrings

LONGEST_CODE = 80
_LONGEST_LINK = 500
_GTIN_LENGTHS = frozenset({8, 12, 13, 14})
_IN_STORE = range(20, 30)
_FNC1 = "\x1d"
_SYMBOLOGIES = ("]C1", "]d2", "]Q3", "]e0")
_OTHER_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9]", re.ASCII)
_LINK = ("http://", "https://")
_GTIN_ELEMENT = "01"
_GTIN_ELEMENT_LENGTH = 16
_LOT, _SERIAL, _EXPIRES, _BEST_BEFORE, _COUNTS = "10", "21", "17", "15", ("30", "37")
_WEIGHT = "310"


@dataclass(frozen=True, slots=True)
class Barcode:
    """What a code says. `code` is what goods are looked up by (`canonical_code`).

    `expires` is an instant (UTC text): the end of the day printed, in the site's zone. `grams` and
    `count` (AI 310n; AI 30 and 37) where the code carries them. `in_store` is the raw five digits of
    weight or price that an in-store label carries. `check_digit_ok` is False for digits that only
    look like a GTIN.
    """

    code: str
    lot: str = ""
    serial: str = ""
    expires: str = ""
    grams: int | None = None
    count: int | None = None
    in_store: int | None = None
    check_digit_ok: bool = True


def read_barcode(text: str, *, zone: tzinfo) -> Barcode:
    """What a scanned or typed code says; `zone` is the site's.

    Raises Refusal `barcode_empty`, `barcode_too_long` and `barcode_unprintable`.
    """
    code = _checked(text)
    if _may_hold_elements(code):
        elements = _elements(code)
        read = None if elements is None else _told(elements, zone)
        return read or Barcode(canonical_code(code.replace(_FNC1, "")))
    if code.isascii() and code.isdecimal():
        return _plain_digits(code)
    return Barcode(canonical_code(code))


def canonical_code(text: str) -> str:
    """The one form a code is stored and looked up under.

    A GTIN loses its leading zeros, so that GTIN-8, -12, -13 and -14 of the same goods are equal;
    any other code stays as it is, without spaces around it.
    """
    code = text.strip()
    if is_gtin(code):
        return code.lstrip("0") or code
    return code


def written_forms(code: str) -> set[str]:
    """Every way in which a catalogue may have written a code: a GTIN with and without leading zeros."""
    canonical = canonical_code(code)
    if not is_gtin(code):
        return {code, canonical}
    return {code, canonical, *(canonical.zfill(length) for length in _GTIN_LENGTHS)}


def is_gtin(code: str) -> bool:
    """Whether these are 8, 12, 13 or 14 digits with a right check digit (GS1 General Specifications 7.9)."""
    if len(code) not in _GTIN_LENGTHS or not (code.isascii() and code.isdecimal()):
        return False
    return check_digit(code[:-1]) == code[-1]


def check_digit(payload: str) -> str:
    """The digit that follows `payload` in a GTIN."""
    odd, even = payload[-1::-2], payload[-2::-2]
    total = 3 * sum(map(int, odd)) + sum(map(int, even))
    return str(-total % 10)


def in_store_item(code: str) -> str | None:
    """The code under which an in-store label's item is kept: its first seven digits, then zeros, checked.

    None where the code is no in-store label (13 digits that begin with 20 to 29).
    """
    if not is_gtin(code) or len(code) != 13 or int(code[:2]) not in _IN_STORE:  # noqa: PLR2004 - EAN-13
        return None
    payload = code[:7] + "00000"
    return payload + check_digit(payload)


def _checked(text: str) -> str:
    """The code without what a scanner puts around it: spaces, STX and ETX, the sort of symbol."""
    code = text.strip(" \t\r\n\x02\x03")
    if code[:1] == "]" and not code.startswith(_SYMBOLOGIES):
        code = _OTHER_SYMBOLOGY.sub("", code, count=1)
    if not code.strip():
        raise Refusal("barcode_empty", "Nothing was scanned.")
    most = _LONGEST_LINK if code.startswith(_LINK) else LONGEST_CODE
    if len(code) > most:
        raise Refusal("barcode_too_long", f"A code has at most {most} characters.")
    if not code.replace(_FNC1, "").isprintable():
        raise Refusal("barcode_unprintable", "The code holds characters that cannot be printed.")
    return code


def _plain_digits(code: str) -> Barcode:
    looks_like_gtin = len(code) in _GTIN_LENGTHS
    is_good = is_gtin(code)
    label = int(code[7:12]) if in_store_item(code) else None
    return Barcode(
        canonical_code(code), in_store=label, check_digit_ok=is_good or not looks_like_gtin
    )


def _may_hold_elements(code: str) -> bool:
    """Whether to ask biip: by its marks or, as most scanners send neither mark nor first FNC1, by a GTIN behind 01."""
    if code.startswith((*_SYMBOLOGIES, *_LINK, "(")) or _FNC1 in code:
        return True
    gtin = code[len(_GTIN_ELEMENT) : _GTIN_ELEMENT_LENGTH]
    return code.startswith(_GTIN_ELEMENT) and len(code) >= _GTIN_ELEMENT_LENGTH and is_gtin(gtin)


def _elements(code: str) -> "GS1ElementStrings | None":
    import biip  # 0.2 s: not at each start, for what is scanned now and then
    from biip.gs1_digital_link_uris import GS1DigitalLinkURI
    from biip.gs1_messages import GS1Message

    try:
        if code.startswith(_LINK):
            return GS1DigitalLinkURI.parse(code).element_strings
        if code.startswith("("):
            return GS1Message.parse_hri(code).element_strings
        message = biip.parse(code.lstrip(_FNC1)).gs1_message
    except biip.ParseError:
        return None
    return None if message is None else message.element_strings


def _told(elements: "GS1ElementStrings", zone: tzinfo) -> Barcode | None:
    gtin = next((e.gtin for e in elements if e.gtin), None)
    if gtin is None:
        return None
    values = {e.ai.ai: e.value for e in elements}
    days = {e.ai.ai: e.date for e in elements if e.date}
    day = days.get(_EXPIRES) or days.get(_BEST_BEFORE)
    return Barcode(
        canonical_code(gtin.value),
        values.get(_LOT, ""),
        values.get(_SERIAL, ""),
        end_of_day(day, zone) if day else "",
        _grams(values),
        next((int(values[ai]) for ai in _COUNTS if ai in values), None),
    )


def _grams(values: dict[str, str]) -> int | None:
    """AI 310n: net weight in kilograms with n decimals; None where it does not come out in whole grams."""
    for ai, value in values.items():
        if ai.startswith(_WEIGHT):
            grams, rest = divmod(int(value) * 1000, 10 ** int(ai[3]))
            return None if rest else grams
    return None


def end_of_day(day: date, zone: tzinfo) -> str:
    """The instant at which goods to be used by `day` are no longer good, in the zone of the site."""
    return format_moment(datetime.combine(day + timedelta(days=1), time(), tzinfo=zone))
