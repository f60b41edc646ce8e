"""What an idle device costs, by a clock that nobody waits for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from sync.shop.bell import Bell
from sync.shop.hq_client import HqClient
from sync.shop.listening import LONG_IDLE_S, LONGEST_QUIET_S, Listening, waited, woken
from sync.stock.moment import now_text
from sync.wire.messages import ItemLetter
from sync.wire.protocol import TOKEN_TTL_S, WAIT_S
from tests.fault_transport import FaultTransport, Passed, line_to
from tests.shop.lines import URL, Till, a_till, an_hq

HOUR_S = 3600


@dataclass
class Idle:
    """A device, its bell and its rounds, as in_step lets them go on; the clock passes while HQ waits."""

    till: Till
    line: FaultTransport = field(init=False)
    bell: Bell = field(init=False)
    listening: Listening = field(default_factory=Listening)
    token_s: float = 0

    def __post_init__(self) -> None:
        self.line = line_to(self.till.hq)
        self.line.coming.extend([self._waits] * 5000)
        client = HqClient(URL, clock=self.till.clock, transport=self.line)
        self.bell = Bell(self.till.books, client)
        self.listening = woken(self.listening, self.now())

    def now(self) -> float:
        return self.till.clock.monotonic_s()

    def _waits(self, request: httpx.Request, passed: Passed) -> httpx.Response:
        if self.now() - self.token_s > TOKEN_TTL_S:
            self.till.hq.tokens.clear()
            self.token_s = self.now()
        before = passed(request)
        is_quiet = request.url.path.endswith("/pull") and self.till.hq.head == self.bookmark()
        self.till.clock.pass_s(int(request.url.params.get("wait", 0)) if is_quiet else 0)
        return before

    def bookmark(self) -> int:
        return self.till.books.projection.bookmark()

    def asked(self) -> int:
        return len(self.line.requests) + len(self.till.line.requests)

    def stays(self, seconds: int) -> float:
        """Let it be idle for so long; requests a minute."""
        before, began = self.asked(), self.now()
        while self.now() - began < seconds:
            start = self.now()
            rung = self.bell.wait(WAIT_S)
            after = waited(self.listening, has_news=rung.has_news, began_s=start, now_s=self.now())
            self.listening = after.listening
            if after.tells:
                assert self.till.exchange.round(rung).is_quiet
            self.till.clock.pass_s(after.pause_s)
        return (self.asked() - before) / ((self.now() - began) / 60)


@pytest.fixture
def idle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Idle]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_till(tmp_path / "till", an_hq()) as till:
        till.sync()
        yield Idle(till)


def test_an_idle_device_asks_at_most_2_4_times_a_minute(idle: Idle) -> None:
    assert 2 < idle.stays(HOUR_S - 60) <= 2.4


def test_where_nothing_came_for_an_hour_it_asks_once_in_five_minutes(idle: Idle) -> None:
    idle.stays(2 * HOUR_S)
    assert idle.stays(6 * HOUR_S) <= 0.4


def test_the_books_say_that_they_are_fresh_although_no_round_asked(idle: Idle) -> None:
    rounds = len(idle.till.line.requests)
    idle.stays(HOUR_S)
    as_of = idle.till.books.projection.as_of()
    idle.stays(LONGEST_QUIET_S)
    assert idle.till.books.projection.as_of() > as_of
    assert len(idle.till.line.requests) == rounds
    assert as_of <= now_text(idle.till.clock)


def test_news_ends_the_long_rest_and_is_taken_in(idle: Idle) -> None:
    idle.stays(2 * HOUR_S)
    idle.till.hq.add_item(ItemLetter(sku="MILK", name="牛奶"))
    idle.stays(LONGEST_QUIET_S)
    assert idle.till.books.catalogue.item("MILK") is not None
    assert 2 < idle.stays(HOUR_S - 2 * LONGEST_QUIET_S) <= 2.4


def test_a_post_ends_the_long_rest_too() -> None:
    old = Listening(news_s=0, told_s=LONG_IDLE_S)
    fresh = woken(old, LONG_IDLE_S * 2)
    now = LONG_IDLE_S * 2 + WAIT_S
    began = now - WAIT_S
    assert waited(old, has_news=False, began_s=began, now_s=now).pause_s > 0
    assert waited(fresh, has_news=False, began_s=began, now_s=now).pause_s == 0


def test_an_hq_that_does_not_wait_is_left_alone_for_longer_and_longer() -> None:
    listening, pauses = Listening(), []
    for n in range(8):
        after = waited(listening, has_news=False, began_s=n, now_s=n)
        listening = after.listening
        pauses.append(after.pause_s)
    assert pauses == [2, 4, 8, 16, 32, 60, 60, 60]
