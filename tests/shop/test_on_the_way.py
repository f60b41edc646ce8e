"""Two batches on their way to HQ: which answers count, and what is sent again."""

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import httpx
import pytest

from sync.shop import exchange_acts as acts
from sync.shop import exchange_plan as plan
from sync.shop.bell import Bell, Rung
from sync.shop.conversation import Conversation
from sync.shop.exchange import Exchange
from sync.shop.fetch_ahead import on_a_thread
from sync.shop.hq_client import HqClient
from sync.shop.hq_trouble import HqSaysNo, TooLarge
from sync.shop.in_step import InStep
from sync.shop.on_the_way import OnTheWay, sending_by
from sync.shop.queue import SENT
from sync.shop.trouble import BooksDamaged, DiskFull, HqAway
from sync.wire import protocol
from sync.wire.enrolling import Enrol
from sync.wire.messages import Page, Push, Pushed
from sync.wire.seal import new_key, public_bytes, signed
from tests import fault_transport as faults
from tests.clocks import HandClock
from tests.fake_hq import Device, FakeHq, served
from tests.fault_transport import FAULTS, Fault
from tests.shop.lines import LoadedDice, Till, a_till, an_hq
from tests.shop.one_thread import OneThread
from tests.shop.shops import received

AHEAD = acts.Push(2, 512 * 1024, goes_ahead=True)
WHOLE = acts.Push(200, 512 * 1024)
NOTHING = Pushed(acknowledged=0, verdicts=[], head=0)


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    """A till with a token and seven steps that wait."""
    with a_till(tmp_path / "till", an_hq()) as till:
        till.sync()
        for _ in range(7):
            received(till.books, quantity=1)
        till.line.requests.clear()
        till.line.only = "/push"
        yield till


def talk(till: Till, *lots: bool) -> Conversation:
    """It speaks on one thread; `lots` says of each batch whether the next one overtakes it."""
    drawn = iter(lots)
    return Conversation(
        till.books, till.client, till.clock, sending=OneThread(lambda: next(drawn, False))
    )


def acknowledged(till: Till) -> int:
    return till.books.journal.acknowledged()


def pushes(till: Till) -> int:
    return sum(request.url.path.endswith("/push") for request in till.line.requests)


def sent_in_the_end(till: Till) -> bool:
    """Everything is at HQ once, whatever came before."""
    till.line.coming.clear()
    speaking = talk(till)
    while speaking.standing().has_waiting:
        speaking.push(WHOLE)
    log = till.hq.devices[till.books.device.id].log
    assert (len(log), len(till.hq.steps_judged)) == (7, 7)
    assert till.books.journal.count_waiting() == 0
    return till.books.device.state == "ok"


def test_the_next_batch_goes_out_before_the_answer_is_settled(till: Till) -> None:
    speaking = talk(till)
    told = [(speaking.push(AHEAD), pushes(till), acknowledged(till)) for _ in range(4)]
    moved = plan.Answered(moved=True)
    assert told == [(moved, 2, 2), (moved, 3, 4), (moved, 4, 6), (moved, 4, 7)]
    assert not speaking.is_sending
    assert len(till.hq.steps_judged) == 7


def test_what_is_on_the_way_is_heard_before_anything_else_goes_out(till: Till) -> None:
    speaking = talk(till)
    speaking.push(AHEAD)
    assert speaking.is_sending
    speaking.push(WHOLE)
    assert (speaking.is_sending, pushes(till), acknowledged(till)) == (False, 2, 4)
    assert sent_in_the_end(till)


def test_a_batch_that_comes_before_the_one_it_follows_undoes_no_answer(till: Till) -> None:
    speaking = talk(till, True)
    assert speaking.push(AHEAD) == plan.Answered(moved=True)
    assert (acknowledged(till), till.books.journal.count_waiting()) == (2, 5)
    early = speaking.push(WHOLE)
    assert early == plan.Answered(moved=True, is_early=True)
    assert (acknowledged(till), till.books.journal.count_waiting()) == (2, 5)
    assert not speaking.is_sending
    assert sent_in_the_end(till)


