"""Make the three locks from pyproject.toml, or check that they still answer to it.

    python -m installers.locks            resolve anew (asks the package index once)
    python -m installers.locks --check    compare only, offline; exit 1 and say what is stale

The locks are universal (Windows, Linux, macOS; Python 3.11 and up), hashed, from wheels only, and
name no package index: whose index it is is the business of the machine that installs.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
TO_USE = "requirements.txt"
TO_BUILD = "requirements-build.txt"
TO_DEVELOP = "requirements-dev.txt"
GROUPS = {TO_BUILD: "build", TO_DEVELOP: "dev"}
PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


def wanted(pyproject: str) -> dict[str, list[Requirement]]:
    """What each lock must hold, by the lock's file name, from the text of pyproject.toml."""
    table = tomllib.loads(pyproject)
    to_use = [Requirement(line) for line in table["project"]["dependencies"]]
    groups = table["dependency-groups"]
    also = {lock: [*to_use, *_group(groups, name)] for lock, name in GROUPS.items()}
    return {TO_USE: to_use, **also}


def pins(lock: str) -> dict[str, Version]:
    """Canonical name and version of each package that the text of a lock pins."""
    return {canonical(name): Version(version) for name, version in PIN.findall(lock)}


def canonical(name: str) -> str:
    """The one spelling under which a package is compared."""
    return str(canonicalize_name(name))


def faults(requirements: list[Requirement], lock: str) -> list[str]:
    """What is wrong with one lock: a wish it does not meet, a pin without hash, an address."""
    held = pins(lock)
    unmet = [
        f"{requirement} is not met ({held.get(canonical(requirement.name), 'no pin')})"
        for requirement in requirements
        if not _meets(requirement, held)
    ]
    entries = re.split(r"\n(?=\S)", "\n" + lock)
    unhashed = [
        f"{entry.split()[0]} has no hash"
        for entry in entries
        if PIN.match(entry.strip()) and "--hash=sha256:" not in entry
    ]
    addresses = ["an address is named"] if "://" in lock else []
    return unmet + unhashed + addresses


def make(root: Path) -> None:
    """Resolve the locks anew; the others keep the versions of the lock for use."""
    compile_lock = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    options = ["--generate-hashes", "--only-binary", ":all:", "--no-emit-index-url", "--no-header"]
    base = [sys.executable, "-m", *compile_lock, *options, "pyproject.toml"]
    subprocess.run([*base, "-o", TO_USE], cwd=root, check=True, stdout=subprocess.DEVNULL)
    for lock, group in GROUPS.items():
        also = ["--group", group, "-c", TO_USE, "-o", lock]
        subprocess.run([*base, *also], cwd=root, check=True, stdout=subprocess.DEVNULL)


def check(root: Path) -> list[str]:
    """The faults of all locks, each line naming its lock; empty where they are current."""
    lists = wanted((root / "pyproject.toml").read_text(encoding="utf-8"))
    return [
        f"{name}: {fault}"
        for name, requirements in lists.items()
        for fault in faults(requirements, (root / name).read_text(encoding="utf-8"))
    ]


def main(arguments: list[str]) -> int:
    """Make the locks, or with --check only compare them."""
    if "--check" not in arguments:
        make(ROOT)
    stale = check(ROOT)
    print("\n".join(stale) if stale else "The locks answer to pyproject.toml.")
    return 1 if stale else 0


def _group(groups: dict[str, list[str | dict[str, str]]], name: str) -> list[Requirement]:
    """The wishes of a group, those of the groups that it includes among them."""
    return [
        wish
        for line in groups[name]
        for wish in (
            [Requirement(line)] if isinstance(line, str) else _group(groups, line["include-group"])
        )
    ]


def _meets(requirement: Requirement, held: dict[str, Version]) -> bool:
    version = held.get(canonical(requirement.name))
    return version is not None and requirement.specifier.contains(version, prereleases=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
