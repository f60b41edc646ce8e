"""Small files of a profile: there as they were, or there as they are; never half."""

import os
from pathlib import Path

from sync.shop.keychain import keep_name
from sync.shop.trouble import DiskFault


def keep_whole(file: Path, told: bytes) -> None:
    """Write a file; it is on the disk when this returns. Raises DiskFault, the old one still there."""
    beside = file.with_name(file.name + ".new")
    try:
        with beside.open("wb") as written:
            written.write(told)
            written.flush()
            os.fsync(written.fileno())
        beside.replace(file)
        keep_name(file.parent)
    except OSError as fault:
        raise DiskFault(f"{file} cannot be written: {fault.strerror}.") from fault
