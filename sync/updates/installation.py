"""This copy of the program on its disk: which folder runs, which comes next, and which may go.

    <install>/current     one line: the name of the folder in use
    <install>/previous    one line: the folder to fall back to
    <install>/app-1.2.0/  one version, never changed after it is whole
    <install>/updates/    what is being fetched, what is trusted, and what was tried

The launcher beside them reads `current`. A name there changes all at once or not at all, so that a
power cut leaves the old version or the new one, both whole.
"""

import errno
import json
import logging
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sync.shop.profile_lock import ProfileLock
from sync.shop.trouble import ProfileBusy, Trouble
from sync.shop.whole_file import keep_whole
from sync.updates.release import FOLDER, folder_of
from sync.updates.rules import is_version, order_of
from sync.updates.trouble import UpdateTrouble

_log = logging.getLogger(__name__)

CURRENT, PREVIOUS = "current", "previous"
ROOT_FILE = "updates-root.json"
"""In the folder of a version: whose signatures it trusts."""
_UPDATES, _TRUSTED, _PIECES, _USED = "updates", "trusted", "pieces", "in-use"
_ADDRESS, _REFUSED, _READY, _LOCK = "address", "refused.json", "ready", "lock"
_FULL = {errno.ENOSPC, errno.EDQUOT}
LAUNCHERS = ("Counterstock.exe", "counterstock")


