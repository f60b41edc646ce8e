"""Two threads keep a device in step, and nobody waits."""

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import httpx
import pytest

from sync.shop.attaching import attach
from sync.shop.bell import Bell
from sync.shop.blob_line import BlobLine, Sent
from sync.shop.carrying import Delivered
from sync.shop.hq_client import HqClient
from sync.shop.in_step import InStep, News
from sync.shop.trouble import DiskFull
from sync.wire.messages import ItemLetter
from tests import fault_transport as faults
from tests.fault_transport import Passed, line_to
from tests.files import JPEG, named
from tests.shop.lines import URL, LoadedDice, Till, a_till, an_hq
from tests.shop.shops import CLERK, received

PATIENCE_S = 30


class Watch:
    """Whoever shows what goes on."""

    def __init__(self) -> None:
        self._told: queue.Queue[News] = queue.Queue()

    def tell(self, news: News) -> None:
        self._told.put(news)

    def next(self) -> News:
        return self._told.get(timeout=PATIENCE_S)

    def next_quiet(self) -> News:
        news = self.next()
        while news.result is None or not news.result.is_quiet:
            news = self.next()
        return news


class SlowBell:
    """A line on which a waiting pull waits until the test lets it go."""

    def __init__(self, till: Till) -> None:
        self.let_go = threading.Event()
        self.waits = threading.Event()
        self.line = line_to(till.hq)
        self.line.coming.extend([self._hold] * 99)
        self.line.only = "/pull"
        self.client = HqClient(URL, clock=till.clock, transport=self.line)

    def _hold(self, request: httpx.Request, passed: Passed) -> httpx.Response:
        self.waits.set()
        self.let_go.wait(PATIENCE_S)
        self.let_go.clear()
        return passed(request)


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Till]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_till(tmp_path / "till", an_hq()) as till:
        yield till


@contextmanager
def kept(till: Till, files: BlobLine | None = None) -> Iterator[tuple[InStep, Watch, SlowBell]]:
    watch, bell = Watch(), SlowBell(till)
    step = InStep(
        till.exchange, Bell(till.books, bell.client), till.clock, tell=watch.tell, files=files
    )
    step.start()
    try:
        yield step, watch, bell
    finally:
        step.stop()
        bell.let_go.set()
        step._ringer.join(PATIENCE_S)


def test_the_first_round_comes_at_once(till: Till) -> None:
    with kept(till) as (_, watch, _bell):
        news = watch.next_quiet()
    assert news.link.is_online
    assert till.books.catalogue.count() == 1


def test_a_post_wakes_the_rounds_while_the_bell_waits(till: Till) -> None:
    with kept(till) as (step, watch, bell):
        watch.next_quiet()
        assert bell.waits.wait(PATIENCE_S)
        received(till.books)
        step.wake()
        news = watch.next_quiet()
    assert news.result is not None
    assert (news.result.pushed, news.result.verdicts) == (1, {"applied": 1})


def test_what_comes_from_elsewhere_rings_the_bell(till: Till) -> None:
    with kept(till) as (_, watch, bell):
        watch.next_quiet()
        assert bell.waits.wait(PATIENCE_S)
        till.hq.add_item(ItemLetter(sku="MILK", name="牛奶"))
        bell.let_go.set()
        news = watch.next_quiet()
    assert news.result is not None
    assert news.result.pulled == 1
    assert till.books.catalogue.item("MILK") is not None


def test_a_bell_that_is_cut_off_lets_the_rounds_find_out(till: Till) -> None:
    with kept(till) as (_, watch, bell):
        watch.next_quiet()
        assert bell.waits.wait(PATIENCE_S)
        till.line.coming.append(faults.drop_before_send)
        bell.line.coming.appendleft(faults.drop_before_send)
        bell.let_go.set()
        news = watch.next()
        while news.result is not None and news.result.trouble is None:
            bell.let_go.set()
            news = watch.next()
    assert news.result is not None
    assert news.result.rest_s >= 1


