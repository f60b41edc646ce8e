"""What a line typed into the scan box means: 12* then a scan, a step, a code, or words to find.

Amounts are decimal text, exact; whether an item may be counted in halves is the law's business.
"""

import re
import unicodedata
from dataclasses import dataclass

_AMOUNT = re.compile(r"([+-]?\d{1,5}(?:\.\d{1,3})?)\*(.*)", re.ASCII)
_CODE = re.compile(r"[0-9A-Z][0-9A-Z./-]{5,}")


@dataclass(frozen=True, slots=True)
class Times:
    """12*: the next scan, or on Enter the last line, counts this much."""

    amount: str


@dataclass(frozen=True, slots=True)
class Add:
    """A code as if scanned, with its amount."""

    amount: str
    code: str


@dataclass(frozen=True, slots=True)
class Nudge:
    """+ or -: the last line one more or one less."""

    by: int


@dataclass(frozen=True, slots=True)
class Find:
    """Words to look for."""

    words: str


Typed = Times | Add | Nudge | Find


def read_typed(line: str) -> Typed:
    """Full-width signs and the multiplication sign fold to their plain forms first."""
    text = unicodedata.normalize("NFKC", line).strip().replace("×", "*")
    found = _AMOUNT.fullmatch(text)
    if found:
        return _with_amount(_plain(found[1]), found[2].strip())
    if text in ("+", "-"):
        return Nudge(1 if text == "+" else -1)
    if _CODE.fullmatch(text):
        return Add("1", text)
    return Find(text)


def _with_amount(amount: str, code: str) -> Typed:
    return Add(amount, code) if code else Times(amount)


def _plain(amount: str) -> str:
    """No sign but minus, no leading zeros, no empty decimals: +012.50 is 12.5."""
    minus = "-" if amount.startswith("-") else ""
    whole, _, part = amount.lstrip("+-").partition(".")
    part = part.rstrip("0")
    plain = (whole.lstrip("0") or "0") + (f".{part}" if part else "")
    return plain if plain == "0" else minus + plain