@dataclass(frozen=True, slots=True)
class Installation:
    """A folder with a `current`; `running` is the name of the version's folder that this process is of."""

    root: Path
    running: str

    @property
    def version(self) -> str:
        """The version that runs."""
        return self.running.removeprefix(FOLDER)

    @property
    def folder(self) -> Path:
        """The folder that runs."""
        return self.root / self.running

    @property
    def trusted(self) -> Path:
        """The signed metadata last seen, which none older may replace."""
        return self.root / _UPDATES / _TRUSTED

    @property
    def pieces(self) -> Path:
        """What was fetched and is not used yet."""
        return self.root / _UPDATES / _PIECES

    def address(self) -> str:
        """Where updates come from if IT wrote it down; empty: from HQ."""
        return _line(self.root / _UPDATES / _ADDRESS)

    def current(self) -> str:
        """The version that starts next, or empty."""
        return _line(self.root / CURRENT).removeprefix(FOLDER)

    def previous(self) -> str:
        """The version to fall back to, or empty."""
        return _line(self.root / PREVIOUS).removeprefix(FOLDER)

    def ready(self) -> str:
        """The version that is whole, tested and newer than what runs, or empty."""
        told = _line(self.root / _UPDATES / _READY)
        is_newer = is_version(told) and order_of(told) > order_of(self.version)
        is_there = is_newer and (self.root / folder_of(told)).is_dir()
        return told if is_there and told not in self.refused() else ""

    def refused(self) -> dict[str, str]:
        """Versions that failed here, each with what it said; they are not tried again."""
        try:
            told = json.loads((self.root / _UPDATES / _REFUSED).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        known = told if isinstance(told, dict) else {}
        return {str(version): str(why) for version, why in known.items()}

    def refuse(self, version: str, why: str) -> None:
        """Take a version's folder away and never try it again."""
        self._note_refused(version, why)
        take_away(self.root / folder_of(version))

    def make_ready(self, version: str) -> None:
        """Note that the version's folder is whole and passed its self-test; what was fetched for it may go."""
        self._keep(_READY, version)
        shutil.rmtree(self.pieces, ignore_errors=True)

    def put_in_place(self, version: str) -> None:
        """The next start is that version; what runs goes on. Raises Trouble, and then nothing has changed.

        What to fall back to is written first: a power cut between the two leaves the old one twice.
        """
        if version in self.refused() or not (self.root / folder_of(version)).is_dir():
            raise UpdateTrouble(f"Version {version} is not on this PC any more.", code="damaged")
        before = self.current() or self.version
        if before != version:
            keep_whole(self.root / PREVIOUS, folder_of(before).encode())
            keep_whole(self.root / CURRENT, folder_of(version).encode())

    def go_back(self) -> str:
        """The next start is the version before, and the one given up is not offered again; the version.

        Raises UpdateTrouble `not_here` where there is none.
        """
        given_up, back = self.current(), self.previous()
        if not back or back == given_up or not (self.root / folder_of(back)).is_dir():
            raise UpdateTrouble("There is no earlier version on this PC.", code="not_here")
        keep_whole(self.root / CURRENT, folder_of(back).encode())
        self._note_refused(given_up, "It was taken back.")
        return back

    def tidy(self, keep: Iterable[str] = ()) -> list[str]:
        """Take away versions that nobody needs or runs; the names of their folders."""
        kept = {self.current(), self.previous(), self.version, self.ready(), *keep}
        spared = {folder_of(version) for version in kept if version}
        found = sorted(p for p in self.root.glob(f"{FOLDER}*") if p.is_dir())
        gone = [path for path in found if path.name not in spared and self._is_free(path.name)]
        return [path.name for path in gone if take_away(path)]

    def use(self) -> ProfileLock | None:
        """Held while this process runs, so that no other takes its folder away; None where others hold it."""
        lock = self._lock(f"{self.running}-{os.getpid()}")
        if lock is None:
            _log.warning("nobody can tell that this version runs")
        return lock

    def alone(self) -> ProfileLock:
        """Held while a new version is put together. Raises UpdateTrouble `busy`."""
        try:
            return ProfileLock(self._made(_UPDATES) / _LOCK)
        except ProfileBusy as busy:
            message = "Another window of this program is fetching the update."
            raise UpdateTrouble(message, code="busy") from busy

    def _lock(self, name: str) -> ProfileLock | None:
        try:
            return ProfileLock(self._made(f"{_UPDATES}/{_USED}") / name)
        except Trouble:
            return None

    def _is_free(self, folder: str) -> bool:
        """Whether no process runs from there; what a dead one left behind is taken away."""
        for lies in sorted((self.root / _UPDATES / _USED).glob(f"{folder}-*")):
            lock = self._lock(lies.name)
            if lock is None:
                return False
            lock.release()
            lies.unlink(missing_ok=True)
        return True

    def _note_refused(self, version: str, why: str) -> None:
        self._keep(_REFUSED, json.dumps({**self.refused(), version: why}, ensure_ascii=False))

    def _keep(self, name: str, text: str) -> None:
        keep_whole(self._made(_UPDATES) / name, text.encode())

    def _made(self, folder: str) -> Path:
        made = self.root / folder
        try:
            made.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise on_disk(fault, made) from fault
        return made


def here(executable: str = sys.executable, *, is_frozen: bool | None = None) -> Installation:
    """Where this process was started from; raises UpdateTrouble `not_here` with the reason."""
    frozen = bool(getattr(sys, "frozen", False)) if is_frozen is None else is_frozen
    folder = Path(executable).absolute().parent
    root = folder.parent
    why = ""
    if not frozen:
        why = "This is a checkout; git brings its updates."
    elif not folder.name.startswith(FOLDER) or not (root / CURRENT).is_file():
        why = "This copy is the system's or a person's own folder: a package brings its updates."
    elif not (folder / ROOT_FILE).is_file():
        why = "This build names nobody whose updates it would trust."
    elif not os.access(root, os.W_OK):
        why = "This copy is for all users of this PC; whoever installed it brings its updates."
    if why:
        raise UpdateTrouble(why, code="not_here")
    return Installation(root, folder.name)


def launcher_of(installation: Installation) -> Path | None:
    """What starts the version that `current` names, if it lies there."""
    found = [installation.root / name for name in LAUNCHERS]
    return next((path for path in found if path.is_file()), None)


def take_away(folder: Path) -> bool:
    """Delete a folder, all of it or nothing: one that is held open (Windows) stays for the next time."""
    gone = folder.with_name(f"{FOLDER}gone-{folder.name.removeprefix(FOLDER)}")
    try:
        folder.rename(gone)
    except FileNotFoundError:
        return False
    except OSError as fault:
        _log.info("%s stays: %s", folder.name, fault.strerror)
        return False
    shutil.rmtree(gone, ignore_errors=True)
    return True


def on_disk(fault: OSError, place: Path) -> UpdateTrouble:
    """What the disk says, as a sentence."""
    if fault.errno in _FULL:
        message = "The disk is too full for the update; what was begun of it is gone again."
        return UpdateTrouble(message, code="disk_full")
    if isinstance(fault, PermissionError):
        message = (
            f"Another program holds {place.name} open, perhaps a virus scanner; the update waits."
        )
        return UpdateTrouble(message, code="file_held")
    message = f"{place} cannot be written: {fault.strerror}."
    return UpdateTrouble(message, code="disk_fault")


def _line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
