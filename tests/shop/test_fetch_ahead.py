"""Pages of a backlog that come while those before them go in."""

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import httpx
import pytest

from sync.shop import exchange_acts as acts
from sync.shop import exchange_plan as plan
from sync.shop.conversation import Conversation
from sync.shop.exchange import Exchange
from sync.shop.fetch_ahead import After, Deed, FetchAhead, at_once, on_a_thread
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.page_run import MOST_PAGES, Fetched
from sync.shop.trouble import DiskFull, HqAway
from sync.wire.messages import Page
from tests import fault_transport as faults
from tests.shop.lines import LoadedDice, Till, a_till, an_hq
from tests.shop.shops import received

RUNS = 3
BACKLOG = 2 * (RUNS * MOST_PAGES - 1)
"""Sites, two on a page: so many runs of pages."""


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "till", an_hq()) as till:
        Conversation(till.books, till.client, till.clock).pull()
        yield till


def lay_up(till: Till) -> None:
    for n in range(BACKLOG):
        till.hq.add_site(f"S{n:03d}", "A shop")
    till.hq.page_rows = 2


def known_sites(till: Till) -> int:
    return len(till.books.cache_file.rows("SELECT code FROM site WHERE code LIKE 'S%'"))


class Later:
    """Begins nothing before somebody waits for it; counts both."""

    def __init__(self) -> None:
        self.begun = 0
        self.done = 0

    def __call__(self, deed: Deed) -> Deed:
        self.begun += 1
        left = [deed]

        def wait() -> None:
            while left:
                left.pop()()
                self.done += 1

        return wait


def talk(till: Till, beside: Callable[[Deed], Deed]) -> Conversation:
    return Conversation(till.books, till.client, till.clock, beside=beside)


def asked(till: Till) -> list[str]:
    """What HQ was asked, one after the other."""
    return [request.url.path.rpartition("/")[2] for request in till.line.requests]


@pytest.mark.parametrize("beside", [Later(), on_a_thread])
def test_a_backlog_comes_in_whole_wherever_the_next_pages_are_fetched(
    till: Till, beside: Callable[[Deed], Deed]
) -> None:
    lay_up(till)
    exchange = Exchange(till.books, till.client, till.clock, LoadedDice(), beside=beside)
    assert exchange.run_until_quiet(till.clock.pass_s).pulled >= BACKLOG
    assert (known_sites(till), till.books.projection.bookmark()) == (BACKLOG, till.hq.head)


def test_the_next_run_is_under_way_while_one_goes_in(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    later, begun = Later(), list[int]()
    speaking = talk(till, later)
    take_in = speaking.take_in

    def watched(page: Page, more: Iterable[Page]) -> plan.TakenIn:
        begun.append(later.begun)
        return take_in(page, more)

    lay_up(till)
    monkeypatch.setattr(speaking, "take_in", watched)
    for _ in range(RUNS):
        speaking.pull()
    assert (begun, later.done) == ([1, 2, 2], 2)


def test_nothing_goes_on_beside_a_pull_that_brings_all_there_is(till: Till) -> None:
    later = Later()
    speaking = talk(till, later)
    till.hq.add_site("S000", "A shop")
    speaking.pull(wait_s=25)
    speaking.pull()
    assert later.begun == 0


def test_what_was_fetched_is_lost_with_the_process_and_fetched_again(till: Till) -> None:
    lay_up(till)
    talk(till, at_once).pull()
    assert known_sites(till) == 2 * MOST_PAGES
    talk(till, Later()).pull()
    assert known_sites(till) == 4 * MOST_PAGES


def test_a_trouble_met_ahead_is_told_once_what_came_before_it_is_in(till: Till) -> None:
    lay_up(till)
    later = Later()
    speaking = talk(till, later)
    speaking.pull()
    till.line.only = "/pull"
    till.line.coming.append(faults.drop_after_commit)
    with pytest.raises(HqAway):
        speaking.pull()
    assert known_sites(till) == 2 * MOST_PAGES
    speaking.pull()
    assert known_sites(till) == 4 * MOST_PAGES


def test_another_epoch_ends_a_backlog_though_pages_were_fetched_ahead(till: Till) -> None:
    lay_up(till)
    speaking = talk(till, Later())
    speaking.pull()
    till.hq.epoch = "e0000002"
    with pytest.raises(HqSaysNo) as no:
        speaking.pull()
    assert (no.value.code, known_sites(till)) == ("epoch", 2 * MOST_PAGES)


def test_a_hello_lets_go_of_what_was_fetched_before_it(till: Till) -> None:
    lay_up(till)
    speaking = talk(till, Later())
    speaking.pull()
    speaking.hello()
    speaking.pull()
    assert asked(till)[-MOST_PAGES - 1 :] == ["hello", *["pull"] * MOST_PAGES]


def test_pages_after_another_bookmark_are_not_taken(till: Till) -> None:
    lay_up(till)
    speaking = talk(till, Later())
    speaking.pull()
    till.books.projection.refill(till.books.device.epoch)
    speaking.pull()
    assert till.books.projection.bookmark() < till.hq.head
    assert known_sites(till) == 2 * MOST_PAGES


def test_a_push_amid_a_backlog_waits_until_the_line_is_free(till: Till) -> None:
    lay_up(till)
    later = Later()
    speaking = talk(till, later)
    speaking.pull()
    received(till.books)
    speaking.push(acts.Push(100, 10**6))
    assert later.done == 1
    assert asked(till)[-MOST_PAGES - 1 :] == [*["pull"] * MOST_PAGES, "push"]
    speaking.pull()
    assert known_sites(till) == 4 * MOST_PAGES


def test_a_round_ends_with_nothing_on_the_line_though_the_disk_is_full(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_up(till)
    later = Later()
    exchange = Exchange(till.books, till.client, till.clock, LoadedDice(), beside=later)

    def full(page: object, more: object) -> plan.TakenIn:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(till.books.projection, "take_in", full)
    with pytest.raises(DiskFull):
        exchange.round()
    assert (later.begun, later.done) == (1, 1)


def test_a_run_that_a_fault_of_ours_ended_is_fetched_once_more(till: Till) -> None:
    pages = FetchAhead(till.client, till.clock, lambda _deed: lambda: None)
    after = After(till.books.device.epoch, till.books.projection.bookmark(), 0)
    pages.go_on(after, max_bytes=10**6)
    assert isinstance(pages.run(after, max_bytes=10**6), Fetched)


def test_only_one_question_is_on_the_line_at_a_time(till: Till) -> None:
    lay_up(till)
    on_it = threading.Semaphore()

    def alone(request: httpx.Request, passed: faults.Passed) -> httpx.Response:
        assert on_it.acquire(blocking=False)
        answer = passed(request)
        on_it.release()
        return answer

    till.line.coming += [alone] * 50
    received(till.books)
    exchange = Exchange(till.books, till.client, till.clock, LoadedDice(), beside=on_a_thread)
    exchange.run_until_quiet(till.clock.pass_s)
    assert (known_sites(till), till.books.journal.acknowledged()) == (BACKLOG, 1)
