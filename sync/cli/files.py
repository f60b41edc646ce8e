"""Files that a command writes: whole or not at all, and never over another."""

from collections.abc import Iterable
from pathlib import Path

from sync.stock.refusal import Refusal


def write_new(path: Path, pieces: Iterable[bytes]) -> int:
    """Write `pieces` to a new file; how many bytes. Raises Refusal `file_exists`, `no_file`.

    What `pieces` raises passes; then there is no file.
    """
    if path.exists():
        raise Refusal("file_exists", f"{path} is there already; nothing was overwritten.")
    beside = path.with_name(f"{path.name}.part")
    try:
        size = _written(beside, pieces)
        beside.replace(path)
    except OSError as fault:
        raise Refusal("no_file", f"{path} cannot be written: {fault.strerror}.") from fault
    finally:
        beside.unlink(missing_ok=True)
    return size


def _written(path: Path, pieces: Iterable[bytes]) -> int:
    size = 0
    with path.open("wb") as file:
        for piece in pieces:
            size += file.write(piece)
    return size
