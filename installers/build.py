"""Build what people install, one folder for the system it is run on (Windows or Linux).

    python3 installers/develop.py build [arguments]   set up, then the same as
    python -m installers.build [arguments]            where requirements-build.txt is installed

    --out DIR      where it goes; build/frozen unless told
    --source DIR   a clean copy of the tree, instead of one of what is committed; the moment it
                   bears is then SOURCE_DATE_EPOCH (seconds), which must be set
    --deb          on Linux, the .deb of that folder too
    --fast         pack the .deb quickly: larger
    --try          self-test the folder, or install the .deb, self-test it and remove it again
    --twice        build a second time and say what differs

Beside the folder stand the bill of materials (CycloneDX) and the licence report, which goes into
the folder as well. A part under the GPL, or one that nobody can be named for, ends the build.

Built from a copy, so that a tree that changes meanwhile cannot spoil it; the same tree, packages
and system give the same bytes. What goes in is decided in installers/frozen_parts.py.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from installers import bill, debian, licences, system_libraries, try_frozen
from installers.frozen_parts import NAME, TITLE

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "frozen"
SPEC = Path("installers") / "counterstock.spec"
CONTENTS = "contents.json"
REPORT = "LICENCES.txt"
EPOCH = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True, slots=True)
class Order:
    """What is built from what: a clean copy of the tree, the seconds it bears, where it goes."""

    source: Path
    epoch: int
    out: Path

    @property
    def folder(self) -> Path:
        """The frozen program."""
        return self.out / NAME

    @property
    def contents(self) -> Path:
        """The list of what went in and where it came from."""
        return self.out / CONTENTS

    @property
    def stem(self) -> str:
        """How the names of the files beside the folder begin."""
        return f"{NAME}-{self.version}-{sys.platform}"

    @property
    def version(self) -> str:
        """The version that pyproject.toml names."""
        table = tomllib.loads((self.source / "pyproject.toml").read_text(encoding="utf-8"))
        version: str = table["project"]["version"]
        return version


def missing(arguments: argparse.Namespace) -> list[str]:
    """A sentence for each thing that the build needs and this machine lacks."""
    said = []
    if sys.platform not in {"linux", "win32"}:
        said.append("Counterstock is built on Windows and on Linux only.")
    if importlib.util.find_spec("PyInstaller") is None:
        said.append(
            "PyInstaller is not installed: python3 installers/develop.py build does it all,"
            " or pip install --require-hashes -r requirements-build.txt"
        )
    if arguments.source is None and shutil.which("git") is None:
        said.append("git is not here to copy what is committed: install it, or name --source DIR.")
    if arguments.source is not None and not os.environ.get(EPOCH, "").isdecimal():
        said.append(f"With --source, {EPOCH} must name the moment of that tree, in seconds.")
    if arguments.deb and (sys.platform != "linux" or shutil.which("dpkg-deb") is None):
        said.append("A .deb is made where dpkg-deb is: on Debian or Ubuntu.")
    return said + (_missing_on_linux() if sys.platform == "linux" else [])


def _missing_on_linux() -> list[str]:
    tools = system_libraries.missing_tools(system_libraries.TO_BUILD)
    said = [
        f"{tool} is missing. On Debian or Ubuntu: apt-get install {package}"
        for tool, package in tools.items()
    ]
    if not _has_python_library():
        said.append(
            "This Python has no shared library (libpython), which a frozen program needs."
            " On Debian or Ubuntu: apt-get install libpython3-dev; with pyenv:"
            " PYTHON_CONFIGURE_OPTS=--enable-shared pyenv install …"
        )
    names = system_libraries.missing(system_libraries.DRAWING)
    return [*said, *([system_libraries.advice(names)] if names else [])]


def _has_python_library() -> bool:
    name = sysconfig.get_config_var("INSTSONAME") or ""
    places = (sysconfig.get_config_var("LIBDIR") or "", sys.base_prefix + "/lib")
    is_shared = bool(sysconfig.get_config_var("Py_ENABLE_SHARED"))
    return is_shared or any((Path(place) / name).is_file() for place in places if name)


def export(root: Path, to: Path) -> int:
    """Copy what is committed at `root`; returns the moment of the commit in seconds."""
    changed = _git(root, "status", "--porcelain", "--untracked-files=no").splitlines()
    if changed:
        print(f"{len(changed)} files differ from what is committed; that is not built.")
    with tempfile.TemporaryFile() as packed:
        command = ["git", "archive", "--format=tar", "HEAD"]
        subprocess.run(command, cwd=root, stdout=packed, check=True)
        packed.seek(0)
        with tarfile.open(fileobj=packed) as archive:
            archive.extractall(to, filter="data")
    return int(_git(root, "log", "-1", "--format=%ct"))


def freeze(order: Order) -> None:
    """Make the folder, and beside it the list of where each file came from."""
    shutil.rmtree(order.folder, ignore_errors=True)
    order.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="freeze-", dir=order.out) as work:
        places = ("--distpath", str(order.out), "--workpath", str(Path(work) / "work"))
        quiet = ("--noconfirm", "--log-level", "ERROR")
        command = [sys.executable, "-m", "PyInstaller", *quiet, *places, str(SPEC)]
        settings = _settings(order, Path(work))
        code = subprocess.run(command, cwd=order.source, env=settings, check=False).returncode
    if code:
        sys.exit("PyInstaller could not build the folder; the lines above say why.")
    follows = os.utime not in os.supports_follow_symlinks  # Windows, where the folder has no links
    for path in sorted(order.folder.rglob("*"), reverse=True):
        os.utime(path, (order.epoch, order.epoch), follow_symlinks=follows)


def _settings(order: Order, work: Path) -> dict[str, str]:
    """The environment of PyInstaller: nothing of the person's own, nothing that differs twice."""
    settings = {
        EPOCH: str(order.epoch),
        "COUNTERSTOCK_CONTENTS": str(order.contents.absolute()),
        "PYINSTALLER_CONFIG_DIR": str(work / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONNOUSERSITE": "1",
    }
    return {**os.environ, **settings}


def account(order: Order) -> list[str]:
    """Write bill and licence report beside the folder, the report also into it; returns faults.

    Where there is a fault the folder is taken away again: nobody shall hand it on.
    """
    entries = bill.read_contents(order.contents)
    made = bill.make_bill(entries, [order.source], metadata.distributions())
    found = [*made.unknown, *licences.faults(made.parts)]
    if found:
        shutil.rmtree(order.folder, ignore_errors=True)
        return found
    text = json.dumps(
        bill.cyclonedx(made, order.version, order.epoch), indent=1, ensure_ascii=False
    )
    (order.out / f"{order.stem}.cdx.json").write_text(text + "\n", encoding="utf-8")
    heading = (
        f"{TITLE} {order.version} for {sys.platform} is under the Apache License 2.0. It holds:"
    )
    report = licences.report(made.parts, heading)
    for path in (order.out / f"{order.stem}-licences.txt", order.folder / REPORT):
        path.write_text(report, encoding="utf-8")
        os.utime(path, (order.epoch, order.epoch))
    return []


def fingerprints(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file, and the aim of each link, by its path in the folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_symlink() or path.is_file()]
    return {path.relative_to(folder).as_posix(): _fingerprint(path) for path in files}


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The paths that are not in both, or not the same in both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def size(folder: Path) -> int:
    """The bytes of all files; a link is none."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(path.stat().st_size for path in files)


def main(arguments: Sequence[str]) -> int:
    """Build, and with --twice compare; 0 only if all of it could be done."""
    told = _parser().parse_args(arguments)
    lacking = missing(told)
    if lacking:
        print(*lacking, sep="\n", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="counterstock-source-") as place:
        order = _order(told, Path(place))
        _say(f"Freezing Counterstock {order.version} for {sys.platform}")
        freeze(order)
        found = account(order)
        if found:
            print("Not built:", *found, sep="\n", file=sys.stderr)
            return 1
        _say(f"{order.folder}: {size(order.folder):,} bytes")
        packages = [_packed(order, is_fast=told.fast)] if told.deb else []
        if told.twice and _compare(order):
            return 1
        return _tried(order, packages) if told.try_ else 0


def _order(told: argparse.Namespace, place: Path) -> Order:
    # PyInstaller runs elsewhere, and would put a relative folder there.
    out = told.out.absolute()
    if told.source is not None:
        return Order(told.source.absolute(), int(os.environ[EPOCH]), out)
    return Order(place, export(ROOT, place), out)


def _packed(order: Order, *, is_fast: bool) -> Path:
    package = debian.Package(order.folder, order.source, order.version, order.epoch, is_fast)
    made = debian.make(package, order.out)
    _say(f"{made}: {made.stat().st_size:,} bytes")
    return made


def _tried(order: Order, packages: list[Path]) -> int:
    reports = order.out / "self-test"
    if packages:
        return try_frozen.try_package(packages[0].absolute(), reports.absolute())
    program = order.folder / (NAME + (".exe" if sys.platform == "win32" else ""))
    return try_frozen.self_test(program.absolute(), reports.absolute())


def _compare(order: Order) -> int:
    first = fingerprints(order.folder)
    freeze(order)
    account(order)
    differing = differences(first, fingerprints(order.folder))
    _say(f"Built twice: {len(first)} files, {len(differing)} differ")
    print(*differing, sep="\n", end="\n" if differing else "")
    return 1 if differing else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="installers.build", description="Build what people install."
    )
    parser.add_argument("--out", type=Path, default=OUT, help="where it goes")
    parser.add_argument("--source", type=Path, help="a clean copy of the tree")
    parser.add_argument("--twice", action="store_true", help="build twice and compare")
    parser.add_argument("--deb", action="store_true", help="the .deb of it too")
    parser.add_argument("--fast", action="store_true", help="pack the .deb quickly")
    parser.add_argument("--try", action="store_true", dest="try_", help="self-test what was built")
    return parser


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


def _fingerprint(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
