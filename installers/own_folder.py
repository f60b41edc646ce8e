"""Install a built folder for one person on Linux, so that it is updated from inside.

    python -m installers.own_folder FOLDER VERSION DIR

DIR gets what an installation has on Windows too: the folder of the version, `current` that names
it, and beside them the launcher `counterstock`. An installation that is there gets the version
beside the ones it has; what runs is not touched.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from installers.frozen_parts import NAME
from sync.updates.installation import CURRENT, Installation
from sync.updates.release import PART, folder_of
from sync.updates.rules import is_version

LAUNCHER = Path(__file__).resolve().parent / "linux" / f"{NAME}.sh"
_WORDS = 3


def install(built: Path, version: str, root: Path) -> Installation:
    """Put a version beside those that are there, and name it; cut short, the old one is still named."""
    part, whole = root / (folder_of(version) + PART), root / folder_of(version)
    root.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(built, part, symlinks=True)
    part.rename(whole)
    beside = root / f"{NAME}.new"
    shutil.copyfile(LAUNCHER, beside)
    beside.chmod(0o755)
    beside.replace(root / NAME)
    made = Installation(root, whole.name)
    if (root / CURRENT).is_file():
        made.put_in_place(version)
    else:
        (root / CURRENT).write_text(whole.name, encoding="utf-8")
    return made


def main(arguments: Sequence[str]) -> int:
    """Install; 0 only if it was done."""
    if len(arguments) != _WORDS or not is_version(arguments[1]):
        print(__doc__)
        return 2
    built, version, root = arguments
    if (Path(root) / folder_of(version)).exists():
        print(f"{version} is there already; nothing was done.", file=sys.stderr)
        return 1
    made = install(Path(built), version, Path(root).absolute())
    print(f"{made.root / NAME} starts {version}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
