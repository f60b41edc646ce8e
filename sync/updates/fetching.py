"""Pieces over a line that may break: each goes on where it stopped, and counts only when its hash is right."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from sync.updates.installation import on_disk
from sync.updates.trouble import UpdateTrouble
from sync.wire.releasing import PieceLetter

Source: TypeAlias = Callable[[str, int], bytes]
"""Called with a path below the place of the updates and where to begin; some bytes from there on, none at the end.

Raises HqAway where the line is down, and Refusal `unknown_update` where there is no such file.
"""

METADATA, TARGETS, PIECES = "metadata", "targets", "pieces"
"""The folders at the place of the updates."""
_ALREADY = ".begun"


def fetch(piece: PieceLetter, into: Path, source: Source) -> Path:
    """The file of a piece, whole and checked; what was fetched before is not fetched again.

    Raises UpdateTrouble (`damaged`, `disk_…`), and what `source` raises: then the next call goes on.
    """
    whole, begun = into / piece.name, into / (piece.name + _ALREADY)
    try:
        into.mkdir(parents=True, exist_ok=True)
        if not _is_right(whole, piece):
            _go_on(piece, begun, source)
            begun.replace(whole)
    except OSError as fault:
        raise on_disk(fault, whole) from fault
    return whole


def _go_on(piece: PieceLetter, begun: Path, source: Source) -> None:
    with begun.open("ab") as written:
        if written.tell() > piece.size:
            written.seek(0)
            written.truncate()
        while written.tell() < piece.size:
            got = source(f"{PIECES}/{piece.name}", written.tell())
            if not got or written.tell() + len(got) > piece.size:
                written.truncate(0)
                raise UpdateTrouble(f"{piece.name} of the update does not have its length.")
            written.write(got)
    if not _is_right(begun, piece):
        begun.unlink()
        raise UpdateTrouble(f"{piece.name} of the update arrived damaged.")


def _is_right(file: Path, piece: PieceLetter) -> bool:
    if not file.is_file() or file.stat().st_size != piece.size:
        return False
    with file.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest() == piece.sha256
