"""The line between a real shop and a real HQ is late, thin, cut, reset, or dead and silent."""

import json
import random
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from sync.wire.protocol import MAX_STEPS
from tests.faults.chaos_proxy import ChaosProxy, Fate, Side, Trap, Weather
from tests.faults.company import SKU, a_company, a_shop, documents_at
from tests.faults.processes import ServedHq, resident_kib
from tests.journeys.program import Program

DOCUMENTS = 3
MORE_THAN_A_VISIT = MAX_STEPS + 1
"""Documents that a hello does not bring: they go by pushes."""
LORISES = 200
FATES = (Fate.RESET, Fate.CLOSED)


pytestmark = pytest.mark.usefixtures("warm_starts")


@dataclass
class Chain:
    """A shop, the line, HQ; and what the shop was promised so far."""

    hq: ServedHq
    line: ChaosProxy
    shop: Program
    recorded: int = 0

    def record(self, documents: int = DOCUMENTS) -> None:
        """Some more receipts."""
        lines = [{"kind": "receipt", "lines": [{"sku": SKU, "quantity": "1"}]}] * documents
        stream = "\n".join(json.dumps(line) for line in lines)
        assert self.shop.shop("record", "-", stdin=stream).code == 0
        self.recorded += documents

    def sync(self) -> int:
        """One `sync` over the line; how it ended. Program.shop waits for it only so long."""
        return self.shop.shop("sync", "--hq", self.line.url).code

    def is_whole(self) -> bool:
        """On a healthy line both ends come to agree, each document there once."""
        self.line.traps.clear()
        self.line.weather = Weather()
        assert self.sync() == 0
        log, moved = documents_at(self.hq.program)
        assert set(log.values()) == set(moved.values()) == {1}
        assert len(log) == len(moved) == self.recorded
        return True


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chain]:
    folder = tmp_path_factory.mktemp("line")
    company = a_company(folder)
    with ServedHq(company) as hq, ChaosProxy(hq.port) as line:
        yield Chain(hq, line, a_shop(folder / "shop", hq=company, url=line.url))


def a_cut(dice: random.Random, path: str) -> Trap:
    """A cut somewhere in a message: its head, its body, before it, or after all of it."""
    fate = dice.choice(FATES)
    return Trap(
        path,
        side=dice.choice(list(Side)),
        after=dice.choice((0, 1, dice.randrange(2, 200), dice.randrange(200, 900), None)),
        act=lambda: fate,
    )


@pytest.mark.parametrize(
    ("path", "documents"),
    [("/hello", DOCUMENTS), ("/push", MORE_THAN_A_VISIT), ("/pull", MORE_THAN_A_VISIT)],
)
def test_a_line_cut_anywhere_is_healed_and_doubles_nothing(
    chain: Chain, path: str, documents: int
) -> None:
    dice = random.Random(path)
    chain.record(documents)
    cuts = [a_cut(dice, path) for _ in range(2)]
    chain.line.traps[:] = cuts
    chain.sync()
    assert sum(cut.sprung for cut in cuts) > 0
    assert chain.is_whole()


@pytest.mark.timeout(300)
def test_a_line_that_is_dead_and_silent_is_given_up_and_tried_again(chain: Chain) -> None:
    chain.record()
    trap = chain.line.arm(Trap("/hello", Side.REQUEST, None, lambda: Fate.SILENT))
    assert chain.sync() == 0
    assert trap.sprung == 1
    assert chain.is_whole()


def test_a_late_and_thin_line_only_takes_longer(chain: Chain) -> None:
    chain.record(60)
    chain.line.weather = Weather(latency_s=0.3, bytes_per_s=12_000)
    assert chain.sync() == 0
    assert chain.is_whole()


def test_an_hq_that_resets_every_line_is_away(chain: Chain) -> None:
    chain.record()
    chain.line.arm(Trap("", Side.REQUEST, 0, times=1000))
    assert chain.sync() == 4
    assert chain.is_whole()


def test_two_hundred_slow_lorises_do_not_keep_a_shop_out(chain: Chain) -> None:
    chain.record()
    before = resident_kib(chain.hq.process.pid)
    head = b"POST /sync/v1/push HTTP/1.1\r\nHost: hq\r\nContent-Type: application/json\r\n"
    with ExitStack() as held:
        for beginning in (head, head + b"Content-Length: 100000\r\n\r\n{") * (LORISES // 2):
            address = ("127.0.0.1", chain.hq.port)
            loris = held.enter_context(socket.create_connection(address, timeout=30))
            loris.sendall(beginning)
        assert chain.is_whole()
        assert resident_kib(chain.hq.process.pid) - before < 64 * 1024
