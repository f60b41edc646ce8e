"""What both ends say where their digests differ: ranges of rows are compared until the rows are found.

A range is named by how the SHA-256 of its rows' names begins, in hex digits; each digit more is a
sixteenth of it. Only rows that differ travel.
"""

import hashlib

from msgspec import field

from sync.wire.messages import Letter, Row

DIGITS = "0123456789abcdef"
LONGEST_PREFIX = 8
"""A range of so many digits is listed however many rows it has."""
LISTED_ROWS = 32
"""A range of so few rows is listed rather than parted."""
MOST_PREFIXES = 64
"""Ranges in one question."""
MOST_KEYS = 400
"""Rows in one question."""


class KeyLetter(Letter):
    """A row by its name, and where it is in the feed."""

    kind: str
    id: str
    seq: int = 0


class RangeLetter(Letter):
    """The rows whose names' SHA-256 begins with `prefix`: how many, and their digest.

    `listed`: `keys` are all of them.
    """

    prefix: str
    rows: int
    digest: str
    listed: bool = False
    keys: list[KeyLetter] = field(default_factory=list)


class Ranges(Letter):
    """For each range asked for: its rows where they are few, else its sixteen parts."""

    epoch: str
    ranges: list[RangeLetter]


class Wanted(Letter):
    """Rows by name, such as a comparison found to differ; `seq` of a key is not looked at."""

    epoch: str
    keys: list[KeyLetter]


class RowsLetter(Letter):
    """Rows as HQ has them now. The first `reached` of the keys are answered; ask again for the others.

    A row that is not there, or is none of this device's, is left out.
    """

    epoch: str
    rows: list[Row]
    reached: int


def name_digits(kind: str, entity: str) -> str:
    """The digits by which a row belongs to its ranges: `LONGEST_PREFIX` of them."""
    return hashlib.sha256(f"{kind}:{entity}".encode()).hexdigest()[:LONGEST_PREFIX]


def parts_of(prefix: str) -> list[str]:
    """The sixteen parts of a range."""
    return [prefix + digit for digit in DIGITS]
