"""The one QApplication, and what a start of the program asks of it."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.taskbar import take_place
from sync.shop.profile_folder import default_profile

SWITCH_S = 0.0005
"""How long the window waits for its turn while an errand runs; Python's own 5 ms add up."""
PROFILE = "--profile"


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands behind the program's name: whose window, and files off a stick to be taken in."""

    profile: Path
    parcels: tuple[Path, ...] = ()


def asked(argv: Sequence[str]) -> Asked:
    """`main.py` has looked already: at the most a profile is named, and then a file."""
    words = [word for part in argv for word in _split(part)]
    is_named = words[:1] == [PROFILE]
    profile = Path(words[1]) if is_named else default_profile()
    files = words[2:] if is_named else words
    return Asked(profile, tuple(Path(file).absolute() for file in files))


def application(argv: Sequence[str]) -> QApplication:
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    sys.setswitchinterval(SWITCH_S)
    take_place()
    app = QApplication(["counterstock", *argv])
    app.setApplicationName("Counterstock")
    return app


def _split(part: str) -> list[str]:
    return part.split("=", 1) if part.startswith(f"{PROFILE}=") else [part]
