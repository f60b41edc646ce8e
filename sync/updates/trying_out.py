"""The new version's own self-test before anybody works with it: out of sight, and after all other work."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from sync.updates.trouble import UpdateTrouble

_PATIENCE_S = 900
_PROGRAMS = ("counterstock.exe", "counterstock")
_OUT_OF_SIGHT = {"QT_QPA_PLATFORM": "offscreen"}


def try_out(folder: Path, *, patience_s: int = _PATIENCE_S) -> str:
    """Run `--self-test` of the version in `folder`; what it said. Nothing of the shop's books is touched.

    Raises UpdateTrouble `failed_test` with what failed.
    """
    program = next((folder / name for name in _PROGRAMS if (folder / name).is_file()), None)
    if program is None:
        raise UpdateTrouble("The new version has no program in it.", code="failed_test")
    with tempfile.TemporaryDirectory(prefix="counterstock-update-") as place:
        try:
            ended = _run([str(program), "--self-test", place], patience_s)
        except (OSError, subprocess.TimeoutExpired) as fault:
            message = f"The new version does not start here ({type(fault).__name__})."
            raise UpdateTrouble(message, code="failed_test") from fault
        failed = _failed(Path(place) / "report.json")
    if ended != 0 or failed is None or failed:
        said = ", ".join(failed or []) or f"it ended with {ended}"
        message = f"The new version did not pass its self-test on this PC: {said}."
        raise UpdateTrouble(message, code="failed_test")
    return "passed"


def _run(words: list[str], patience_s: int) -> int:
    """A sale at the counter comes before it."""
    settings = {**os.environ, **_OUT_OF_SIGHT}
    if sys.platform == "win32":
        flags = subprocess.BELOW_NORMAL_PRIORITY_CLASS | subprocess.CREATE_NO_WINDOW
        fonts = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        settings["QT_QPA_FONTDIR"] = str(fonts)  # Qt's offscreen finds none by itself
    else:
        flags, words = 0, ["nice", "-n", "15", *words]
    ended = subprocess.run(  # noqa: S603 - a program that was signed for, and no word from outside
        words,
        env=settings,
        creationflags=flags,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=patience_s,
        check=False,
    )
    return ended.returncode


def _failed(report: Path) -> list[str] | None:
    """The names of the checks that failed; None where there is no verdict."""
    try:
        told = json.loads(report.read_text(encoding="utf-8"))
        return [str(check["name"]) for check in told["checks"] if not check["passed"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None
