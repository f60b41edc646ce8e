"""The new version's own self-test before anybody works with it: out of sight, and after all other work."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from sync.updates.trouble import UpdateTrouble

_PATIENCE_S = 900
_PROGRAMS = ("counterstock.exe", "counterstock")
_LOOKS_A_SECOND = 5
_LIBRARIES = "LD_LIBRARY_PATH"
_OUT_OF_SIGHT = {"QT_QPA_PLATFORM": "offscreen"}


def try_out(
    folder: Path, *, patience_s: int = _PATIENCE_S, is_over: Callable[[], bool] = lambda: False
) -> str:
    """Run `--self-test` of the version in `folder`; what it said. Nothing of the shop's books is touched.

    Raises UpdateTrouble `failed_test` with what failed, or `busy` where `is_over` says to end.
    """
    program = next((folder / name for name in _PROGRAMS if (folder / name).is_file()), None)
    if program is None:
        raise UpdateTrouble("The new version has no program in it.", code="failed_test")
    with tempfile.TemporaryDirectory(prefix="counterstock-update-") as place:
        try:
            ended = _run([str(program), "--self-test", place], patience_s, is_over)
        except (OSError, subprocess.TimeoutExpired) as fault:
            message = f"The new version does not start here ({type(fault).__name__})."
            raise UpdateTrouble(message, code="failed_test") from fault
        failed = _failed(Path(place) / "report.json")
    if ended != 0 or failed is None or failed:
        said = ", ".join(failed or []) or f"it ended with {ended}"
        message = f"The new version did not pass its self-test on this PC: {said}."
        raise UpdateTrouble(message, code="failed_test")
    return "passed"


def for_another(settings: Mapping[str, str]) -> dict[str, str]:
    """The environment for another frozen program: without what the loader told this one of itself."""
    own = {name for name in settings if name.startswith("_PYI")}
    kept = {name: value for name, value in settings.items() if name not in own | {_LIBRARIES}}
    before = settings.get(f"{_LIBRARIES}_ORIG")
    return {
        **kept,
        **({_LIBRARIES: before} if before else {}),
        "PYINSTALLER_RESET_ENVIRONMENT": "1",
    }


def _run(words: list[str], patience_s: int, is_over: Callable[[], bool]) -> int:
    """A sale at the counter comes before it."""
    settings = for_another({**os.environ, **_OUT_OF_SIGHT})
    if sys.platform == "win32":
        flags = subprocess.BELOW_NORMAL_PRIORITY_CLASS | subprocess.CREATE_NO_WINDOW
        fonts = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        settings["QT_QPA_FONTDIR"] = str(fonts)  # Qt's offscreen finds none by itself
    else:
        flags, words = 0, ["nice", "-n", "15", *words]
    null = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 - a program that was signed for, and no word from outside
        words, env=settings, creationflags=flags, stdin=null, stdout=null, stderr=null
    ) as running:
        try:
            return _waited(running, patience_s, is_over)
        finally:
            running.kill()


def _waited(
    running: "subprocess.Popen[bytes]", patience_s: int, is_over: Callable[[], bool]
) -> int:
    for _ in range(patience_s * _LOOKS_A_SECOND):
        if is_over():
            raise UpdateTrouble("The self-test of the new version was broken off.", code="busy")
        try:
            return running.wait(1 / _LOOKS_A_SECOND)
        except subprocess.TimeoutExpired:
            continue
    raise subprocess.TimeoutExpired("--self-test", patience_s)


def _failed(report: Path) -> list[str] | None:
    """The names of the checks that failed; None where there is no verdict."""
    try:
        told = json.loads(report.read_text(encoding="utf-8"))
        return [str(check["name"]) for check in told["checks"] if not check["passed"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None
