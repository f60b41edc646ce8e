"""A disk under SQLite that fails at its n-th access, and loses what was not synced when the power goes.

An apsw VFS over the system's own: everything reaches real files until it is told to do harm.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

import apsw

NAME = "bad-disk"


class Harm(Enum):
    """What happens at the n-th access."""

    ONE_ERROR = "one access fails"
    ERRORS = "every access from there on fails"
    FULL = "nothing more can be written"
    SHORT = "half a page is written, then nothing more"
    POWER = "the power goes: unsynced writes may be lost"


_WRITES = frozenset({"write", "truncate"})
_FAULTS = {
    "read": apsw.SQLITE_IOERR_READ,
    "write": apsw.SQLITE_IOERR_WRITE,
    "sync": apsw.SQLITE_IOERR_FSYNC,
    "truncate": apsw.SQLITE_IOERR_TRUNCATE,
    "delete": apsw.SQLITE_IOERR_DELETE,
}


class BadDisk(apsw.VFS):
    """Healthy until `harm` is set; counts accesses from then on. One at a time in a process."""

    def __init__(self) -> None:
        super().__init__(NAME, "")
        self.harm: Harm | None = None
        self.at = 0
        self.accesses = 0
        self.struck = False
        self._unsynced: dict[str, list[tuple[int, bytes, int]]] = defaultdict(list)

    def strike(self, harm: Harm, at: int) -> None:
        """Do harm at the `at`-th access from now."""
        self.harm, self.at, self.accesses, self.struck = harm, at, 0, False

    def heal(self) -> None:
        """A new disk, with what was on the old one."""
        self.harm = None

    def meet(self, kind: str) -> bool:
        """Whether this access has to do only half its work; raises where it fails."""
        if self.harm is None or (self.harm in {Harm.FULL, Harm.SHORT} and kind not in _WRITES):
            return False
        self.accesses += 1
        late = self.accesses - self.at
        if late < 0 or (late and self.harm is Harm.ONE_ERROR):
            return False
        self.struck = True
        if self.harm is Harm.SHORT and late == 0 and kind == "write":
            return True
        raise self.fault(kind)

    def fault(self, kind: str) -> apsw.Error:
        """What SQLite hears."""
        is_full = self.harm in {Harm.FULL, Harm.SHORT}
        fault = apsw.FullError("no room") if is_full else apsw.IOError(f"{kind} failed")
        code = apsw.SQLITE_FULL if is_full else _FAULTS[kind]
        fault.extendedresult = code  # type: ignore[union-attr]  # apsw reads it, its stubs do not say so
        return fault

    def keep(self, path: str, at: int, before: bytes, size: int) -> None:
        """What stood there before a write, until the next sync."""
        self._unsynced[path].append((at, before, size))

    def synced(self, path: str) -> None:
        """All of it is on the disk for good."""
        self._unsynced.pop(path, None)

    def lose_power(self, dice: random.Random) -> None:
        """Undo any part of what was not synced, newest first. Nothing may be open any more."""
        for path, writes in self._unsynced.items():
            if Path(path).exists() and not path.endswith("-shm"):
                with Path(path).open("r+b") as file:
                    for at, before, size in reversed(writes):
                        if dice.random() < 0.6:
                            file.seek(at)
                            file.write(before)
                            file.truncate(max(size, at + len(before)))
        self._unsynced.clear()

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "_File":
        return _File(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.meet("delete")
        self._unsynced.pop(filename, None)
        super().xDelete(filename, syncdir)


class _File(apsw.VFSFile):
    """A file on a bad disk."""

    def __init__(
        self, disk: BadDisk, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        self._path = str(name.filename() if isinstance(name, apsw.URIFilename) else name)

    def xRead(self, amount: int, offset: int) -> bytes:
        self._disk.meet("read")
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:
        is_half = self._disk.meet("write")
        size = self.xFileSize()
        before = super().xRead(min(len(data), max(0, size - offset)), offset)
        self._disk.keep(self._path, offset, before, size)
        super().xWrite(data[: len(data) // 2] if is_half else data, offset)
        if is_half:
            raise self._disk.fault("write")

    def xSync(self, flags: int) -> None:
        self._disk.meet("sync")
        super().xSync(flags)
        self._disk.synced(self._path)

    def xTruncate(self, newsize: int) -> None:
        self._disk.meet("truncate")
        size = self.xFileSize()
        if newsize < size:
            self._disk.keep(self._path, newsize, super().xRead(size - newsize, newsize), size)
        super().xTruncate(newsize)


@contextmanager
def bad_disk() -> Iterator[BadDisk]:
    """A disk that is under every connection of `apsw_driver` while the block lasts."""
    disk, told = BadDisk(), sys.unraisablehook
    sys.unraisablehook = lambda said: None if isinstance(said.exc_value, apsw.Error) else told(said)
    try:
        yield disk
    finally:
        disk.heal()
        disk.unregister()
        sys.unraisablehook = told
