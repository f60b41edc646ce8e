"""The frozen folder for Windows, made by the same installers/build.py under the Windows Python."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from installers.build import EPOCH
from installers.windows.wine import Windows, windows_path

_PATIENCE_S = 3600
_PROJECT = Path("pyproject.toml")


@dataclass(frozen=True, slots=True)
class Build:
    """A clean copy of the tree, the seconds it bears, and where the folder goes."""

    source: Path
    epoch: int
    out: Path


def freeze(build: Build, windows: Windows, python: Path) -> str:
    """Make the folder with its bill and licence report; what was said. Raises RuntimeError if not."""
    words = ("-m", "installers.build", "--source", windows_path(build.source))
    ended = windows.run(
        python,
        *words,
        "--out",
        windows_path(build.out),
        patience_s=_PATIENCE_S,
        folder=build.source,
        settings={EPOCH: str(build.epoch)},
    )
    if ended.code:
        raise RuntimeError(f"The folder was not built:\n{ended.said}")
    return ended.said


def next_version(version: str) -> str:
    """The last number one higher: 0.1.0 is followed by 0.1.1."""
    *first, last = version.split(".")
    return ".".join([*first, str(int(last) + 1)])


def version_of(source: Path) -> str:
    """The version that a tree bears."""
    table = tomllib.loads((source / _PROJECT).read_text(encoding="utf-8"))
    version: str = table["project"]["version"]
    return version
