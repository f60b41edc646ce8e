"""HQ as a process that may be killed at any instant and started again at the same address."""

import json
import socket
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.journeys import program
from tests.journeys.program import Program, command

_ENDS_S = 60


def free_port() -> int:
    """A loopback port nobody has just now."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port: int = door.getsockname()[1]
        return port


@dataclass
class ServedHq:
    """`hq serve` on one port; alive while its block lasts, but for the moments after `kill`."""

    program: Program
    port: int = field(default_factory=free_port)
    kills: int = 0

    def __enter__(self) -> Self:
        self.start()
        self.await_answer()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def process(self) -> subprocess.Popen[str]:
        """The one that serves now."""
        return self._process

    def start(self) -> None:
        """Begin a process; `await_answer` waits for it."""
        words = (*self.program.at_hq(), "serve", "--port", str(self.port))
        self._process = program.PROCESS(
            command("--json", *words), stdout=subprocess.PIPE, text=True,
            env=self.program.surroundings(),
        )  # fmt: skip

    def await_answer(self) -> None:
        """Until it answers."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert json.loads(line)["listening"].endswith(f":{self.port}")

    def kill(self) -> None:
        """kill -9, and nobody starts it again yet."""
        self._process.kill()
        self._reap()
        self.kills += 1

    def stop(self) -> None:
        """As its people would end it."""
        self._process.terminate()
        self._reap()

    def _reap(self) -> None:
        self._process.wait(timeout=_ENDS_S)
        assert self._process.stdout is not None
        self._process.stdout.close()


def resident_kib(pid: int) -> int:
    """How much memory a process has in use (Linux)."""
    return _kib(pid, "VmRSS")


def peak_kib(pid: int) -> int:
    """The most memory a process ever had in use (Linux); 0 for one that has ended."""
    return _kib(pid, "VmHWM")


def _kib(pid: int, name: str) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    lines = dict(line.split(":", 1) for line in status.splitlines())
    return int(lines.get(name, "0").split()[0])
