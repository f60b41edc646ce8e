"""Two pushes of one device at work at once: the later steps wait for the earlier."""

import threading
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from queue import Queue

import pytest

from sync.hq import headquarters
from sync.hq.turns import Turn, Turns
from sync.stock.refusal import Refusal
from sync.wire.messages import Push, Pushed
from tests.clocks import HandClock
from tests.near_hq import a_headquarters

EARLY = Pushed(acknowledged=0, verdicts=[], head=0, resend_from=1)
TAKEN = Pushed(acknowledged=4, verdicts=[], head=0)


def push(first: int) -> Push:
    return Push(device="d", epoch="e", first=first, previous="", steps=[], signature="")


def test_nobody_waits_for_later_steps_or_another_device_or_itself() -> None:
    turns = Turns(patience_s=0)
    with turns.begun("d", 1) as first, turns.begun("d", 3), turns.begun("other", 1):
        assert not first.waited()
        with turns.begun("d", 1) as again:
            assert not again.waited()


def test_who_waits_goes_on_when_the_earlier_push_is_over() -> None:
    turns, over = Turns(patience_s=0), ExitStack()
    earlier = over.enter_context(turns.begun("d", 1))
    with turns.begun("d", 3) as later:
        threading.Thread(target=over.close).start()
        assert later.waited()
        assert earlier.is_over.is_set()
        assert not later.waited()


def test_what_came_too_early_waits_for_what_it_follows() -> None:
    turns = Turns(patience_s=30)

    def late() -> None:
        with turns.begun("d", 1):
            done.append(1)

    done: list[int] = []
    with turns.begun("d", 3) as later:
        thread = threading.Thread(target=late)
        thread.start()
        assert later.waited()
        assert done == [1]
        thread.join()


def test_one_push_of_a_device_at_a_time_waits_for_what_may_come() -> None:
    turns, found = Turns(patience_s=30), Queue[bool]()

    def wait(turn: Turn) -> None:
        found.put(turn.waited())

    with turns.begun("d", 3) as one, turns.begun("d", 3) as other:
        for turn in (one, other):
            threading.Thread(target=wait, args=(turn,)).start()
        assert found.get() is False
        with turns.begun("d", 1):
            pass
        assert found.get() is True


def test_a_push_that_breaks_keeps_nobody_waiting() -> None:
    turns = Turns(patience_s=0)
    with turns.begun("d", 3) as later:
        with pytest.raises(Refusal), turns.begun("d", 1):
            raise Refusal("epoch", "HQ was restored.")
        assert later.waited()
        assert not later.waited()


def test_a_batch_that_came_first_is_taken_once_what_it_follows_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_headquarters(tmp_path, HandClock()) as opened, ExitStack() as earlier:
        hq = replace(opened, turns=Turns(patience_s=0))
        answers = [EARLY, TAKEN]

        def answered(*_: object, **__: object) -> Pushed:
            earlier.close()  # what it follows is over by now
            return answers.pop(0)

        monkeypatch.setattr(headquarters, "take_push", answered)
        earlier.enter_context(hq.turns.begun("d", 1))
        assert hq.push("d", push(3)) == TAKEN


def test_a_batch_whose_beginning_is_nowhere_is_asked_for_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_headquarters(tmp_path, HandClock()) as opened:
        hq = replace(opened, turns=Turns(patience_s=0))
        monkeypatch.setattr(headquarters, "take_push", lambda *_, **__: EARLY)
        with hq.turns.begun("other", 1), hq.turns.begun("d", 5):
            assert hq.push("d", push(3)) == EARLY
