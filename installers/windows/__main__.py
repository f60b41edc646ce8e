"""Make what Windows shops install, on Linux, and with --try live through its whole life under Wine.

python3 installers/develop.py windows [arguments]   set up, then the same as
python -m installers.windows [arguments]            where requirements-dev.txt is installed

--out DIR      where it goes; build/windows unless told
--python DIR   a Windows Python to freeze with, instead of the pinned one
--fast         pack the installer quickly: larger
--try          a second version too, and every check of installers/windows/trial.py
--only NAME    with --try: this check alone, and what was built before is used again
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from installers.build import ROOT, export, size
from installers.frozen_parts import NAME
from installers.windows import folder, interpreter, needs, package, programs, trial
from installers.windows.bench import Bench
from installers.windows.wine import Windows

OUT = ROOT / "build" / "windows"
LOCK = ROOT / "requirements-build.txt"
ICON = Path("resources") / "icon" / "counterstock.ico"


def main(arguments: Sequence[str]) -> int:
    """Build, and with --try try; 0 only if all of it could be done."""
    told = _parser().parse_args(arguments)
    lacking = needs.missing(is_tried=told.try_)
    if lacking:
        print(*lacking, sep="\n", file=sys.stderr)
        return 2
    told.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="counterstock-source-") as place:
        source = Path(place) / "source"
        epoch = export(ROOT, source)
        version = folder.version_of(source)
        if not package.is_plain(version):
            print(f"{version}: the installer compares versions of numbers and dots only.")
            return 2
        versions = [version, folder.next_version(version)] if told.try_ else [version]
        python = interpreter.ready(told.out / "python", LOCK, given=told.python)
        windows = Windows(told.out / "wine")
        setups = []
        for each in versions:
            tree = source
            if each != version:
                tree = Path(place) / each
                folder.copy_as(source, tree, version=each)
            build = folder.Build(tree, epoch, told.out / each)
            setups.append(_made(build, windows, python, told))
    return _tried(told, python, setups, versions) if told.try_ else 0


def _made(build: folder.Build, windows: Windows, python: Path, told: argparse.Namespace) -> Path:
    version, made = folder.version_of(build.source), build.out / NAME
    icon = build.source / ICON
    if not (told.only and made.is_dir()):
        _said("Wine", lambda: windows.make(programs.SHIMS))
        _said(f"folder of {version}", lambda: folder.freeze(build, windows, python))
        windows.end()
    programs.make(build.out / "programs", version=version, icon=icon)
    packed = package.Package(made, build.out / "programs", icon, version, is_fast=told.fast)
    _said(f"installer of {version}", lambda: package.make(packed, told.out))
    setup: Path = told.out / packed.name
    print(f"{made}: {size(made):,} bytes; {setup.name}: {setup.stat().st_size:,} bytes", flush=True)
    return setup


def _tried(
    told: argparse.Namespace, python: Path, setups: Sequence[Path], versions: Sequence[str]
) -> int:
    out, work = told.out / "trial", told.out / "work"
    if not told.only:
        trial.clear(out)
        trial.clear(work)
    with trial.display(told.out) as shown:
        windows = Windows(told.out / "wine", display=shown)
        if not told.only:
            _said("a fresh Wine", lambda: windows.make(programs.SHIMS))
        pair = (versions[0], versions[1])
        placing = told.out / versions[0] / "programs" / programs.PLACING
        bench = Bench(windows, setups[0], setups[1], pair, python, placing, out, work)
        try:
            return trial.run(bench, told.only)
        finally:
            windows.end()


def _said(what: str, act: object) -> None:
    began = time.monotonic()
    if callable(act):
        act()
    print(f"{what}: {time.monotonic() - began:.0f} s", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="installers.windows", description="Make what Windows shops install."
    )
    parser.add_argument("--out", type=Path, default=OUT, help="where it goes")
    parser.add_argument("--python", type=Path, help="a Windows Python to freeze with")
    parser.add_argument("--fast", action="store_true", help="pack quickly")
    parser.add_argument("--try", action="store_true", dest="try_", help="try it under Wine")
    parser.add_argument("--only", action="append", default=[], help="this check alone")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
