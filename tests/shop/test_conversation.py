"""One device's half of the protocol, act by act."""

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

import httpx
import pytest

from sync.shop import exchange_acts as acts
from sync.shop import exchange_plan as plan
from sync.shop.conversation import Conversation
from sync.shop.database import Database
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.page_run import MOST_PAGES
from sync.shop.trouble import HqAway
from sync.wire.messages import Page, StepLetter, VerdictLetter
from tests import fault_transport as faults
from tests.shop.lines import Till, a_till, an_hq
from tests.shop.shops import received

ALL = acts.Push(100, 512 * 1024)
BACKLOG = 2 * MOST_PAGES + 5
"""Rows, two on a page: more than go in together."""


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "till", an_hq()) as till:
        yield till


def talk(till: Till) -> Conversation:
    return Conversation(till.books, till.client, till.clock)


def test_how_the_books_stand(till: Till) -> None:
    assert talk(till).standing() == plan.Standing(is_walked=False)
    received(till.books)
    talk(till).walk_on()
    assert talk(till).standing() == plan.Standing(has_waiting=True)


def test_what_is_known_of_the_books_is_not_read_again_before_a_push(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    talking = talk(till)
    talking.walk_on()
    talking.standing()
    received(till.books)
    monkeypatch.setattr(Database, "reader", None)
    assert talking.standing() == plan.Standing(has_waiting=True)


def test_a_push_takes_no_more_than_it_may(till: Till) -> None:
    for _ in range(5):
        received(till.books)
    answer = talk(till).push(acts.Push(2, 10**6))
    assert answer == plan.Answered(moved=True, took_ms=0, state="ok")
    assert till.books.journal.acknowledged() == 2


def test_custody_beyond_what_was_judged_is_not_taken_for_settled(till: Till) -> None:
    for _ in range(4):
        received(till.books)
    till.line.coming.append(faults.drop_after_commit)
    till.line.only = "/push"
    with pytest.raises(HqAway):
        talk(till).push(ALL)
    talk(till).push(acts.Push(1, 10**6))
    assert till.books.journal.acknowledged() == 1
    assert till.books.journal.count_waiting() == 3


def test_a_crash_after_the_answers_were_kept_is_healed(till: Till) -> None:
    received(till.books)
    talk(till).push(ALL)
    till.books.journal.set_acknowledged(0)
    talk(till).push(ALL)
    assert till.books.journal.acknowledged() == 1
    assert talk(till).standing().has_waiting is False


def test_a_gap_at_hq_goes_back_to_where_it_begins(till: Till) -> None:
    for _ in range(3):
        received(till.books)
    talk(till).push(ALL)
    del till.hq.devices[till.books.device.id].log[1:]
    received(till.books)
    assert talk(till).push(ALL).moved  # type: ignore[union-attr]  # a push is Answered
    assert till.books.journal.acknowledged() == 1


def test_a_verdict_of_a_later_version_is_not_guessed_at(till: Till) -> None:
    def later(letter: StepLetter) -> VerdictLetter:
        return VerdictLetter(seq=letter.seq, step=letter.step, verdict="pondered")

    till.hq.judged = later  # type: ignore[method-assign]  # HQ judges otherwise for once
    received(till.books)
    with pytest.raises(HqAway) as away:
        talk(till).push(ALL)
    assert "update" in away.value.message
    assert till.books.journal.count_waiting() == 1


def test_another_epoch_while_pulling_calls_for_a_hello(till: Till) -> None:
    speaking = talk(till)
    speaking.pull()
    till.hq.epoch = "e0000002"
    with pytest.raises(HqSaysNo) as no:
        speaking.pull()
    assert no.value.code == "epoch"


def backlog(till: Till, rows: int) -> Conversation:
    """A till in step with HQ, which has so many sites to tell of since, two on a page."""
    speaking = talk(till)
    speaking.pull()
    for n in range(rows):
        till.hq.add_site(f"S{n:03d}", "A shop")
    till.hq.page_rows = 2
    return speaking


def through(request: httpx.Request, passed: faults.Passed) -> httpx.Response:
    """Nothing is wrong with this one."""
    return passed(request)


def known_sites(till: Till) -> int:
    return len(till.books.cache_file.rows("SELECT code FROM site WHERE code LIKE 'S%'"))


def test_pages_of_a_backlog_go_in_together(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    speaking, pages = backlog(till, BACKLOG), deque[Page]()

    def kept(page: Page, more: Iterable[Page]) -> plan.TakenIn:
        pages.extend([page, *more])
        return plan.TakenIn(page.complete)

    monkeypatch.setattr(speaking, "take_in", kept)
    speaking.pull()
    assert [len(page.rows) for page in pages] == [2] * MOST_PAGES


def test_a_backlog_comes_in_whole_and_in_order(till: Till) -> None:
    speaking = backlog(till, BACKLOG)
    told = [speaking.pull(), speaking.pull()]
    assert [event.complete for event in told if isinstance(event, plan.TakenIn)] == [False, True]
    assert known_sites(till) == BACKLOG
    assert till.books.projection.bookmark() == till.hq.head


def test_what_came_before_a_trouble_is_kept_and_the_trouble_is_told(till: Till) -> None:
    speaking = backlog(till, BACKLOG)
    till.line.only = "/pull"
    till.line.coming += [through, through, faults.drop_after_commit]
    with pytest.raises(HqAway):
        speaking.pull()
    assert known_sites(till) == 4
    speaking.pull()
    assert known_sites(till) == 4 + 2 * MOST_PAGES


def test_another_epoch_amid_a_backlog_ends_it_after_what_came(till: Till) -> None:
    speaking = backlog(till, BACKLOG)

    def restored(request: httpx.Request, passed: faults.Passed) -> httpx.Response:
        answer = passed(request)
        till.hq.epoch = "e0000002"
        return answer

    till.line.only = "/pull"
    till.line.coming += [through, restored]
    with pytest.raises(HqSaysNo) as no:
        speaking.pull()
    assert (no.value.code, known_sites(till)) == ("epoch", 4)
