"""Counterstock: the window without a command, the headless interface with one."""

import gc
import importlib
import os
import sys
from pathlib import Path

WINDOW, COMMANDS = "desktop.app", "sync.cli.entry"
PARCEL = ".counterstock-parcel"
SELF_TEST, PORTRAITS = "sync.self_test.running", "desktop.portraits"


def main(argv: list[str]) -> int:
    """Run `argv` (without the program's name); returns the exit code of CLI.md."""
    room_name = _room(argv)
    _speak_to_somebody()
    if room_name == WINDOW:
        gc.disable()  # desktop.garbage takes over: what a start makes is no garbage
    # By name: a command must not load Qt, nor the window what only commands need.
    room = importlib.import_module(room_name)
    try:
        return int(room.main(argv))
    except BrokenPipeError:
        # Whoever read the answers has gone; python's own flush at exit must not complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as bug:  # the last resort: one line, never a traceback
        if os.environ.get("COUNTERSTOCK_DEBUG"):
            raise
        print(f"error: fault: {type(bug).__name__}: {bug}".replace("\n", " "), file=sys.stderr)
        return 70


def _speak_to_somebody() -> None:
    """A program with a window has no stdout on Windows: what is said there goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - to the end


def _room(argv: list[str]) -> str:
    """No command, at the most a profile and a file off a stick: `main.py --profile DIR` opens the window."""
    match argv:
        case [] | ["--profile", _]:
            return WINDOW
        case ["--self-test", _]:
            return SELF_TEST
        case ["--portraits", _, _]:  # of the self-test, in a process of its own
            return PORTRAITS
        case [word] if word.startswith("--profile=") or word.endswith(PARCEL):
            return WINDOW
        case ["--profile", _, word] if word.endswith(PARCEL):
            return WINDOW
    return COMMANDS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
