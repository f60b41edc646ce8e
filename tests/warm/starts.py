"""A warm start in the place of subprocess's: the same Popen, whose process is forked by the hearth."""

import ctypes
import inspect
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
_TAKES_ORPHANS = 36
"""PR_SET_CHILD_SUBREAPER: a process whose parent ended becomes a child of ours."""


@dataclass
class Hearth:
    """The process that has read every module, begun at first use and ended with its block."""

    _turn: threading.Lock = field(default_factory=threading.Lock)
    _process: "subprocess.Popen[bytes] | None" = None
    _line: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._line is not None and self._process is not None:
            self._line.close()
            self._process.communicate()

    def born(self, words: list[str], environment: dict[str, str] | None, files: list[int]) -> int:
        """A new child of this process that runs `words` on these stdin, stdout and stderr."""
        told = json.dumps([words, dict(environment or os.environ), str(Path.cwd())]).encode()
        with self._turn, _orphans():
            line = self._line or self._begun()
            socket.send_fds(line, [told], files)
            number = line.recv(20)
            assert number, self._process and self._process.communicate()
            return int(number)

    def _begun(self) -> socket.socket:
        here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with there:
            number = there.fileno()
            # Pipes: what its children find in the places of theirs is of the same sort.
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.warm.hearth", str(number)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                pass_fds=[number], cwd=ROOT,
            )  # fmt: skip
        self._line = here
        return here


@contextmanager
def _orphans() -> Iterator[None]:
    """Ours for a moment only: other tools count on it that their daemons are not."""
    kernel = ctypes.CDLL(None)
    kernel.prctl(_TAKES_ORPHANS, 1, 0, 0, 0)
    try:
        yield
    finally:
        kernel.prctl(_TAKES_ORPHANS, 0, 0, 0, 0)


class WarmPopen(subprocess.Popen[Any]):
    """`args` are the words of a command line that begins with Python and main.py."""

    hearth: Hearth

    def _execute_child(self, *told: Any) -> None:  # noqa: ANN401 - the pipes of a private method
        """As subprocess's own for a program that exists: give the pipes away, know the number."""
        asked = inspect.signature(subprocess.Popen._execute_child).bind(self, *told).arguments  # type: ignore[attr-defined]  # private there
        mine = ("p2cread", "c2pwrite", "errwrite")
        files = [n if asked[name] == -1 else asked[name] for n, name in enumerate(mine)]
        self.pid = self.hearth.born(list(asked["args"])[2:], asked["env"], files)
        self._child_created = True
        ends = ("p2cread", "p2cwrite", "c2pread", "c2pwrite", "errread", "errwrite")
        self._close_pipe_fds(*(asked[end] for end in ends))  # type: ignore[attr-defined]  # private there


def popen_of(hearth: Hearth) -> type["subprocess.Popen[Any]"]:
    """What begins processes by that hearth; where there is no fork, subprocess's own."""
    if not sys.platform.startswith("linux"):
        return subprocess.Popen
    return type("Warm", (WarmPopen,), {"hearth": hearth})
