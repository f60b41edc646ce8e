"""What was put right on this device after it differed from HQ, or from its own rows: a fact, counted."""

from dataclasses import dataclass

from sync.shop.journal import Journal

MARK = "mended"
"""Where the journal's file keeps the count."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was put right so far: how often both ends differed, and how many rows that was.

    `at`: when it was last (UTC text; empty: never). `is_in_doubt`: they still differ.
    """

    times: int = 0
    rows: int = 0
    at: str = ""
    is_in_doubt: bool = False


NOTHING_MENDED = Mended()


def mended_so_far(journal: Journal) -> Mended:
    """The count of what was ever put right on this device."""
    told = journal.mark(MARK).split(" ")
    if len(told) != len(Mended.__slots__):
        return Mended()
    times, rows, at, doubt = told
    return Mended(int(times), int(rows), at, is_in_doubt=doubt == "1")
