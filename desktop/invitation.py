"""What an installer left for the first start: HQ's address and a code, in a file that goes once HQ answered.

The code works once; used or refused it must not stay on the disk.
"""

import logging
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import site_data_path

from sync.shop.profile_folder import default_profile

FILE = "first-start.txt"
_MOST_BYTES = 4096
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Invitation:
    """Either may be empty: then it is typed."""

    address: str
    code: str


def places(profile: Path) -> list[Path]:
    """Where one may lie: in the profile, and for the usual profile where all users of this computer read."""
    own = profile / FILE
    is_usual = profile == default_profile()
    return [own, site_data_path("Counterstock", appauthor=False) / FILE] if is_usual else [own]


def find(files: list[Path]) -> Invitation:
    """The first one that can be read; one that is damaged is as good as none."""
    for file in files:
        try:
            with file.open("rb") as left:
                told = left.read(_MOST_BYTES)
            return _read(told)
        except FileNotFoundError:
            continue
        except (OSError, UnicodeError) as fault:
            _log.warning("%s cannot be read: %s", file, type(fault).__name__)
    return Invitation("", "")


def forget(files: list[Path]) -> None:
    """Delete them. What may not be deleted is emptied, so that no code stays."""
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError:
            with suppress(OSError):
                os.truncate(file, 0)
            _log.warning("%s cannot be deleted", file)


def _read(told: bytes) -> Invitation:
    is_wide = told.startswith((b"\xff\xfe", b"\xfe\xff"))
    lines = told.decode("utf-16" if is_wide else "utf-8-sig").splitlines()
    named = dict(line.split("=", 1) for line in lines if "=" in line)
    return Invitation(named.get("hq", "").strip(), named.get("code", "").strip())
