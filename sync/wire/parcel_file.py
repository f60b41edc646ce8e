"""A parcel as a file on a stick: read with a limit, written whole or not at all."""

import os
from pathlib import Path

from sync.stock.refusal import Refusal
from sync.wire.parcel import MAGIC, MAX_PARCEL_BYTES


def parcel_read(path: Path) -> bytes:
    """The bytes of a file, one more than a parcel may have at most. Raises Refusal `no_file`."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_PARCEL_BYTES + 1)
    except OSError as fault:
        raise Refusal("no_file", f"{path} cannot be read: {fault.strerror}.") from fault


def parcel_written(path: Path, parcel: bytes) -> None:
    """Write a parcel where nothing is, or over another parcel; it is on the stick when this returns.

    Raises Refusal: `file_exists` over anything else, `no_file` where nothing can be written.
    """
    if path.exists() and not parcel_read(path).startswith(MAGIC):
        raise Refusal("file_exists", f"{path} is no parcel; nothing was written over it.")
    beside = path.with_name(path.name + ".new")
    try:
        with beside.open("wb") as file:
            file.write(parcel)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as fault:
        _drop(beside)
        raise Refusal("no_file", f"{path} cannot be written: {fault.strerror}.") from fault


def _drop(beside: Path) -> None:
    """The half-written file goes, unless the stick went with it."""
    try:
        beside.unlink(missing_ok=True)
    except OSError as fault:
        message = f"{beside} is half written and cannot be removed: {fault.strerror}."
        raise Refusal("no_file", message) from fault
