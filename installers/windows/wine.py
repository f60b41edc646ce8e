"""A Windows of one's own under Wine: its folder, what runs in it, and the end of all it started.

Wine 8 lacks three libraries of Windows 10 that Qt and the Rust wheels ask for; stand-ins for them
(shims/) go into this Windows only and are never shipped.
"""

import os
import selectors
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

from installers.windows import programs

SYSTEM = Path("drive_c") / "windows" / "system32"
FONTS = Path("drive_c") / "windows" / "Fonts"
_OWN_FONTS = Path("/usr/share/fonts")
# Where Debian keeps them: on no PATH.
_PLACES = (Path("/usr/lib/wine"), Path("/usr/lib/wine-stable"), Path("/usr/bin"))
_BEGINS_S = 900
_REST_S = 1.0
_CHUNK = 65536
# mscoree, mshtml: no questions for Mono and Gecko. wbemprox: Python asks WMI for its platform, where
# Wine 8 aborts; without it Python asks elsewhere. winedbg: a crash is an exit code, not a report.
_OVERRIDES = (
    "mscoree=;mshtml=;wbemprox=;winedbg.exe=d;winemenubuilder.exe=d;mscms=n;bcryptprimitives=n"
)


def tool(name: str) -> Path | None:
    """One of Wine's own programs."""
    found = [place / name for place in _PLACES if (place / name).is_file()]
    return found[0] if found else None


def windows_path(path: Path) -> str:
    """How a program under Wine names a file of this system."""
    return str(PureWindowsPath("Z:/", *path.absolute().parts[1:]))


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended, and what it said on both of its streams."""

    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Windows:
    """A prefix of Wine and how programs run in it. `display` names the X server of its windows."""

    prefix: Path
    display: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)

    def make(self, shims: Path) -> None:
        """A fresh one; what lay there before is taken away."""
        self.end()
        shutil.rmtree(self.prefix, ignore_errors=True)
        self.prefix.parent.mkdir(parents=True, exist_ok=True)
        self.run("wineboot", "--init", patience_s=_BEGINS_S)
        self._serve("-w")
        self._serve("-p")  # the server stays: each start would take seconds more
        self.run("winecfg", "-v", "win10", patience_s=_BEGINS_S)
        programs.make_shims(shims, self.prefix / SYSTEM)

    def run(
        self,
        *words: str | Path,
        patience_s: float,
        folder: Path | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> Ended:
        """Run to the end; a program that outstays `patience_s` is ended and raises TimeoutExpired."""
        # A pipe: Python 3.12 and later under Wine cannot begin with a file of this system as stdout.
        begun = subprocess.Popen(
            self.command(*words),
            env=self.environment(settings or {}),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            said = _heard(begun, patience_s)
        finally:
            begun.kill()
            begun.wait()
        return Ended(begun.returncode, said.decode("utf-8", "replace").replace("\r", ""))

    def begin(
        self, *words: str | Path, settings: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a program and go on; whoever asks ends it."""
        return subprocess.Popen(
            self.command(*words),
            env=self.environment(settings or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def command(self, *words: str | Path) -> list[str]:
        """What runs a Windows program here."""
        return [str(tool("wine64")), *(str(word) for word in words)]

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """Nothing of the person's own but where their tools are."""
        own = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": os.environ.get("HOME", "/"),
            "LANG": "C.UTF-8",
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
            "WINEPREFIX": str(self.prefix.absolute()),
        }
        shown = {"DISPLAY": self.display} if self.display else {}
        return {**own, **shown, **self.settings, **more}

    def end(self) -> None:
        """End everything that runs in this Windows, and in no other."""
        if self.prefix.is_dir():
            self._serve("-k")
            self._serve("-w")

    @contextmanager
    def lending_fonts(self) -> Iterator[None]:
        """Wine draws with this system's fonts and leaves the folder empty in which Windows has its own.

        For what draws out of sight, and reads that folder. A Wine that begins with fonts there draws
        boxes in its windows, so they are taken away again.
        """
        lent = [(self.prefix / FONTS / own.name, own) for own in _OWN_FONTS.rglob("*.[ot]t[fc]")]
        for there, own in lent:
            there.unlink(missing_ok=True)
            there.symlink_to(own)
        try:
            yield
        finally:
            for there, _ in lent:
                there.unlink(missing_ok=True)

    def _serve(self, word: str) -> None:
        words: Sequence[str] = (str(tool("wineserver")), word)
        # No pipe: the server that stays would hold it open.
        nowhere = subprocess.DEVNULL
        subprocess.run(words, env=self.environment({}), check=False, stdout=nowhere, stderr=nowhere)


def _heard(begun: subprocess.Popen[bytes], patience_s: float) -> bytes:
    """All that is said until the program ends: what it started may hold the pipe for ever."""
    said, until = b"", time.monotonic() + patience_s
    with selectors.DefaultSelector() as ready:
        out = begun.stdout
        if out is None:
            return said
        ready.register(out, selectors.EVENT_READ)
        while time.monotonic() < until:
            if ready.select(_REST_S):
                got = os.read(out.fileno(), _CHUNK)
                said += got
                if got:
                    continue
                begun.wait(max(1.0, until - time.monotonic()))
            if begun.poll() is not None:
                return said
    raise subprocess.TimeoutExpired(begun.args, patience_s, said)
