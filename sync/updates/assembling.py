"""The folder of a new version, put together beside the running one out of what is there and what is fetched."""

import hashlib
import logging
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from sync.shop.keychain import keep_name
from sync.stock.refusal import Refusal
from sync.updates import patches
from sync.updates.cutting import sha256_of
from sync.updates.fetching import Source, fetch
from sync.updates.installation import Installation, on_disk, take_away
from sync.updates.release import PART, folder_of
from sync.updates.trouble import UpdateTrouble
from sync.wire.releasing import FileLetter, PieceLetter, ReleaseLetter

RESERVE = 512 * 1024 * 1024
"""Bytes of the disk that no update takes: the books grow on it too."""

_MB = 1024 * 1024
_log = logging.getLogger(__name__)

FreeBytes: TypeAlias = Callable[[Path], int]
"""How many bytes are free on the disk of that folder."""


def free_bytes(folder: Path) -> int:
    """What the disk of that folder has free."""
    return shutil.disk_usage(folder).free


@dataclass(frozen=True, slots=True)
class Plan:
    """What of a release is to be fetched: a piece a file, with the base that a patch needs."""

    here: tuple[FileLetter, ...]
    fetched: tuple[tuple[FileLetter, PieceLetter, str], ...]

    @property
    def bytes_to_fetch(self) -> int:
        """What travels, if every patch is good."""
        return sum(piece.size for _, piece, _ in self.fetched)


def plan_of(release: ReleaseLetter, has: Mapping[str, str]) -> Plan:
    """`has`: the hash of each path of the running version. Patched where its file is the patch's base."""
    here = [file for file in release.files if has.get(file.path) == file.sha256]
    others = [file for file in release.files if has.get(file.path) != file.sha256]
    return Plan(tuple(here), tuple(_piece(file, has.get(file.path, "")) for file in others))


def assemble(
    release: ReleaseLetter,
    installation: Installation,
    source: Source,
    *,
    free_bytes: FreeBytes = free_bytes,
) -> Path:
    """The new version's folder, whole and checked, beside the running one. Cut short anywhere, the next call goes on.

    Raises UpdateTrouble (`damaged`, `disk_…`, `file_held`), and what `source` raises.
    """
    name = folder_of(release.version)
    part, whole = installation.root / (name + PART), installation.root / name
    plan = plan_of(release, hashes_of(installation.folder))
    try:
        if whole.is_dir():
            whole.rename(part)  # nobody said that it passed its test: it is looked through again
        _check_room(release, plan, free_bytes(installation.root))
        _fill(part, plan, installation, source)
        _link(part, release)
        _drop_others(part, release)
        part.rename(whole)
        keep_name(installation.root)
    except OSError as fault:
        trouble = on_disk(fault, part)
        if trouble.code == "disk_full":
            _give_room_back(installation, part)
        raise trouble from fault
    return whole


def hashes_of(folder: Path) -> dict[str, str]:
    """The hash of each file, by its path with slashes."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return {path.relative_to(folder).as_posix(): _hash(path) for path in files}


def _check_room(release: ReleaseLetter, plan: Plan, free: int) -> None:
    needed = sum(file.size for file in release.files) + plan.bytes_to_fetch + RESERVE
    if free < needed:
        message = (
            f"The update needs {needed // _MB} MB of the disk and {free // _MB} MB are free;"
            " it waits until there is room."
        )
        raise UpdateTrouble(message, code="disk_full")


def _fill(part: Path, plan: Plan, installation: Installation, source: Source) -> None:
    for file in plan.here:
        if not _is_there(part, file):
            _write(part, file, (installation.folder / file.path).read_bytes())
    for file, piece, base in plan.fetched:
        if not _is_there(part, file):
            _write(part, file, _made(file, piece, base=base, at=installation, source=source))


def _made(
    file: FileLetter, piece: PieceLetter, *, base: str, at: Installation, source: Source
) -> bytes:
    """What the file holds, by its patch; where that is gone or bad, from the whole of it."""
    if base:
        try:
            body = fetch(piece, at.pieces, source).read_bytes()
            old = (at.folder / file.path).read_bytes()
            return _checked(file, patches.unpacked(body, size=file.size, base=old))
        except (UpdateTrouble, Refusal) as no:
            _log.warning("a patch is of no use, the whole file is fetched: %s", no.code)
    body = fetch(file.blob, at.pieces, source).read_bytes()
    return _checked(file, patches.unpacked(body, size=file.size))


def _checked(file: FileLetter, content: bytes) -> bytes:
    if sha256_of(content) != file.sha256:
        raise UpdateTrouble(f"{file.path} of the update is not what was signed for.")
    return content


def _write(part: Path, file: FileLetter, content: bytes) -> None:
    """On the disk under its name only when whole."""
    to = part / file.path
    to.parent.mkdir(parents=True, exist_ok=True)
    beside = to.with_name(to.name + ".new")
    with beside.open("wb") as written:
        written.write(_checked(file, content))
        written.flush()
        os.fsync(written.fileno())
    beside.chmod(0o755 if file.runs else 0o644)
    beside.replace(to)


def _link(part: Path, release: ReleaseLetter) -> None:
    for link in release.links:
        lies = part / link.path
        lies.parent.mkdir(parents=True, exist_ok=True)
        lies.unlink(missing_ok=True)
        lies.symlink_to(link.aim)


def _drop_others(part: Path, release: ReleaseLetter) -> None:
    """What an earlier try left: nothing is in the folder that was not signed for."""
    named = {
        part / path for path in [f.path for f in release.files] + [s.path for s in release.links]
    }
    for path in sorted(part.rglob("*")):
        if (path.is_symlink() or path.is_file()) and path not in named:
            path.unlink()


def _give_room_back(installation: Installation, part: Path) -> None:
    take_away(part)
    shutil.rmtree(installation.pieces, ignore_errors=True)


def _is_there(part: Path, file: FileLetter) -> bool:
    lies = part / file.path
    return lies.is_file() and not lies.is_symlink() and _hash(lies) == file.sha256


def _hash(path: Path) -> str:
    with path.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest()


def _piece(file: FileLetter, has: str) -> tuple[FileLetter, PieceLetter, str]:
    for patch in file.patches:
        if patch.base == has:
            return file, patch.blob, patch.base
    return file, file.blob, ""
