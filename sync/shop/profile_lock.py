"""One process a profile: a lock on a file of its own, let go of by the OS however the process ends."""

import os
import sys
from pathlib import Path

from sync.shop.trouble import DiskFault, ProfileBusy

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class ProfileLock:
    """Held from its making to `release`; a second one raises ProfileBusy, in this process too."""

    def __init__(self, path: Path) -> None:
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as fault:
            raise DiskFault(f"{path} cannot be made: {fault.strerror}.") from fault
        try:
            self._take()
        except OSError as fault:
            os.close(self._handle)
            message = f"{path.parent} is open in another Counterstock; close that one first."
            raise ProfileBusy(message) from fault

    def _take(self) -> None:
        if sys.platform == "win32":
            msvcrt.locking(self._handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def release(self) -> None:
        """Let the next process in."""
        os.close(self._handle)
