"""The program as IT staff run it: `main.py` in its own process, answers read line by line."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DEADLINE_S = 1200
PROCESS: type["subprocess.Popen[Any]"] = subprocess.Popen
"""What begins a process; tests that begin many put a warm start here."""


@dataclass(frozen=True)
class Answer:
    """How a command ended and what it printed, each line read as JSON."""

    code: int
    lines: list[dict[str, Any]]
    error: str

    @property
    def only(self) -> dict[str, Any]:
        """The one line it printed."""
        assert len(self.lines) == 1, (self.lines, self.error)
        return self.lines[0]


@dataclass(frozen=True)
class Program:
    """Commands against one folder: a shop's profile, or HQ's data."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    database: str = ""
    """HQ's own, where it is not in the folder."""

    def shop(self, *words: str, stdin: str = "") -> Answer:
        """A shop's command on this profile."""
        return self._run("--profile", str(self.folder), "--json", *words, stdin=stdin)

    def hq(self, *words: str, stdin: str = "") -> Answer:
        """HQ's command on this data folder, or its database."""
        return self._run("--json", *self.at_hq(), *words, stdin=stdin)

    def at_hq(self) -> tuple[str, ...]:
        """The words that say which HQ."""
        place = ("--db", self.database) if self.database else ("--data", str(self.folder))
        return ("hq", *place)

    def _run(self, *words: str, stdin: str) -> Answer:
        with PROCESS(
            command(*words), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, encoding="utf-8", env=self.surroundings(),
        ) as process:  # fmt: skip
            out, error = process.communicate(stdin, timeout=DEADLINE_S)
        return Answer(process.returncode, [json.loads(line) for line in out.splitlines()], error)

    @contextmanager
    def serving(self, port: int = 0) -> Iterator[str]:
        """HQ answering on loopback; its address."""
        words = command("--json", *self.at_hq(), "serve", "--port", str(port))
        with PROCESS(words, stdout=subprocess.PIPE, text=True, env=self.surroundings()) as process:
            assert process.stdout is not None
            try:
                yield json.loads(process.stdout.readline())["listening"]
            finally:
                process.terminate()
                process.wait(timeout=30)

    def surroundings(self) -> dict[str, str]:
        """The environment of a process of this program."""
        keys = {"COUNTERSTOCK_KEY_FILE": str(self.folder.parent / f"{self.folder.name}.keys")}
        return {**os.environ, **keys, **self.environment}


def command(*words: str) -> list[str]:
    """The program's command line."""
    return [sys.executable, str(ROOT / "main.py"), *words]


def a_company(folder: Path, *, sites: Mapping[str, str], database: str = "") -> Program:
    """A new HQ with these sites (code: kind)."""
    hq = Program(folder, database=database)
    assert hq.hq("init", "--company", "Example Retail").code == 0
    for code, kind in sites.items():
        assert hq.hq("site", "add", code, f"Site {code}", "--kind", kind).code == 0
    return hq


def a_shop(folder: Path, *, hq: Program, url: str, site: str) -> Program:
    """A newly enrolled device at `site`."""
    shop = Program(folder)
    code = hq.hq("enrol-code", "--site", site).only["code"]
    enrolled = shop.shop("enrol", "--hq", url, "--code", code, "--name", f"Till of {site}")
    assert enrolled.code == 0, enrolled.error
    return shop
