"""kill -9 anywhere in the way of a document from `record` to HQ's books, again and again.

A shop records; its `sync` runs through a line that kills HQ, the shop or both at a chosen or a
random moment; HQ starts again, the next `sync` goes on. In the end every acknowledged line is at HQ
once, both ends' proofs are whole, and no kill made more than one batch travel twice.
"""

import json
import random
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sync.wire import letters, protocol
from sync.wire.messages import Push
from sync.wire.packing import unpacked
from sync.wire.visiting import Visit
from tests.faults.chaos_proxy import ChaosProxy, Fate, Side, Trap
from tests.faults.company import SKU, a_company, a_shop, documents_at
from tests.faults.processes import ServedHq
from tests.journeys import program
from tests.journeys.program import Program, command

_ENDS_S = 600
_LONGEST_WAIT_S = 0.08
"""HQ has judged and committed a hundred documents by then, more often than not."""

HQ, SHOP, BOTH = "hq", "shop", "both"
MOST_ROUNDS = 10
MOMENTS: Mapping[str, tuple[str, Side, int | None]] = MappingProxyType(
    {
        "hello": ("/hello", Side.REQUEST, None),
        "push begun": ("/push", Side.REQUEST, 0),
        "push cut": ("/push", Side.REQUEST, 600),
        "push whole": ("/push", Side.REQUEST, None),
        "push judged": ("/push", Side.ANSWER, 0),
        "answer cut": ("/push", Side.ANSWER, 90),
        "pull": ("/pull", Side.ANSWER, 0),
    }
)
"""Which message, and how many of its bytes have passed when somebody dies."""
_PUSHED = sorted(moment for moment, (path, _, _) in MOMENTS.items() if path == "/push")


@dataclass(frozen=True)
class Death:
    """Who dies when; so many such messages pass before."""

    moment: str
    victim: str
    spare: int = 0


@dataclass
class Told:
    """What a run of kills came to."""

    documents: int = 0
    acknowledged: list[str] = field(default_factory=list)
    kills: Counter[str] = field(default_factory=Counter)
    pushes: int = 0
    sent_again: list[int] = field(default_factory=lambda: [0])
    """After each kill: how many steps travelled that had been whole at HQ's door before."""
    lost: int = 0
    doubled: int = 0
    problems: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, object]:
        """For people."""
        return {
            "documents": self.documents,
            "pushes": self.pushes,
            "kills": sum(self.kills.values()),
            "by": dict(sorted(self.kills.items())),
            "lost": self.lost,
            "doubled": self.doubled,
            "most_sent_again_after_a_kill": max(self.sent_again, default=0),
            "problems": self.problems,
        }


