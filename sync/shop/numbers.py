"""What is printed on paper: `SITE-KIND-DD-000123`, contiguous per device and kind, never changed."""

import re

from sync.shop.database import Database

_WIDTH = 6
_PRINTED = re.compile(
    r"(?P<site>[A-Z0-9]+)-(?P<kind>[A-Z]{2})-(?P<device>\d{2,})-(?P<number>\d{6,})"
)


def printed_number(site: str, kind_code: str, *, device: str, number: int) -> str:
    """The printed number; `device` is the device's number at HQ, two digits or more."""
    return f"{site}-{kind_code}-{device}-{number:0{_WIDTH}d}"


def series_of(printed: str) -> tuple[str, str, int] | None:
    """(device number, kind code, number) of a printed number; None where it is none."""
    found = _PRINTED.fullmatch(printed)
    return None if found is None else (found["device"], found["kind"], int(found["number"]))


def upcoming_number(journal: Database, kind_code: str, *, site: str, device: str) -> str:
    """The number that the next document of that kind will bear; taken only when it is sealed."""
    row = journal.row("SELECT last FROM series WHERE device = ? AND kind = ?", (device, kind_code))
    return printed_number(site, kind_code, device=device, number=(row[0] if row else 0) + 1)
