"""What a hello brings, and when it goes by itself; the real HQ answers it in tests/contract and the simulation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.hq_trouble import HqBusy, HqSlow, TooLarge
from sync.shop.trouble import Trouble
from sync.shop.visiting import Baggage
from sync.wire.messages import Pushed
from sync.wire.protocol import MAX_STEPS, PAGE_BYTES
from sync.wire.visiting import Visited
from tests.shop.lines import Till, a_till, an_hq
from tests.shop.shops import received


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "till", an_hq()) as till:
        yield till


def _visited(pushed: Pushed | None, *, state: str = "ok", new_epoch: bool = False) -> Visited:
    return Visited(
        protocol=1, epoch="e", seq=0, hash="", head=0, hq_time="", sites=[], max_steps=1,
        max_bytes=1, page_bytes=1, wait_s=1, pushed=pushed, state=state, new_epoch=new_epoch,
    )  # fmt: skip


PUSHED = Pushed(acknowledged=1, verdicts=[], head=1)


def test_a_short_queue_travels_whole_and_a_longer_one_not_at_all(till: Till) -> None:
    baggage, journal = Baggage(), till.books.journal
    assert baggage.steps(journal, most_steps=MAX_STEPS) == ()
    for _ in range(3):
        received(till.books)
    steps = baggage.steps(journal, most_steps=3)
    assert steps is not None
    assert [step.seq for step in steps] == [1, 2, 3]
    assert baggage.steps(journal, most_steps=2) is None


def test_more_bytes_than_a_busy_day_do_not_travel(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        received(till.books)
    monkeypatch.setattr("sync.shop.visiting.MOST_BYTES", 1)
    assert Baggage().steps(till.books.journal, most_steps=MAX_STEPS) is None


def test_a_page_is_asked_for_only_where_nothing_comes_before_it() -> None:
    baggage = Baggage()
    assert baggage.page_bytes((), is_walked=True) == PAGE_BYTES
    assert baggage.page_bytes((), is_walked=False) == 0
    assert baggage.page_bytes(None, is_walked=True) == 0


@pytest.mark.parametrize(
    ("trouble", "brings"),
    [(HqSlow("Slow."), False), (TooLarge("Large."), False), (HqBusy("Busy.", retry_s=1), True)],
)
def test_what_is_too_much_for_the_line_goes_by_itself_until_it_came_through(
    till: Till, trouble: Trouble, *, brings: bool
) -> None:
    baggage, journal = Baggage(), till.books.journal
    baggage.failed(trouble)
    assert (baggage.steps(journal, most_steps=9) is not None) is brings
    baggage.went_alone()
    assert baggage.steps(journal, most_steps=9) == ()


@pytest.mark.parametrize(
    ("visited", "brings"),
    [
        (_visited(PUSHED), True),
        (_visited(None), False),
        (_visited(None, state="forked"), True),
        (_visited(None, new_epoch=True), True),
    ],
    ids=["taken", "left aside", "stopped", "restored"],
)
def test_an_hq_that_leaves_steps_aside_is_brought_none_again(
    till: Till, visited: Visited, *, brings: bool
) -> None:
    baggage = Baggage()
    baggage.arrived(visited, has_steps=True)
    baggage.went_alone()
    assert (baggage.steps(till.books.journal, most_steps=9) is not None) is brings
    baggage = Baggage()
    baggage.arrived(_visited(None), has_steps=False)
    assert baggage.steps(till.books.journal, most_steps=9) == ()


def test_an_older_hq_is_asked_the_long_way(till: Till) -> None:
    received(till.books)
    assert till.sync().is_quiet
    paths = [request.url.path.rpartition("/")[2] for request in till.line.requests]
    assert paths[1:6] == ["hello", "nonce", "token", "hello", "push"]
