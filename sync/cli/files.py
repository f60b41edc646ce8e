"""Files that a command writes: whole or not at all, and never over another."""

from collections.abc import Iterable
from pathlib import Path

from sync.shop.whole_file import write_whole
from sync.stock.refusal import Refusal


def write_new(path: Path, pieces: Iterable[bytes]) -> int:
    """Write `pieces` to a new file; how many bytes. Raises Refusal `file_exists`, `no_file`.

    What `pieces` raises passes; then there is no file.
    """
    if path.exists():
        raise Refusal("file_exists", f"{path} is there already; nothing was overwritten.")
    return write_whole(path, pieces)
