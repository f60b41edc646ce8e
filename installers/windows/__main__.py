"""Make what Windows shops install, on Linux, and with --try live through its whole life under Wine.

python3 installers/develop.py windows [arguments]   set up, then the same as
python -m installers.windows [arguments]            where requirements-dev.txt is installed

--updates DIR  whose updates it takes: a folder of installers/publish.py
--no-updates   it is never updated from inside; without one of the two nothing is built
--out DIR      where it goes; build/windows unless told
--python DIR   a Windows Python to freeze with, instead of the pinned one
--fast         pack the installer quickly: larger
--try          a second version too, and every check of installers/windows/trial.py; it trusts
               updates of the trial's own
--built        what was frozen before is used again
--only NAME    with --try: this check alone, and what was built before is used again
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from installers.build import ROOT, export, size
from installers.frozen_parts import NAME
from installers.windows import folder, interpreter, needs, package, programs, served, trial
from installers.windows.bench import SERVED, Bench
from installers.windows.renumber import renumber
from installers.windows.wine import Windows

OUT = ROOT / "build" / "windows"
LOCK = ROOT / "requirements-build.txt"
ICON = Path("resources") / "icon" / "counterstock.ico"


def main(arguments: Sequence[str]) -> int:
    """Build, and with --try try; 0 only if all of it could be done."""
    told = _parser().parse_args(arguments)
    lacking = [*served.missing(told), *needs.missing(is_tried=told.try_)]
    if lacking:
        print(*lacking, sep="\n", file=sys.stderr)
        return 2
    told.out = told.out.absolute()
    told.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="counterstock-source-") as place:
        source = Path(place) / "source"
        epoch = export(ROOT, source)
        version = folder.version_of(source)
        if not package.is_plain(version):
            print(f"{version}: the installer compares versions of numbers and dots only.")
            return 2
        python = interpreter.ready(told.out / "python", LOCK, given=told.python)
        _frozen(folder.Build(source, epoch, told.out / version), python, told)
        _trusting(told.out / version / NAME, told)
        versions = [version, folder.next_version(version)] if told.try_ else [version]
        _renumbered(told, versions)
        # Nobody gets the trial's second version: it may be large.
        setups = [
            _packed(told, source / ICON, each, is_fast=told.fast or each != version)
            for each in versions
        ]
    return _tried(told, python, setups, versions) if told.try_ else 0


def _frozen(build: folder.Build, python: Path, told: argparse.Namespace) -> None:
    if (told.only or told.built) and (build.out / NAME).is_dir():
        return
    windows = Windows(told.out / "wine")
    _said("Wine", lambda: windows.make(programs.SHIMS))
    try:
        _said(f"folder of {build.out.name}", lambda: folder.freeze(build, windows, python))
    finally:
        windows.end()


def _trusting(made: Path, told: argparse.Namespace) -> None:
    """Before it is packed; each trial as a whole has updates of its own."""
    trusted = told.out / SERVED if told.try_ else told.updates
    if told.try_ and not (told.only and trusted.is_dir()):
        served.Served(trusted).found()
    if trusted is not None:
        served.trust(trusted, made)


def _renumbered(told: argparse.Namespace, versions: Sequence[str]) -> None:
    """The others are the first one under another number."""
    first, *others = versions
    for version in others:
        made = told.out / version / NAME
        if not (told.only and made.is_dir()):
            renumber(told.out / first / NAME, made, before=first, after=version)


def _packed(told: argparse.Namespace, icon: Path, version: str, *, is_fast: bool) -> Path:
    made, tools = told.out / version / NAME, told.out / version / "programs"
    packed = package.Package(made, tools, icon, version, is_fast=is_fast)
    setup: Path = told.out / packed.name
    if not (told.only and setup.is_file()):
        programs.make(tools, version=version, icon=icon)
        _said(f"installer of {version}", lambda: package.make(packed, told.out))
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
        if not (told.only and windows.prefix.is_dir()):
            _said("a fresh Wine", lambda: windows.make(programs.SHIMS))
        pair = (versions[0], versions[1])
        placing = told.out / versions[0] / "programs" / programs.PLACING
        bench = Bench(windows, setups[0], setups[1], pair, python, placing, out, work)
        try:
            return trial.run(bench, told.only)
        finally:
            windows.end()


def _said(what: str, act: Callable[[], object]) -> None:
    began = time.monotonic()
    act()
    print(f"{what}: {time.monotonic() - began:.0f} s", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="installers.windows", description="Make what Windows shops install."
    )
    parser.add_argument("--updates", type=Path, help="whose updates it takes")
    parser.add_argument("--no-updates", action="store_true", help="it is never updated from inside")
    parser.add_argument("--out", type=Path, default=OUT, help="where it goes")
    parser.add_argument("--python", type=Path, help="a Windows Python to freeze with")
    parser.add_argument("--fast", action="store_true", help="pack quickly")
    parser.add_argument("--try", action="store_true", dest="try_", help="try it under Wine")
    parser.add_argument("--built", action="store_true", help="use again what was frozen before")
    parser.add_argument("--only", action="append", default=[], help="this check alone")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