def test_a_lost_answer_lets_go_of_what_is_behind_it(till: Till) -> None:
    till.line.coming.append(faults.drop_after_commit)
    speaking = talk(till)
    with pytest.raises(HqAway):
        speaking.push(AHEAD)
    assert (acknowledged(till), till.books.journal.count_waiting()) == (0, 7)
    assert (len(till.hq.steps_judged), speaking.is_sending) == (4, False)
    assert till.books.journal.mark(SENT) == "4"  # both may have arrived
    assert sent_in_the_end(till)


def test_a_batch_that_never_left_is_not_said_to_be_sent(till: Till) -> None:
    till.line.coming.extend([faults.drop_after_commit, faults.drop_before_send])
    with pytest.raises(HqAway):
        talk(till).push(AHEAD)
    assert till.books.journal.mark(SENT) == "2"
    assert sent_in_the_end(till)


def test_an_answer_lost_behind_one_that_came_keeps_that_one(till: Till) -> None:
    till.line.coming.extend([_passes, faults.drop_after_commit])
    speaking = talk(till)
    assert speaking.push(AHEAD) == plan.Answered(moved=True)
    with pytest.raises(HqAway):
        speaking.push(AHEAD)
    assert acknowledged(till) == 2
    assert sent_in_the_end(till)


@pytest.mark.parametrize("fault", [faults.too_large_413, faults.busy_429])
def test_what_hq_does_not_take_lets_go_of_what_is_behind_it(till: Till, fault: Fault) -> None:
    till.line.coming.append(fault)
    speaking = talk(till)
    with pytest.raises(HqAway):
        speaking.push(AHEAD)
    assert (acknowledged(till), len(till.hq.steps_judged)) == (0, 0)  # HQ asked for those before
    assert (pushes(till), speaking.is_sending) == (2, False)
    assert sent_in_the_end(till)


def test_a_step_that_no_way_takes_is_named_there_too(till: Till) -> None:
    till.line.coming.append(faults.too_large_413)
    with pytest.raises(TooLarge) as trouble:
        talk(till).push(acts.Push(1, 512 * 1024, goes_ahead=True))
    assert trouble.value.code == "step_too_large"


def test_an_hq_that_began_anew_between_two_batches_calls_for_a_hello(till: Till) -> None:
    def anew(request: httpx.Request, passed: faults.Passed) -> httpx.Response:
        answer = passed(request)
        till.hq.epoch = "e0000002"
        return answer

    till.line.coming.append(anew)
    speaking = talk(till)
    assert speaking.push(AHEAD) == plan.Answered(moved=True)
    with pytest.raises(HqSaysNo) as no:
        speaking.push(AHEAD)
    assert (no.value.code, acknowledged(till), speaking.is_sending) == ("epoch", 2, False)


def test_a_device_that_hq_stops_hears_it_once_and_lets_go_of_the_rest(till: Till) -> None:
    def stops(request: httpx.Request, passed: faults.Passed) -> httpx.Response:
        till.hq.devices[till.books.device.id].state = "forked"
        return passed(request)

    till.line.coming.append(stops)
    speaking = talk(till)
    answered = speaking.push(AHEAD)
    assert isinstance(answered, plan.Answered)
    assert (answered.state, till.books.device.state) == ("forked", "forked")
    assert (speaking.is_sending, till.books.journal.count_waiting()) == (False, 7)


def test_a_gap_at_hq_lets_go_of_what_went_out_behind_it(till: Till) -> None:
    talk(till).push(acts.Push(3, 512 * 1024))
    del till.hq.devices[till.books.device.id].log[1:]
    speaking = talk(till)
    assert speaking.push(AHEAD) == plan.Answered(moved=True)
    assert (acknowledged(till), speaking.is_sending) == (1, False)
    assert sent_in_the_end(till)


