"""The demo beside this window: a program of its own, with an HQ, that opens a window of its own.

What the demo is made of is not the window's business.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

_MAIN = Path(__file__).resolve().parents[1] / "main.py"
_OPENS = b"opens."


class DemoProcess(QObject):
    """opened: its window comes now; ended carries the exit code."""

    opened = Signal()
    ended = Signal(int)

    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self.ended)

    def start(self) -> None:
        program, *words = command()
        self._process.start(program, words)

    def _read(self) -> None:
        if _OPENS in self._process.readAllStandardOutput().data():
            self.opened.emit()


def command() -> list[str]:
    """The demo as a command: of the frozen program, or of its checkout."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "demo"]
    return [sys.executable, str(_MAIN), "demo"]
