"""All set-up from a fresh clone, then one command; needs nothing but Python 3.11 and the network.

    python3 installers/develop.py demo [--headless]   set up, then play the demo
    python3 installers/develop.py test [pytest …]     set up for development, then run the tests
    python3 installers/develop.py check               … then all other checks, from lint to coverage
    python3 installers/develop.py bench [name …]      … then the benchmarks
    python3 installers/develop.py run [arguments]     set up, then open the desktop
    python3 installers/develop.py build [arguments]   set up, then build what people install
    python3 installers/develop.py windows [arguments] … the same for Windows, under Wine
    python3 installers/develop.py setup               set up for development, run nothing

Set-up is a private .venv with the hashed wheels of the lock; it is skipped while the lock is
unchanged. Standard library only, because it runs before anything is installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - the sentence is for whoever has an older Python
    sys.exit("Counterstock needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, Python sees installers/ and not the root

from installers import system_libraries  # noqa: E402 - only now can it be found

VENV = ROOT / ".venv"
STAMP = VENV / "counterstock-lock"
TO_USE = ROOT / "requirements.txt"
TO_BUILD = ROOT / "requirements-build.txt"
TO_DEVELOP = ROOT / "requirements-dev.txt"


def demo(arguments: list[str]) -> int:
    """Play the demo: in a window where there is a display, else as a printed story."""
    if "--headless" not in arguments and _has_display():
        _require_qt()
    return _run(TO_USE, "main.py", "demo", *arguments)


def run(arguments: list[str]) -> int:
    """Open the desktop."""
    if not _has_display():
        sys.exit(
            "There is no display here. Without a window: installers/develop.py demo --headless"
        )
    _require_qt()
    return _run(TO_USE, "main.py", *arguments)


def test(arguments: list[str]) -> int:
    """Run the tests, on all cores unless told otherwise; one more process than cores, as some wait."""
    _require(system_libraries.DRAWING)
    told = any(argument.startswith(("-n", "--numprocesses")) for argument in arguments)
    spread = [] if told else ["-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal"]
    return _run(TO_DEVELOP, "-m", "pytest", *spread, *arguments)


def check(_arguments: list[str]) -> int:
    """Run every check that is not a test, all of them even if one fails."""
    checks = [
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter import cli; cli.lint_imports_command()"),
        ("-m", "installers.locks", "--check"),
        ("-m", "installers.translations", "--check"),
        ("-m", "coverage", "run", "-m", "pytest", "-q", "tests/stock", "tests/wire"),
        ("-m", "coverage", "report"),
    ]
    failed = [command for command in checks if _run(TO_DEVELOP, *command)]
    for command in failed:
        print("failed:", *command[1:], file=sys.stderr)
    return len(failed)


def bench(arguments: list[str]) -> int:
    """Run the benchmarks and print their ratios."""
    return _run(TO_DEVELOP, "-m", "tests.bench", *arguments)


def build(arguments: list[str]) -> int:
    """Build the folder, the package and their bill of materials."""
    return _run(TO_BUILD, "-m", "installers.build", *arguments)


def windows(arguments: list[str]) -> int:
    """Build the folder and the installer for Windows, and with --try live through its life."""
    return _run(TO_DEVELOP, "-m", "installers.windows", *arguments)


def setup(_arguments: list[str]) -> int:
    """Make everything ready for development and run nothing."""
    _install(TO_DEVELOP)
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "demo": demo,
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "build": build,
    "windows": windows,
    "setup": setup,
}


def main(arguments: list[str]) -> int:
    """Do the command named first; the exit code is that of what it ran."""
    name, *rest = arguments or ["help"]
    if name not in COMMANDS:
        print(__doc__)
        return 0 if name in {"help", "-h", "--help"} else 2
    return COMMANDS[name](rest)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _require_qt() -> None:
    on_x11 = bool(os.environ.get("DISPLAY")) and not os.environ.get("QT_QPA_PLATFORM")
    _require(system_libraries.DRAWING | (system_libraries.WINDOW if on_x11 else {}))


def _require(libraries: dict[str, str]) -> None:
    names = system_libraries.missing(libraries)
    if names:
        sys.exit(system_libraries.advice(names))


def _run(lock: Path, *command: str) -> int:
    _install(lock)
    return subprocess.run([_python(), *command], cwd=ROOT, check=False).returncode


def _python() -> Path:
    windows = VENV / "Scripts" / "python.exe"
    return windows if os.name == "nt" else VENV / "bin" / "python"


def _install(lock: Path) -> None:
    wanted = _fingerprint(lock)
    installed = STAMP.read_text(encoding="utf-8").split() if STAMP.exists() else []
    # The development lock holds all of the others at the same versions: it serves for each.
    enough = {wanted, _fingerprint(TO_DEVELOP)}
    if enough.intersection(installed):
        return
    _make_venv(fresh=_series() not in installed)
    STAMP.unlink(missing_ok=True)
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
    locked = ("--require-hashes", "--only-binary", ":all:", "-r", str(lock))
    print(f"Installing {lock.name} into {VENV} …", flush=True)
    if subprocess.run([_python(), *pip, *locked], cwd=ROOT, check=False).returncode:
        sys.exit("The packages could not be installed; the lines above say why. Nothing was run.")
    STAMP.write_text(f"{_series()}\n{wanted}\n", encoding="utf-8")


def _make_venv(*, fresh: bool) -> None:
    if fresh and VENV.exists():
        shutil.rmtree(VENV)
    if _python().exists():
        return
    try:
        venv.create(VENV, with_pip=True)
    except (subprocess.CalledProcessError, OSError) as trouble:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(f"Python cannot make {VENV}: {trouble}\nOn Debian: apt-get install python3-venv")


def _series() -> str:
    return f"python-{sys.version_info.major}.{sys.version_info.minor}-at-{_digest(str(VENV))[:12]}"


def _fingerprint(lock: Path) -> str:
    return _digest(_series() + lock.read_text(encoding="utf-8"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