def test_books_that_cannot_be_written_let_go_of_what_is_on_the_way(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("The disk is full.")

    speaking = talk(till)
    with monkeypatch.context() as patch:
        patch.setattr(type(till.books.journal), "settle", full)
        with pytest.raises(DiskFull):
            speaking.push(AHEAD)
    assert (speaking.is_sending, acknowledged(till)) == (False, 0)
    assert sent_in_the_end(till)


def test_whoever_lets_go_hears_it_all_again(till: Till) -> None:
    speaking = talk(till)
    speaking.push(AHEAD)
    speaking.let_go()
    assert (speaking.is_sending, acknowledged(till), till.books.journal.mark(SENT)) == (
        False,
        2,
        "4",
    )
    assert sent_in_the_end(till)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_every_fault_of_the_line_is_healed_with_two_on_the_way(
    till: Till, fault: Fault, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "MAX_STEPS", 4)
    till.line.coming.extend([*[_passes] * seed, fault, _passes, fault])
    exchange = Exchange(
        till.books, till.client, till.clock, LoadedDice(), sending=OneThread.of(seed)
    )
    assert exchange.run_until_quiet(till.clock.pass_s, tries=20).is_quiet
    assert len(till.hq.steps_judged) == 7
    assert till.books.journal.count_waiting() == 0


def test_a_backlog_is_told_to_be_out_before_the_news_comes_in(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "MAX_STEPS", 4)
    exchange = Exchange(till.books, till.client, till.clock, LoadedDice())
    out = exchange.round()
    assert (out.pushed, out.pulled, out.is_quiet) == (7, 0, False)
    assert (out.rest_s, till.books.journal.count_waiting()) == (0, 0)
    news = exchange.round()
    assert (news.pushed, news.pulled, news.is_quiet) == (0, 7, True)


def test_a_thread_hands_over_what_hq_said_and_what_came_instead() -> None:
    def fails(_out: Callable[[], None]) -> Pushed:
        raise BooksDamaged("No.")

    send = sending_by(on_a_thread)
    heard, failed = send(lambda _out: NOTHING), send(fails)
    assert heard() is NOTHING
    with pytest.raises(BooksDamaged):
        failed()


def test_whoever_sends_goes_on_once_the_batch_is_out() -> None:
    answer = threading.Event()

    def work(out: Callable[[], None]) -> Pushed:
        out()
        answer.wait()
        return NOTHING

    heard = sending_by(on_a_thread)(
        work
    )  # it would not return before the answer, which comes after it
    answer.set()
    assert heard() is NOTHING


class Patient(FakeHq):
    """Answers a push only once whoever sends it was told that it is out, or a long time later."""

    is_out = threading.Event()
    was_out = False

    def _push(self, device: Device, letter: Push) -> Pushed:
        self.was_out = self.is_out.wait(30)
        return super()._push(device, letter)


def test_over_a_real_line_a_batch_is_out_before_hq_answers() -> None:
    hq, key = Patient(), new_key()
    letter = Enrol(code=hq.enrol_code("MK02"), name="Till", public_key=public_bytes(key).hex())
    with served(hq) as url, HqClient(url, clock=HandClock()) as client:
        device = client.enrol(letter).device
        client.identify(device, lambda text: signed(key, text))
        nothing = Push(
            device=device, epoch=hq.epoch, first=1, previous="", steps=[], signature="00"
        )
        with pytest.raises(HqSaysNo):
            client.push(nothing, hq.is_out.set)
    assert hq.was_out


def test_what_the_bell_heard_waits_for_the_answers_that_are_on_their_way(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = Exchange(till.books, till.client, till.clock, LoadedDice())
    bookmark = till.books.projection.bookmark()
    heard = Page(epoch=till.hq.epoch, rows=[], bookmark=9, head=9, complete=True)
    taken: list[Page] = []
    real = Conversation.take_in

    def noted(self: Conversation, page: Page, more: Iterable[Page] = ()) -> plan.TakenIn:
        taken.append(page)
        return real(self, page, more)

    monkeypatch.setattr(Conversation, "take_in", noted)
    exchange._talk.push(AHEAD)
    assert exchange.round(Rung(bookmark, heard)).is_quiet
    assert heard not in taken
    assert till.books.journal.count_waiting() == 0


def test_a_deed_between_two_rounds_meets_nothing_on_its_way(till: Till) -> None:
    exchange = Exchange(till.books, till.client, till.clock, LoadedDice())
    exchange._talk.push(AHEAD)
    step = InStep(exchange, Bell(till.books, till.client), till.clock, tell=lambda _news: None)
    found: list[bool] = []
    step.do_between(lambda: found.append(exchange._talk.is_sending))
    step._do_deeds()
    assert found == [False]


def test_nothing_on_the_way_is_let_go_at_once() -> None:
    assert OnTheWay().let_go() == 0


def _passes(request: httpx.Request, passed: faults.Passed) -> httpx.Response:
    """Nothing is wrong with this one."""
    return passed(request)
