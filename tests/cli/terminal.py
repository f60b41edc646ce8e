"""A shop's terminal for tests: commands in this process, against an HQ in memory on loopback."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sync.cli.entry import main
from tests.fake_hq import FakeHq


@dataclass(frozen=True)
class Answer:
    """How a command ended, and what it printed."""

    code: int
    out: str
    error: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The lines of JSON."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def only(self) -> dict[str, Any]:
        """The one line of JSON."""
        (line,) = self.lines
        return line


class Stdin:
    """Bytes to be read."""

    def __init__(self, text: bytes) -> None:
        self.buffer = io.BytesIO(text)

    def readline(self) -> str:
        """The next line as text."""
        return self.buffer.readline().decode()


@dataclass(frozen=True)
class Terminal:
    """Commands on one profile."""

    profile: Path
    hq: FakeHq
    url: str
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def typed(self, *words: str, stdin: str | bytes = "") -> Answer:
        """A command that answers in JSON."""
        return self.read("--json", *words, stdin=stdin)

    def read(self, *words: str, stdin: str | bytes = "") -> Answer:
        """A command that answers for people."""
        text = stdin.encode() if isinstance(stdin, str) else stdin
        self.monkeypatch.setattr("sys.stdin", Stdin(text))
        code = main(["--profile", str(self.profile), *words])
        printed = self.capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    def enrol(self, site: str = "MK02") -> "Terminal":
        """This profile becomes a device of the HQ and takes in what there is."""
        code = self.hq.enrol_code(site)
        assert self.typed("enrol", "--hq", self.url, "--code", code, "--name", "Till").code == 0
        assert self.typed("sync").code == 0
        return self

    def record(self, **document: object) -> dict[str, Any]:
        """What `record` answers to one document."""
        return self.typed("record", stdin=json.dumps(document)).only


def tea(quantity: str, **more: str) -> list[dict[str, str]]:
    """One line of tea."""
    return [{"sku": "TEA", "quantity": quantity, **more}]
