"""Where each own step is on its way to HQ and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop import exchange_acts as acts
from sync.shop.conversation import Conversation
from sync.shop.queue import Stage
from sync.wire.messages import StepLetter, VerdictLetter
from tests.shop.lines import Till, a_till, an_hq
from tests.shop.shops import received


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Till]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_till(tmp_path / "till", an_hq()) as till:
        till.sync()
        yield till


def stages(till: Till) -> list[Stage]:
    return [row.stage for row in till.books.queue.latest()]


def test_a_step_goes_from_here_to_hq_and_back(till: Till) -> None:
    received(till.books)
    assert stages(till) == [Stage.KEPT]
    talk = Conversation(till.books, till.client, till.clock)
    talk.push(acts.Push(10, 10**6))
    assert stages(till) == [Stage.JUDGED]
    talk.pull()
    assert stages(till) == [Stage.TOLD]
    (row,) = till.books.queue.latest()
    assert (row.kind, row.name, row.by, row.verdict) == ("receipt", "post", "amy", "applied")
    assert till.books.queue.waiting() == []


def test_a_step_that_hq_holds_is_in_its_custody(till: Till) -> None:
    def hold(letter: StepLetter) -> VerdictLetter:
        return VerdictLetter(seq=letter.seq, step=letter.step, verdict="held", code="early")

    till.hq.judged = hold  # type: ignore[method-assign]  # HQ judges otherwise for once
    received(till.books)
    till.sync()
    (row,) = till.books.queue.waiting()
    assert (row.stage, row.verdict, row.code) == (Stage.IN_CUSTODY, "held", "early")


def test_the_oldest_waits_first_and_the_newest_is_latest(till: Till) -> None:
    made = [received(till.books).seq for _ in range(3)]
    waiting = [row.position & 0xFF for row in till.books.queue.waiting(limit=2)]
    latest = [row.position & 0xFF for row in till.books.queue.latest(limit=2)]
    assert (waiting, latest) == (made[:2], made[:0:-1])


def test_status_says_how_long_the_oldest_waits(till: Till) -> None:
    assert till.books.queue.status().safe_to_close
    received(till.books)
    till.clock.pass_s(75)
    status = till.books.queue.status()
    assert (status.waiting, status.oldest_waiting_s, status.state) == (1, 75, "ok")
    assert status.reasons == ("steps_waiting",)
    assert not status.safe_to_close
    assert status.last_exchange


def test_a_stopped_device_is_not_safe_to_lose(till: Till) -> None:
    till.hq.revoke(till.books.device.id)
    till.exchange.round()
    received(till.books)
    till.sync()
    again = Conversation(till.books, till.client, till.clock)
    again.keep_state("revoked")
    assert till.books.queue.status().reasons == ("revoked", "steps_waiting")


def test_a_step_that_stays_while_hq_is_heard_stands_still(till: Till) -> None:
    received(till.books)
    till.clock.pass_s(15 * 60)
    Conversation(till.books, till.client, till.clock).pull()
    assert till.books.queue.status().reasons == ("steps_waiting",)
    till.clock.pass_s(1)
    Conversation(till.books, till.client, till.clock).pull()
    assert till.books.queue.status().reasons == ("steps_waiting", "stalled")
    till.sync()
    assert till.books.queue.status().reasons == ()
