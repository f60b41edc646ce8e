"""The installer: one file that holds a version's folder, the launchers and the uninstaller; by NSIS."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from desktop.taskbar import APP_ID
from installers import version_resource
from installers.frozen_parts import TITLE

COMPILER = "makensis"
SCRIPT = Path(__file__).resolve().parent / "nsis" / "counterstock.nsi"
_MB, _KB = 1_000_000, 1000
_SPARE_MB = 100
"""What a PC keeps free beside the new folder: the books grow on the same disk."""
_PLAIN = re.compile(r"\d+(\.\d+){1,3}")


@dataclass(frozen=True, slots=True)
class Package:
    """What one installer is made of. `is_fast`: packed quickly, larger."""

    folder: Path
    programs: Path
    icon: Path
    version: str
    is_fast: bool = False

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{TITLE}-{self.version}-setup.exe"


def is_plain(version: str) -> bool:
    """Whether the installer can tell which of two such versions is newer: numbers and dots only."""
    return _PLAIN.fullmatch(version) is not None


def settings(package: Package, *, bytes_needed: int, out: Path) -> dict[str, str]:
    """What the script is told, by name."""
    return {
        "VERSION": package.version,
        "NUMBERS": ".".join(str(each) for each in version_resource.numbers(package.version)),
        "APP_ID": APP_ID,
        "NEED_MB": str(bytes_needed // _MB + _SPARE_MB),
        "NEED_KB": str(bytes_needed // _KB),
        "FOLDER": str(package.folder.absolute()),
        "PROGRAMS": str(package.programs.absolute()),
        "ICON": str(package.icon.absolute()),
        "OUT": str(out.absolute()),
        **({"FAST": ""} if package.is_fast else {}),
    }


def make(package: Package, to: Path) -> Path:
    """The installer in `to`."""
    made = to / package.name
    needed = sum(path.stat().st_size for path in package.folder.rglob("*") if path.is_file())
    told = settings(package, bytes_needed=needed, out=made)
    words = [f"-D{name}={value}" for name, value in told.items()]
    command = [COMPILER, "-V1", "-WX", "-INPUTCHARSET", "UTF8", *words, SCRIPT.name]
    subprocess.run(command, cwd=SCRIPT.parent, check=True)
    return made
