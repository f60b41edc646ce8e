"""HQ's office: commands of `hq` against a folder, run in this process."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sync.cli.parser import add_hq, new_parser, run

GOODS = (
    "sku,barcode,name,price\nTEA,4891234500017,檸檬茶,3.20\nOYS,,蠔油,32\n,4891234500018,壞碼,1\n"
)


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def only(self) -> dict[str, Any]:
        (line,) = self.lines
        return line


@dataclass(frozen=True)
class Office:
    """HQ's folder, and commands against it."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def hq(self, *words: str, stdin: str = "") -> Said:
        """With --json, on this folder."""
        return self.say("--json", "hq", "--data", str(self.folder), *words, stdin=stdin)

    def say(self, *words: str, stdin: str = "") -> Said:
        self.monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        parser, commands = new_parser()
        add_hq(commands)
        code = run(parser, words)
        told = self.capsys.readouterr()
        return Said(code, told.out, told.err)
