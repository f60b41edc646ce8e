"""A second version to upgrade to: the first one's folder with its number changed inside its programs.

Freezing anew would take as long as the first time, and nothing would differ but this number.
PyInstaller packs each module by itself; the one that says the version is packed again in its place.
"""

import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path

from installers.frozen_parts import NAME
from sync import edition

PROGRAMS = (f"{NAME}.exe", f"{NAME}-console.exe")
_BEGINS = b"\x78\x9c"
_MOST_BYTES = 65536
_BLANK = b" "


def renumber(folder: Path, to: Path, *, before: str, after: str) -> None:
    """`folder` as `to`, of another version. Raises ValueError where the number is not found."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(folder, to)
    for name in PROGRAMS:
        program = to / name
        program.write_bytes(renumbered(program.read_bytes(), before=before, after=after))


def renumbered(program: bytes, *, before: str, after: str) -> bytes:
    """The program with its version changed; as long as it was."""
    said = (edition.__doc__ or "").encode()
    for start, length, module in _streams(program):
        if said in module and _text(before) in module:
            changed = module.replace(_text(before), _text(after))
            packed = _fitting(changed, said, length)
            return program[:start] + packed + program[start + length :]
    raise ValueError(f"No module says that this is {before}.")


def _streams(program: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where each packed part begins, its length, and what it holds; parts too large are passed over."""
    start = program.find(_BEGINS)
    while start >= 0:
        reader = zlib.decompressobj()
        given = program[start : start + _MOST_BYTES]
        try:
            held = reader.decompress(given)
        except zlib.error:
            held = b""
        if reader.eof:
            yield start, len(given) - len(reader.unused_data), held
        start = program.find(_BEGINS, start + 1)


def _text(version: str) -> bytes:
    """As Python's marshal has a short text: its length, then its letters."""
    return bytes([len(version)]) + version.encode()


def _fitting(module: bytes, said: bytes, length: int) -> bytes:
    """Packed into exactly `length` bytes: of what the module says about itself as much goes as must."""
    for gone in range(len(said)):
        shorter = module.replace(said, _BLANK * gone + said[gone:])
        packed = zlib.compress(shorter, 9)
        if len(packed) <= length:
            return packed.ljust(length, b"\0")
    raise ValueError("The other version is too long for its place.")
