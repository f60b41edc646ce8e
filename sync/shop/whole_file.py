"""Small files of a profile: there as they were, or there as they are; never half."""

import os
from collections.abc import Iterable
from pathlib import Path

from sync.shop.keychain import keep_name
from sync.shop.trouble import DiskFault
from sync.stock.refusal import Refusal


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


def write_whole(file: Path, pieces: Iterable[bytes]) -> int:
    """Write a file where a person wants it; how many bytes. Raises Refusal `no_file`.

    What `pieces` raises passes; then whatever was there is there still.
    """
    beside = file.with_name(f"{file.name}.part")
    try:
        size = _written(beside, pieces)
        beside.replace(file)
    except OSError as fault:
        raise Refusal("no_file", f"{file} cannot be written: {fault.strerror}.") from fault
    finally:
        beside.unlink(missing_ok=True)
    return size


def _written(path: Path, pieces: Iterable[bytes]) -> int:
    size = 0
    with path.open("wb") as file:
        for piece in pieces:
            size += file.write(piece)
    return size
