"""Where an installer is tried: a Windows of its own, two versions of the program, and where to look."""

import json
import shutil
import subprocess
import time
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from installers.frozen_parts import NAME
from installers.windows import programs
from installers.windows.wine import Ended, Windows, windows_path

PATIENCE_S = 1800
HQ, CODE = "https://hq.example.com:8440/shops", "ABCDE-FGHJK"
_PLACE = ("店 鋪", "准庫 Counterstock")
_RUNS = 11
_FIRST_PORT, _PORTS = 18000, 2000
_WINDOW = f"\\{NAME}.exe"
SERVED = "served"
_LOG = Path("Temp") / "Counterstock-setup.log"


class Failed(Exception):
    """Something is not as it must be; the message says what."""


def check(is_so: object, otherwise: str) -> None:
    """Raise Failed where it is not so."""
    if not is_so:
        raise Failed(otherwise)


@dataclass(frozen=True, slots=True)
class Bench:
    """`old` and `new` are installers of `versions`; `out` takes pictures and reports."""

    windows: Windows
    old: Path
    new: Path
    versions: tuple[str, str]
    python: Path
    placing: Path
    out: Path
    work: Path
    queue: dict[str, str] = field(default_factory=dict)

    @property
    def drive(self) -> Path:
        """Drive C."""
        return self.windows.prefix / "drive_c"

    @property
    def place(self) -> str:
        """Where the program is installed, as Windows names it: with Chinese signs and blanks."""
        return "C:\\" + "\\".join(_PLACE)

    @property
    def root(self) -> Path:
        """The same, as this system names it."""
        return self.drive.joinpath(*_PLACE)

    @property
    def home(self) -> Path:
        """The folder of the person who installs."""
        found = [path for path in (self.drive / "users").iterdir() if path.name != "Public"]
        return found[0]

    @property
    def profile(self) -> Path:
        """The shop's books."""
        return self.home / "AppData" / "Local" / "Counterstock"

    @property
    def port(self) -> int:
        """Where HQ answers: another one for each place a trial is made in, and always the same there."""
        return _FIRST_PORT + zlib.crc32(str(self.out).encode()) % _PORTS

    @property
    def address(self) -> str:
        """HQ's address, as the shop is told it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def served(self) -> Path:
        """The updates that both versions trust."""
        return self.out.parent / SERVED

    def built(self, version: str) -> Path:
        """The frozen folder of a version."""
        return self.out.parent / version / NAME

    @property
    def keys(self) -> dict[str, str]:
        """The environment in which the demo's keys are found."""
        return {"COUNTERSTOCK_KEY_FILE": windows_path(self.work / "demo" / "demo.keys")}

    def install(self, setup: Path, *words: str, place: str = "") -> Ended:
        """Silently; /D= stands last and unquoted, as NSIS wants it."""
        where = f"/D={place}".split(" ") if place else []
        return self.windows.run(setup, "/S", *words, *where, patience_s=PATIENCE_S)

    def console(self, *words: str, settings: dict[str, str] | None = None) -> Ended:
        """A command of the installed program, by its launcher."""
        program = self.root / programs.CONSOLE
        return self.windows.run(program, *words, patience_s=PATIENCE_S, settings=settings)

    def told(self, *words: str, settings: dict[str, str] | None = None) -> dict[str, Any]:
        """The last object that a command of the shop says, with the demo's keys unless others are named."""
        own = self.keys if settings is None else settings
        ended = self.console("--json", *words, settings=own)
        check(ended.code == 0, f"{' '.join(words)} ended with {ended.code}: {ended.said[-400:]}")
        answer: dict[str, Any] = json.loads(ended.said.strip().splitlines()[-1])
        return answer

    def version(self) -> str:
        """Which version the launcher starts."""
        return self.console("--version").said.strip()

    def pointer(self, name: str) -> str:
        """What `current` or `previous` says; empty where there is none."""
        file = self.root / name
        return file.read_text(encoding="utf-8").strip() if file.is_file() else ""

    def last_sentence(self) -> str:
        """The end of the installer's log."""
        lines = (self.home / _LOG).read_bytes().decode("utf-16").splitlines()
        return lines[-1]

    def is_running(self, place: str = "") -> bool:
        """Whether a program of the installation there runs, as the installer itself finds out."""
        words = ("free", f"{place or self.place}\\.")
        return self.windows.run(self.placing, *words, patience_s=PATIENCE_S).code == _RUNS

    def windows_open(self) -> int:
        """How many windows of the installation are open, as this system sees them."""
        open_ = 0
        own = f"WINEPREFIX={self.windows.prefix.absolute()}\0".encode()
        for process in Path("/proc").glob("[0-9]*"):
            try:
                program = (process / "cmdline").read_bytes().decode("utf-8", "replace")
                is_own = own in (process / "environ").read_bytes()
            except OSError:  # it has ended meanwhile
                continue
            words = program.split("\0")
            is_ours = words[0].startswith(f"{self.place}\\app-") and words[0].endswith(_WINDOW)
            open_ += is_own and is_ours
        return open_

    def forget_books(self) -> None:
        """No profile: as on a new PC."""
        shutil.rmtree(self.profile, ignore_errors=True)

    def forget_killed(self) -> None:
        """What installers that were killed left among temporary files, as every one that NSIS makes does."""
        for left in (self.home / "Temp").glob("*ns*.tmp"):
            shutil.rmtree(left, ignore_errors=True)

    def close(self) -> None:
        """End the window, as a power cut would end it."""
        words = ("taskkill", "/f", "/im", "counterstock.exe")
        self.windows.run(*words, patience_s=PATIENCE_S)
        self.wait_until(lambda: not self.is_running(), "the window has gone")

    def wait_until(self, is_so: Any, what: str) -> None:  # noqa: ANN401 - a call that answers yes or no
        """Look every second; raises Failed where it never comes."""
        for _ in range(PATIENCE_S):
            if is_so():
                return
            time.sleep(1)
        raise Failed(f"It never came that {what}.")

    def photograph(self, name: str) -> Path:
        """The whole screen."""
        made = self.out / f"{name}.png"
        words = ("import", "-display", self.windows.display, "-window", "root", str(made))
        subprocess.run(words, check=True)
        return made

    def left(self) -> list[str]:
        """Every file and folder of ours on drive C, but what people recorded."""
        found = [path for path in self.drive.rglob("*") if "ounterstock" in path.name]
        books = set((self.drive / "users").glob("*/AppData/Local/Counterstock"))
        own = [path for path in found if not books & {path, *path.parents}]
        return sorted(path.relative_to(self.drive).as_posix() for path in own)

    def free_disk(self, place: Path) -> None:
        """Take away what a check put on a disk of its own."""
        subprocess.run(["umount", str(place)], check=False, capture_output=True)
        shutil.rmtree(place, ignore_errors=True)
