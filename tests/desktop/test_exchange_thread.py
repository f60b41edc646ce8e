"""The exchange beside the window, against an HQ on loopback."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.exchange_thread import TELL_MS, ExchangeThread, Told
from sync.cli.wall_clock import WallClock
from sync.shop.enrolment import enrol
from sync.shop.hq_client import HqClient
from sync.shop.profile import Books, open_books
from sync.wire.messages import ItemLetter
from tests.fake_hq import FakeHq, served
from tests.shop.lines import an_hq
from tests.shop.shops import received

PATIENCE_MS = 20_000


@pytest.fixture
def hq() -> FakeHq:
    return an_hq()


@contextmanager
def enrolled(profile: Path, hq: FakeHq, url: str) -> Iterator[Books]:
    clock = WallClock()
    with HqClient(url, clock=clock) as client:
        enrol(profile, clock, client, code=hq.enrol_code("MK02"), name="till")
    with open_books(profile, clock) as books:
        yield books


class Desk:
    """What a window hears, and when."""

    def __init__(self, exchange: ExchangeThread) -> None:
        self.heard: list[Told] = []
        self.at: list[float] = []
        exchange.told.connect(self.take)

    def take(self, told: Told) -> None:
        self.heard.append(told)
        self.at.append(time.monotonic())

    def is_quiet(self) -> bool:
        return bool(self.heard) and self.heard[-1].is_quiet


def test_a_post_goes_out_once_the_rounds_are_woken(
    qtbot: QtBot, tmp_path: Path, hq: FakeHq
) -> None:
    with served(hq) as url, enrolled(tmp_path / "till", hq, url) as books:
        exchange = ExchangeThread(books)
        desk = Desk(exchange)
        exchange.start()
        qtbot.waitUntil(desk.is_quiet, timeout=PATIENCE_MS)
        recorded = received(books)
        exchange.wake()
        qtbot.waitUntil(lambda: recorded.document in hq.documents, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: sum(t.arrived for t in desk.heard) == 1, timeout=PATIENCE_MS)
        assert exchange.stop()
    assert any("TEA" in told.skus for told in desk.heard)
    assert desk.heard[-1].status.waiting == 0


def test_the_window_is_told_ten_times_a_second_at_most(
    qtbot: QtBot, tmp_path: Path, hq: FakeHq
) -> None:
    hq.page_rows = 1
    for number in range(40):
        hq.add_item(ItemLetter(sku=f"S-{number}", name="貨"))
    with served(hq) as url, enrolled(tmp_path / "till", hq, url) as books:
        exchange = ExchangeThread(books)
        desk = Desk(exchange)
        exchange.start()
        for _ in range(20):
            exchange.wake()
            qtbot.wait(15)
        qtbot.waitUntil(desk.is_quiet, timeout=PATIENCE_MS)
        assert exchange.stop()
    pauses = [after - before for before, after in zip(desk.at, desk.at[1:], strict=False)]
    assert all(pause >= TELL_MS / 1000 * 0.9 for pause in pauses)


def test_an_hq_that_is_away_is_offline_by_trial(qtbot: QtBot, tmp_path: Path, hq: FakeHq) -> None:
    with served(hq) as url:
        books_of = enrolled(tmp_path / "till", hq, url)
        books = books_of.__enter__()
    exchange = ExchangeThread(books)
    desk = Desk(exchange)
    exchange.start()
    qtbot.waitUntil(lambda: bool(desk.heard), timeout=PATIENCE_MS)
    exchange.wake()
    qtbot.waitUntil(lambda: desk.heard[-1].is_lost, timeout=PATIENCE_MS)
    began = time.monotonic()
    assert exchange.stop()
    assert time.monotonic() - began < 1
    books_of.__exit__(None, None, None)
    assert desk.heard[-1].rest_s > 0


def test_what_changes_the_books_as_a_round_does_is_done_between_two_rounds(
    qtbot: QtBot, tmp_path: Path, hq: FakeHq
) -> None:
    brought: list[str] = []
    with served(hq) as url, enrolled(tmp_path / "till", hq, url) as books:
        exchange = ExchangeThread(books)
        exchange.send(lambda: threading.current_thread().name, brought.append)
        exchange.start()
        qtbot.waitUntil(lambda: brought == ["exchange"], timeout=PATIENCE_MS)
        assert exchange.stop()
        exchange.send(lambda: "too late", brought.append)
        qtbot.wait(10)
    assert brought == ["exchange"]
