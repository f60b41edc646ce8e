"""Try what was built as a person would have it: the folder's self-test, and the .deb's whole life.

    python -m installers.try_frozen PROGRAM           the self-test of a frozen program
    python -m installers.try_frozen --deb FILE        install, self-test, remove, list what is left

The package goes into a root of its own under a temporary folder, by dpkg itself; its dependencies
are not looked for there. The self-test runs on an X server of its own where Xvfb is at hand.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from installers.frozen_parts import NAME

_PATIENCE_S = 400
_NOTES = Path("var") / "lib" / "dpkg"
_KEY_FILE = "COUNTERSTOCK_KEY_FILE"
_XVFB = ("xvfb-run", "--auto-servernum", "--server-args=-screen 0 1920x1200x24")


def self_test(program: Path, folder: Path) -> int:
    """Run the self-test with pictures and report in `folder`; its exit code."""
    settings = {_KEY_FILE: str(folder / "keys"), **os.environ}
    settings.pop("PYTHONPATH", None)
    folder.mkdir(parents=True, exist_ok=True)
    has_xvfb = shutil.which(_XVFB[0]) is not None
    has_display = bool(settings.get("DISPLAY") or settings.get("QT_QPA_PLATFORM"))
    before = _XVFB if has_xvfb and not has_display else ()
    words = [*before, str(program), "--self-test", str(folder)]
    return subprocess.run(words, env=settings, check=False, timeout=_PATIENCE_S).returncode


@contextmanager
def installed(package: Path, root: Path) -> Iterator[Path]:
    """The program as dpkg installs it under an empty root; removed again at the end."""
    database = root / _NOTES
    for folder in ("info", "parts", "triggers", "updates"):
        (database / folder).mkdir(parents=True)
    (database / "status").touch()
    _dpkg(root, "--install", str(package))
    try:
        yield root / "usr" / "bin" / NAME
    finally:
        _dpkg(root, "--purge", NAME)


def leftovers(root: Path) -> list[str]:
    """Every file under the root but dpkg's own notes."""
    notes = root / _NOTES
    files = [path for path in sorted(root.rglob("*")) if path.is_symlink() or path.is_file()]
    return [str(path.relative_to(root)) for path in files if notes not in path.parents]


def try_package(package: Path, reports: Path) -> int:
    """The package's whole life; 0 only if the self-test passed and nothing is left."""
    with tempfile.TemporaryDirectory(prefix="counterstock-root-") as place:
        with installed(package, Path(place)) as program:
            code = self_test(program, reports)
        left = leftovers(Path(place))
    print(f"Removed; left behind: {', '.join(left) or 'nothing'}.")
    return code or int(bool(left))


def main(arguments: Sequence[str]) -> int:
    """Try the program or the package that is named."""
    parser = argparse.ArgumentParser(
        prog="installers.try_frozen", description="Try what was built."
    )
    parser.add_argument("program", type=Path, help="the frozen program, or with --deb the package")
    parser.add_argument("--deb", action="store_true", help="it is a .deb: install and remove it")
    parser.add_argument("--reports", type=Path, help="where pictures and report go")
    told = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="counterstock-reports-") as place:
        reports = told.reports or Path(place)
        act = try_package if told.deb else self_test
        return act(told.program.absolute(), reports.absolute())


def _dpkg(root: Path, *words: str) -> None:
    # The root is empty: what the package depends on is the business of the system it goes to.
    forced = ("--force-depends", "--force-not-root")
    log = f"--log={root / _NOTES / 'log'}"
    command = ["dpkg", f"--root={root}", log, *forced, *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"dpkg {words[0]} failed:\n{done.stderr}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