def test_a_full_disk_is_told_and_ends_nothing(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    real = till.exchange.round
    coming = [DiskFull("The disk is full.")]

    def round_once(rung: object = None) -> object:
        if coming:
            raise coming.pop()
        return real(rung)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(till.exchange, "round", round_once)
    with kept(till) as (step, watch, _bell):
        trouble = watch.next().trouble
        step.wake()
        news = watch.next_quiet()
    assert trouble is not None
    assert trouble.code == "disk_full"
    assert news.result is not None


def test_it_ends_while_the_bell_still_waits(till: Till) -> None:
    with kept(till) as (step, watch, bell):
        watch.next_quiet()
        assert bell.waits.wait(PATIENCE_S)
        step.stop()
        assert not step._rounds.is_alive()
        assert step._ringer.is_alive()
    assert not step._ringer.is_alive()


def _crawling(till: Till) -> tuple[BlobLine, threading.Event, threading.Event]:
    """A line with a file on it that crawls: when the first event says so, until the second is set."""
    made = received(till.books)
    attach(till.books, made.document, JPEG, name="a.jpg", by=CLERK)
    line, crawls, let_go = line_to(till.hq), threading.Event(), threading.Event()

    def crawl(request: httpx.Request, passed: Passed) -> httpx.Response:
        crawls.set()
        let_go.wait(PATIENCE_S)
        return passed(request)

    line.only = "/next"
    line.coming.append(crawl)
    client = HqClient(URL, clock=till.clock, transport=line)
    return BlobLine(till.books, client, till.clock, LoadedDice()), crawls, let_go


def test_documents_go_past_a_file_that_crawls_and_it_goes_when_they_are_through(
    till: Till,
) -> None:
    files, crawls, let_go = _crawling(till)
    with kept(till, files) as (step, watch, _bell):
        watch.next_quiet()
        assert crawls.wait(PATIENCE_S)
        received(till.books)
        step.wake()
        assert watch.next_quiet().result.verdicts == {"applied": 1}  # type: ignore[union-attr]  # quiet has one
        assert till.books.blobs.count_unsent() == 1
        let_go.set()
        step.wake()
        _until(lambda: till.books.blobs.count_unsent() == 0, watch, step)
    assert bytes(till.hq.blobs[named(JPEG).sha256]) == JPEG


def _until(holds: Callable[[], bool], watch: Watch, step: InStep) -> None:
    """Go on with rounds until it holds."""
    for _ in range(200):
        if holds():
            return
        step.wake()
        watch.next_quiet()
    raise AssertionError


def test_a_file_under_way_holds_up_no_end(till: Till) -> None:
    files, crawls, let_go = _crawling(till)
    with kept(till, files) as (step, _watch, _bell):
        assert crawls.wait(PATIENCE_S)
        assert step.stop()
        let_go.set()
        step._sender.join(PATIENCE_S)
    assert (
        till.books.blobs.count_unsent() == 1
    )  # HQ has it; nobody wrote that down, and it is asked


def test_a_deed_is_done_between_two_rounds_and_a_round_follows_it(till: Till) -> None:
    where: list[str] = []
    with kept(till) as (step, watch, _bell):
        watch.next_quiet()
        step.do_between(lambda: where.append(threading.current_thread().name))
        watch.next_quiet()
        assert where == ["exchange"]


def test_a_deed_asked_for_after_the_end_is_never_done(till: Till) -> None:
    done: list[int] = []
    with kept(till) as (step, watch, _bell):
        watch.next_quiet()
        step.stop()
        step.do_between(lambda: done.append(1))
    assert done == []


class Carrier:
    """A line for files that has none, and hands in one parcel each time it is asked."""

    def __init__(self, *said: Delivered | DiskFull) -> None:
        self.said = list(said)
        self.asked = threading.Semaphore(0)

    def send_one(self) -> Sent:
        return Sent(is_idle=True)

    def hand_in(self) -> Delivered:
        said = self.said.pop(0) if self.said else Delivered(0)
        self.asked.release()
        if isinstance(said, DiskFull):
            raise said
        return said

    def end(self) -> None:
        """Nothing is held."""


def test_parcels_of_other_tills_are_handed_in_when_the_own_documents_are_through(
    till: Till,
) -> None:
    told: queue.Queue[Delivered] = queue.Queue()
    carrier = Carrier(DiskFull("No room."), Delivered(0), Delivered(1))
    bell = SlowBell(till)
    step = InStep(
        till.exchange,
        Bell(till.books, bell.client),
        till.clock,
        tell=Watch().tell,
        files=cast("BlobLine", carrier),
        tell_carried=told.put,
    )
    step.start()
    for _ in range(3):
        assert carrier.asked.acquire(timeout=PATIENCE_S)
        step.wake()
    assert told.get(timeout=PATIENCE_S) == Delivered(1)
    step.stop()
    bell.let_go.set()
    step._ringer.join(PATIENCE_S)
    assert told.empty()
