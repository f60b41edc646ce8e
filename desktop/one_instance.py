"""One window a profile: a second start brings the first one forward, and ends.

A lock of Qt's and small files beside the books: QtNetwork's local sockets would take 3 MB more.
"""

import time
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDir, QFileSystemWatcher, QLockFile, QObject, Signal

_PATIENCE_S, _LOOK_S = 8.0, 0.02
_ASK = ".ask"


class OneInstance(QObject):
    """asked: somebody started the program once more on this profile; handed carries files it named."""

    asked = Signal()
    handed = Signal(object)  # a tuple of Paths, each whole

    def __init__(
        self, profile: Path, owner: QObject | None = None, *, patience_s: float = _PATIENCE_S
    ) -> None:
        super().__init__(owner)
        self._patience_s = patience_s
        # A lock each for two people with one folder, and for a copy of a folder in use.
        told = f"{QDir.homePath()}|{profile.resolve()}".encode()
        # Qt's own: hashlib would bring OpenSSL in before the first paint.
        name = (
            QCryptographicHash.hash(told, QCryptographicHash.Algorithm.Sha256).toHex().toStdString()
        )
        self._profile, self._folder = profile, profile / f"window-{name[:16]}"
        self._lock = QLockFile(str(self._folder / "lock"))
        self._lock.setStaleLockTime(0)  # only by the end of its process, however long it runs
        self._watch = QFileSystemWatcher(self)
        self._watch.directoryChanged.connect(self._answer)

    def is_first(self, files: tuple[Path, ...] = ()) -> bool:
        """Whether no other window has this profile; if one has, it comes forward and is handed `files`.

        One that does not answer holds nobody up: the books say then that they are in use. Where
        nothing can be written they say what is in the way.
        """
        try:
            self._profile.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.mkdir(mode=0o700, exist_ok=True)
            if not self._lock.tryLock(0):
                return not self._is_answered(files)
        except OSError:
            return True
        self._watch.addPath(str(self._folder))
        return True

    def close(self) -> None:
        self._watch.removePaths(self._watch.directories())
        self._lock.unlock()

    def _is_answered(self, files: tuple[Path, ...]) -> bool:
        ask = self._folder / f"{time.time_ns()}{_ASK}"
        beside = ask.with_suffix(".new")  # the other one must not read half of it
        beside.write_text("\0".join(map(str, files)), encoding="utf-8", errors="surrogateescape")
        beside.rename(ask)
        end = time.monotonic() + self._patience_s
        while time.monotonic() < end:
            if not ask.exists():
                return True
            time.sleep(_LOOK_S)
        ask.unlink(missing_ok=True)
        return False

    def _answer(self) -> None:
        for ask in self._folder.glob(f"*{_ASK}"):
            told = ask.read_text(encoding="utf-8", errors="surrogateescape")
            ask.unlink(missing_ok=True)
            self.asked.emit()
            if told:
                self.handed.emit(tuple(Path(file) for file in told.split("\0")))
