"""What is printed on paper: `SITE-KIND-DD-000123`, contiguous per device and kind, never changed."""

import re

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
