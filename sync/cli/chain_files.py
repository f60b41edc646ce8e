"""Exported chains as files: written whole or not at all, for their owner's eyes only."""

import os
from collections.abc import Iterator
from pathlib import Path

from sync.cli.failures import Usage
from sync.stock.refusal import Refusal

_OWNER_ONLY = 0o600
_MAGIC = b'{"counterstock":"chains"'


def write_chains(path: Path, lines: Iterator[bytes]) -> None:
    """Write an export where nothing is, or over another export.

    What was sealed names people and suppliers. Raises Refusal `file_exists`, Usage `file_unwritable`.
    """
    beside = path.with_name(path.name + ".new")
    try:
        if path.exists() and not _is_export(path):
            raise Refusal("file_exists", f"{path} is no export; nothing was written over it.")
        beside.unlink(missing_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        with os.fdopen(handle, "wb") as file:
            file.writelines(lines)
        beside.replace(path)
    except OSError as fault:
        raise Usage("file_unwritable", f"{path} cannot be written: {fault.strerror}.") from fault


def _is_export(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC
