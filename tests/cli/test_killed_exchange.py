"""kill -9 of `sync` at any request: nothing is lost, nothing doubled."""

import os
import signal
import subprocess
from collections.abc import Mapping

import pytest

from tests.cli.terminal import Terminal
from tests.fake_hq import Answered
from tests.journeys.program import command

DOCUMENTS = 250
LINE = '{"kind": "receipt", "lines": [{"sku": "TEA", "quantity": "1"}]}\n'


class Killer:
    """Ends the process when HQ has done what it asked for, before it hears of it."""

    def __init__(self, till: Terminal, at: str) -> None:
        self.till, self.at = till, at
        self.process: subprocess.Popen[bytes] | None = None
        self._answer = till.hq.answer
        till.monkeypatch.setattr(till.hq, "answer", self._answered)

    def _answered(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> Answered:
        answer = self._answer(method, target, headers, body)
        if self.process is not None and target.partition("?")[0].endswith(self.at):
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None
        return answer

    def run(self) -> int:
        """One exchange that is killed; how it ended."""
        words = command("--profile", str(self.till.profile), "sync")
        with subprocess.Popen(words, stdout=subprocess.DEVNULL) as process:
            self.process = process
            return process.wait(timeout=60)


@pytest.mark.parametrize("at", ["/hello", "/push", "/pull"])
def test_an_exchange_killed_after_hq_acted_is_healed_by_the_next(till: Terminal, at: str) -> None:
    assert till.typed("record", stdin=LINE * DOCUMENTS).code == 0
    killer = Killer(till, at)
    assert [killer.run() for _ in range(3)] == [-signal.SIGKILL] * 3
    ended = till.typed("sync")
    assert (ended.code, ended.only["waiting"]) == (0, 0)
    assert len(till.hq.steps_judged) == len(set(till.hq.steps_judged)) == DOCUMENTS
    assert len(till.hq.devices["device-1"].log) == DOCUMENTS
    assert till.typed("stock").only["on_hand"] == str(DOCUMENTS)
    assert till.typed("verify").only["ok"] is True