@dataclass
class Killing:
    """A shop, its HQ, the line between them, and the dice."""

    hq: ServedHq
    shop: Program
    line: ChaosProxy
    dice: random.Random
    told: Told = field(default_factory=Told)
    sync: "subprocess.Popen[str] | None" = None
    _deaths: list[Death] = field(default_factory=list)
    _pushed: set[int] = field(default_factory=set)
    _dying: threading.Lock = field(default_factory=threading.Lock)
    _awaited: "subprocess.Popen[str] | None" = None

    def record(self, documents: int, *, kills: int = 0) -> None:
        """Record so many more documents; `record` is killed on the way, and given the rest again."""
        lines = [_line(self.told.documents + n) for n in range(documents)]
        self.told.documents += documents
        ends = sorted(self.dice.randrange(documents) for _ in range(kills))
        for end in ends:
            self._recorded(lines, end)
            self.told.kills["record"] += 1
        self._recorded(lines, None)

    def _recorded(self, lines: list[str], end: int | None) -> None:
        """What was answered is kept; after line `end` is answered the process is killed."""
        words = command("--profile", str(self.shop.folder), "--json", "record", "-")
        with program.PROCESS(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=self.shop.surroundings(),
        ) as process:  # fmt: skip
            assert process.stdin is not None
            assert process.stdout is not None
            for n, line in enumerate(lines):
                process.stdin.write(line)
                process.stdin.flush()
                self.told.acknowledged.append(json.loads(process.stdout.readline())["document"])
                if n == end:
                    process.kill()
                    return

    def push(self, *deaths: Death) -> None:
        """Exchange until all is in step, or every death of the list has been died."""
        self._deaths = list(deaths)
        self._arm_next()
        rounds = MOST_ROUNDS + 2 * len(deaths)
        while self.line.traps and self._exchange() != 0:
            rounds -= 1
            assert rounds, "the exchange does not come to its end"

    def _arm_next(self) -> None:
        self.line.traps.clear()
        if self._deaths:
            self.line.arm(self._trap(self._deaths.pop(0)))

    def _trap(self, death: Death) -> Trap:
        path, side, after = MOMENTS[death.moment]
        late = self.dice.random() * _LONGEST_WAIT_S if death.moment == "push whole" else 0
        return Trap(path, side, after, lambda: self._kill(death), spare=death.spare, delay_s=late)

    def _kill(self, death: Death) -> Fate:
        if death.victim in {HQ, BOTH}:
            with self._dying:
                self.hq.kill()
                self.hq.start()
        if death.victim in {SHOP, BOTH} and self.sync is not None:
            self.sync.kill()
        self.told.kills[f"{death.victim}, {death.moment}"] += 1
        self._count_sent_again()
        self._arm_next()
        return Fate.RESET

    def _exchange(self) -> int:
        """One `sync`, to its end or its kill; HQ answers again when it is over."""
        self._await_hq()
        words = command("--profile", str(self.shop.folder), "--json", "sync", "--hq", self.line.url)
        with program.PROCESS(
            words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=self.shop.surroundings(),
        ) as process:  # fmt: skip
            self.sync = process
            _, said = process.communicate(timeout=_ENDS_S)
            self.sync = None
        if "Traceback" in said:
            self.told.problems.append(said.strip())
        self._await_hq()
        return int(process.returncode)

    def _await_hq(self) -> None:
        """Until the HQ of now answers; a batch may still be on its way to it, and bring its death."""
        with self._dying:
            if self.hq.process is not self._awaited:
                self.hq.await_answer()
            self._awaited = self.hq.process

    def _count_sent_again(self) -> None:
        """Steps that came to HQ's door whole again, since the last death; of two batches either may come first.

        Whoever lives on, or comes after, begins with a hello: what comes before it had been on its
        way when the death came, and counts with what was sent until then.
        """
        again = [0]
        for seen in self.line.seen:
            if seen.side is not Side.REQUEST or seen.path not in {protocol.HELLO, protocol.PUSH}:
                continue
            if seen.path == protocol.HELLO and len(again) == 1:
                again.append(0)
            steps = _steps_in(seen.path, _plain(seen.body, seen.encoding))
            again[-1] += len(steps & self._pushed)
            self._pushed |= steps
        self.line.seen.clear()
        self.told.sent_again[-1] += again.pop(0)
        self.told.sent_again += again or [0]

    def heal(self) -> Told:
        """Nothing is killed any more: what both ends and the proofs say."""
        self.line.traps.clear()
        code = self._exchange()
        self._count_sent_again()
        status = self.shop.shop("status").only
        if (code, status["waiting"], status["state"]) != (0, 0, "ok"):
            self.told.problems.append(f"sync ends with {code}, {status}")
        self._compare()
        for proof in (self.shop.shop("verify"), self.hq.program.hq("verify")):
            self.told.problems += proof.only["problems"]
        return self.told

    def _compare(self) -> None:
        told = self.told
        acknowledged = set(told.acknowledged)
        log, moved = documents_at(self.hq.program)
        told.lost = len(acknowledged - (set(log) & set(moved)))
        told.doubled = sum(sum(found.values()) - len(found) for found in (log, moved))
        own = sum(int(line["on_hand"]) for line in self.shop.shop("stock", "--sku", SKU).lines)
        counts = (told.documents, len(acknowledged), len(log), len(moved), own)
        if set(counts) != {told.documents}:
            told.problems.append(
                "recorded {}, acknowledged {}, in custody {}, moved {}, on hand at the shop {}".format(
                    *counts
                )
            )


@contextmanager
def a_killing(folder: Path, *, seed: int, database: str = "") -> Iterator[Killing]:
    """A company with one shop behind a line of its own; HQ serves."""
    company = a_company(folder, database=database)
    with ServedHq(company) as hq, ChaosProxy(hq.port) as line:
        shop = a_shop(folder / "shop", hq=company, url=line.url)
        line.seen.clear()
        yield Killing(hq, shop, line, random.Random(seed), _awaited=hq.process)


def run(killing: Killing, *, documents: int, kills: int) -> Told:
    """Push so many documents under kills, and so many again until there were as many kills as told."""
    batches = max(2, 2 * documents // protocol.MAX_STEPS)  # of a backlog halves go out
    while (left := kills - sum(killing.told.kills.values())) > 0:
        at_the_till = min(3, left - 1)
        on_the_line = min(left - at_the_till, batches)
        killing.record(documents, kills=at_the_till)
        killing.push(*deaths(killing.dice, on_the_line, widest=batches // on_the_line))
        killing.told.pushes += 1
        sys.stderr.write(f"{sum(killing.told.kills.values())} kills\n")
    return killing.heal()


def deaths(dice: random.Random, number: int, *, widest: int) -> list[Death]:
    """So many deaths, most of them while the queue goes out.

    A hello that is waited for comes after a shop's death or at the beginning, a pull after the last
    push: anywhere else the whole queue would pass before anybody dies.
    """
    told: list[Death] = []
    for n in range(number):
        moments = ["pull"] if n >= number - 1 - number // 10 else _PUSHED
        if n == 0 or told[-1].victim != HQ:
            moments = [*moments, "hello"]
        moment = dice.choice(moments)
        spare = dice.randint(0, widest - 1) if moment in _PUSHED else 0
        told.append(Death(moment, dice.choice((HQ, SHOP, BOTH)), spare))
    return told


def _line(n: int) -> str:
    document: dict[str, Any] = {
        "kind": "receipt", "key": f"k{n}", "lines": [{"sku": SKU, "quantity": "1"}],
    }  # fmt: skip
    return json.dumps(document) + "\n"


def _steps_in(path: str, body: bytes) -> set[int]:
    """The places in the chain of what a push brings, or a hello."""
    is_push = path == protocol.PUSH
    push = letters.unpacked(body, Push) if is_push else letters.unpacked(body, Visit).push
    return set() if push is None else set(range(push.first, push.first + len(push.steps)))


def _plain(body: bytes, encoding: str) -> bytes:
    return unpacked(body, encoding, limit=protocol.MAX_BODY_BYTES)
