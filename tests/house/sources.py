"""The files that the rules of the house look at, read once."""

import ast
import functools
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("desktop", "sync", "resources", "installers")


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the root with forward slashes, and its text."""

    path: str
    text: str

    @functools.cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)


@functools.cache
def program() -> tuple[Source, ...]:
    """Every file of the program itself."""
    found = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return tuple(_read(path) for path in [*found, ROOT / "main.py"] if path.exists())


@functools.cache
def proofs() -> tuple[Source, ...]:
    """Every file of the tests."""
    return tuple(_read(path) for path in sorted((ROOT / "tests").rglob("*.py")))


@functools.cache
def committed() -> tuple[Path, ...]:
    """Every file of the repository, or of the folder where it is not one."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    names = sorted(set(listing.stdout.split("\0")) - {""})
    return tuple(path for name in names if (path := ROOT / name).is_file())


def planted(text: str, path: str = "sync/stock/planted.py") -> Source:
    """A bad example for a rule to find."""
    return Source(path, text)


def _read(path: Path) -> Source:
    return Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
