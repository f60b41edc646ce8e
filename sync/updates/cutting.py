"""A built folder cut into what travels: each file by its hash, and patches against earlier versions.

What is cut lies in one flat folder, a file a hash; a second version adds only what is new.
"""

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sync.updates import patches
from sync.wire.releasing import (
    FileLetter,
    LinkLetter,
    PatchLetter,
    PieceLetter,
    ReleaseLetter,
)

_WORTH = 2
"""A patch that saves less than half is not worth its file."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the pieces go, and the releases there that patches are made against."""

    pieces: Path
    earlier: Sequence[ReleaseLetter] = ()


def cut(folder: Path, version: str, system: str, into: Cut) -> ReleaseLetter:
    """Cut a folder up; the list of its files, by path. Pieces that are there already are kept."""
    into.pieces.mkdir(parents=True, exist_ok=True)
    found = sorted(path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    links = [path for path in found if path.is_symlink()]
    return ReleaseLetter(
        version=version,
        system=system,
        files=[_file(folder, path, into) for path in found if not path.is_symlink()],
        links=[LinkLetter(path=_name(folder, path), aim=_aim(path)) for path in links],
    )


def sha256_of(content: bytes) -> str:
    """The name that a content has everywhere here."""
    return hashlib.sha256(content).hexdigest()


def _file(folder: Path, path: Path, into: Cut) -> FileLetter:
    content, name = path.read_bytes(), _name(folder, path)
    digest = sha256_of(content)
    blob = _kept(into.pieces, f"{digest}.zst", lambda: patches.packed(content))
    return FileLetter(
        path=name,
        size=len(content),
        sha256=digest,
        blob=blob,
        runs=os.access(path, os.X_OK),
        patches=_patches(content, _bases(name, digest, into), blob, into.pieces),
    )


def _bases(path: str, digest: str, into: Cut) -> dict[str, bytes]:
    """The same file of earlier releases where it was another one, by its hash."""
    held = {file.sha256: file for each in into.earlier for file in each.files if file.path == path}
    return {
        base: patches.unpacked((into.pieces / file.blob.name).read_bytes(), size=file.size)
        for base, file in held.items()
        if base != digest and file.size >= patches.LEAST_BASE
    }


def _patches(
    content: bytes, bases: Mapping[str, bytes], blob: PieceLetter, pieces: Path
) -> list[PatchLetter]:
    digest, made = sha256_of(content), []
    for base, old in bases.items():
        name = f"{digest[:32]}-{base[:32]}.patch"
        piece = _kept(pieces, name, partial(patches.patch, content, old))
        if piece.size * _WORTH <= blob.size:
            made.append(PatchLetter(base=base, blob=piece))
        else:
            (pieces / name).unlink()
    return made


def _kept(pieces: Path, name: str, make: Callable[[], bytes]) -> PieceLetter:
    """A piece as it lies there, made where it does not; whole under its name, or not there."""
    lies = pieces / name
    if not lies.is_file():
        beside = lies.with_name(name + ".new")
        beside.write_bytes(make())
        beside.replace(lies)
    body = lies.read_bytes()
    return PieceLetter(name=name, size=len(body), sha256=sha256_of(body))


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _aim(link: Path) -> str:
    return link.readlink().as_posix()
