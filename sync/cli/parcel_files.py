"""Parcels as files on a stick: read with a limit, written whole or not at all."""

import os
from pathlib import Path

from sync.cli.failures import Usage
from sync.stock.refusal import Refusal
from sync.wire.parcel import MAGIC, MAX_PARCEL_BYTES, SUFFIX


def read_parcel(name: str) -> bytes:
    """The bytes of a file, one more than a parcel may have at most.

    Raises Usage `file_unreadable`.
    """
    try:
        with Path(name).open("rb") as file:
            return file.read(MAX_PARCEL_BYTES + 1)
    except OSError as fault:
        raise Usage("file_unreadable", f"{name} cannot be read: {fault.strerror}.") from fault


def write_parcel(path: Path, parcel: bytes) -> None:
    """Write a parcel where nothing is, or over another parcel; it is on the stick when this returns.

    Raises Refusal `file_exists` over anything else, Usage `file_unwritable`.
    """
    if path.exists() and not _is_parcel(path):
        raise Refusal("file_exists", f"{path} is no parcel; nothing was written over it.")
    beside = path.with_name(path.name + ".new")
    try:
        with beside.open("wb") as file:
            file.write(parcel)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        raise Usage("file_unwritable", f"{path} cannot be written: {fault.strerror}.") from fault


def answer_path(name: str) -> Path:
    """Where the answer to that parcel goes unless told: beside it."""
    path = Path(name)
    return path.with_name(f"{path.name.removesuffix(SUFFIX)}-answer{SUFFIX}")


def _is_parcel(path: Path) -> bool:
    return read_parcel(str(path)).startswith(MAGIC)
