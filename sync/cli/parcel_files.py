"""Parcels as files on a stick, by the rules of the command line: what cannot be read is a usage fault."""

from pathlib import Path

from sync.cli.failures import Usage
from sync.stock.refusal import Refusal
from sync.wire.parcel import SUFFIX
from sync.wire.parcel_file import parcel_read, parcel_written


def read_parcel(name: str) -> bytes:
    """The bytes of a file, one more than a parcel may have at most.

    Raises Usage `file_unreadable`.
    """
    try:
        return parcel_read(Path(name))
    except Refusal as no:
        raise Usage("file_unreadable", no.message) from no


def write_parcel(path: Path, parcel: bytes) -> None:
    """Write a parcel where nothing is, or over another parcel; it is on the stick when this returns.

    Raises Refusal `file_exists` over anything else, Usage `file_unwritable`.
    """
    try:
        parcel_written(path, parcel)
    except Refusal as no:
        if no.code == "file_exists":
            raise
        raise Usage("file_unwritable", no.message) from no


def answer_path(name: str) -> Path:
    """Where the answer to that parcel goes unless told: beside it."""
    path = Path(name)
    return path.with_name(f"{path.name.removesuffix(SUFFIX)}-answer{SUFFIX}")
