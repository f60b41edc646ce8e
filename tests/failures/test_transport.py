"""Rows 15, 16, 29 to 33, 41 and 43: the way to HQ, and what stands in it."""

from dataclasses import replace
from random import Random

import httpx
import pytest
from litestar import Response

from sync.shop import conversation, exchange_acts, exchange_plan
from sync.shop.exchange_acts import Listen
from sync.shop.exchange_plan import (
    Answered,
    Event,
    Failed,
    Failure,
    Plan,
    Progress,
    Standing,
    next_act,
)
from sync.shop.ledger import NewDocument, Recorded
from sync.shop.trouble import HqAway
from sync.stock.document import Changes, Content
from sync.stock.refusal import Refusal
from sync.wire import protocol
from sync.wire.drafting import StepData
from tests import fault_transport as faults
from tests.failures.ground import Ground, SkewedClock, Till, changed_answer
from tests.failures.plants import Json, instead
from tests.fault_transport import Fault, Passed, told
from tests.shop.shops import CLERK, a_line, received, sold


def test_row_15_only_a_verdict_takes_a_step_from_the_queue(ground: Ground) -> None:
    till = ground.till()
    till.sync()
    received(till.books)
    till.sync(*[changed_answer(_without_verdicts)] * 2, only="/push")
    assert (till.waiting(), till.books.journal.acknowledged()) == (1, 1)
    ground.clock.pass_s(conversation.ASK_AGAIN_S)
    till.sync()
    assert (till.waiting(), ground.on_hand()) == (0, 5)


def _without_verdicts(answer: Json) -> None:
    answer["verdicts"] = []


def _noted(till: Till, note: str, *, post: bool = True) -> Recorded:
    """A receipt of five teas with that note."""
    content = Content((a_line(),), party="SUP-1", note=note)
    return till.books.ledger.record(
        NewDocument(kind="receipt", content=content, post=post), by=CLERK
    )


@pytest.mark.parametrize(
    "steps", [protocol.MAX_STEPS - 1, protocol.MAX_STEPS, protocol.MAX_STEPS + 1]
)
def test_row_16_a_batch_as_long_as_the_queue_ends(ground: Ground, steps: int) -> None:
    till = ground.till()
    for _ in range(steps):
        received(till.books, quantity=1)
    result = till.sync()
    assert (result.pushed, len(till.asked("/push"))) == (
        steps,
        1 + 2 * (steps > protocol.MAX_STEPS),
    )


def test_row_16_an_answer_that_moves_nothing_is_no_loop(ground: Ground) -> None:
    till = ground.till()
    received(till.books)
    till.sync(*[_nothing_new] * 99, only="/push")
    assert till.waiting() == 1
    assert len(till.asked("/push")) <= 20
    till.line.coming.clear()
    till.sync()
    assert till.waiting() == 0


def _nothing_new(_request: httpx.Request, _passed: Passed) -> httpx.Response:
    return told(200, b'{"acknowledged":0,"verdicts":[],"head":0}')


def test_row_29_a_bad_line_goes_on_where_it_broke(ground: Ground) -> None:
    till, other = ground.till(), ground.till()
    other.sync()
    for _ in range(40):
        _noted(till, "x" * 3000)
    till.sync()
    slow: list[Fault] = [_late] * 4
    other.sync(*slow, *[faults.drop_before_send, _passes] * 20, only="/pull")
    places = [int(pull.url.params["bookmark"]) for pull in other.asked("/pull")]
    sizes = [int(pull.url.params.get("page_bytes", "262144")) for pull in other.asked("/pull")]
    assert places == sorted(places)
    assert min(sizes) == protocol.PAGE_BYTES // 16
    assert (other.on_hand(), len(set(places)) > 3) == (200, True)


def _late(request: httpx.Request, _passed: Passed) -> httpx.Response:
    raise httpx.ReadTimeout("late", request=request)


def _passes(request: httpx.Request, passed: Passed) -> httpx.Response:
    return passed(request)


def test_row_30_a_batch_shrinks_until_the_way_takes_it(ground: Ground) -> None:
    till = ground.till()
    for _ in range(60):
        _noted(till, _long(700, salt=till.waiting()))
    till.sync(*[_takes(30_000)] * 40, only="/push")
    assert (till.waiting(), ground.on_hand()) == (0, 300)


def test_row_30_one_document_that_the_way_never_takes_is_named(ground: Ground) -> None:
    till = ground.till()
    made = _noted(till, _long(20_000))
    received(till.books)
    result = till.sync(*[_takes(10_000)] * 99, only="/push")
    assert result.trouble is not None
    assert (result.trouble.code, made.number in result.trouble.message) == ("step_too_large", True)
    assert till.waiting() == 2
    assert len(till.asked("/push")) <= 30
    sold(till.books)
    assert till.on_hand() == 9


def test_row_30_what_hq_would_never_take_is_not_sealed(ground: Ground) -> None:
    till = ground.till()
    _lined(till, lines=120)
    with pytest.raises(Refusal) as refused:
        _lined(till, lines=140)
    assert (refused.value.code, till.waiting()) == ("document_too_large", 1)
    assert sold(till.books).number.endswith("000001")
    till.sync()
    assert (till.waiting(), ground.problems()) == (0, ())


def _lined(till: Till, *, lines: int) -> Recorded:
    """A receipt of so many lines of some 2,000 bytes each."""
    named = (replace(a_line(str(n), quantity=1), name="x" * 1900) for n in range(lines))
    content = Content(tuple(named))
    return till.books.ledger.record(NewDocument(kind="receipt", content=content), by=CLERK)


def _long(signs: int, *, salt: int = 0) -> str:
    """A note that no packing makes small."""
    return "".join(chr(n) for n in Random(salt).choices(range(0x4E00, 0x9FA0), k=signs))


def _takes(most: int) -> Fault:
    """A proxy that takes bodies of so many bytes."""

    def fault(request: httpx.Request, passed: Passed) -> httpx.Response:
        large = len(request.content) > most
        return faults.too_large_413(request, passed) if large else passed(request)

    return fault


def test_row_31_a_struggling_hq_is_left_alone_for_longer_and_longer(ground: Ground) -> None:
    till = ground.till()
    till.sync()
    till.line.only = ""
    till.line.coming.extend([faults.html_502] * 60)
    rests = []
    for _ in range(12):
        rests.append(till.exchange.round().rest_s)
        ground.clock.pass_s(rests[-1])
    assert rests == [min(2**n, 300) or 1 for n in range(9)] + [300] * 3
    till.line.coming.clear()
    till.line.coming.append(_busy_for_400)
    assert till.exchange.round().rest_s >= 400


def _busy_for_400(_request: httpx.Request, _passed: Passed) -> httpx.Response:
    return told(503, b"<html>", media="text/html", retry_after="400")


LIES: tuple[Fault, ...] = (
    faults.portal,
    faults.redirect,
    faults.empty_200,
    faults.foreign_json,
    faults.garbage_200,
    faults.html_502,
)


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.__name__)
def test_row_32_a_portals_page_is_an_hq_out_of_reach(ground: Ground, lie: Fault) -> None:
    till = ground.till()
    till.sync()
    made = received(till.books)
    till.line.coming.extend([lie] * 99)
    for _ in range(4):
        result = till.exchange.round()
        assert (result.is_quiet, result.verdicts, result.pulled) == (False, {}, 0)
    assert isinstance(result.trouble, HqAway)
    assert (result.trouble.code, result.trouble.exit_code) == ("not_hq", 4)
    assert (till.waiting(), till.books.device.state, result.is_online) == (1, "ok", False)
    assert till.books.reading.show(made.document).state == "posted"


def test_row_33_a_clock_of_another_century_decides_nothing(ground: Ground) -> None:
    wrong = ground.till(clock=SkewedClock(ground.clock, hours=24 * 365 * 75))
    right = ground.till()
    for till in (wrong, right):
        till.sync()
    made = _noted(wrong, "wrong", post=False)
    wrong.sync()
    right.sync()
    right.books.ledger.step(
        made.document, "edit", by=CLERK, data=StepData(Changes({"note": "right"}))
    )
    right.sync()
    received(wrong.books, quantity=12)
    sold(right.books, quantity=5)
    for till in (wrong, right, wrong):
        till.sync()
    assert {till.books.reading.show(made.document).content.note for till in (wrong, right)} == {
        "right"
    }
    assert (wrong.on_hand(), right.on_hand(), ground.on_hand()) == (7, 7, 7)
    assert wrong.books.queue.status().clock_offset_s < -24 * 365 * 74 * 3600
    assert ground.problems() == ()


@pytest.mark.parametrize("why", Failure)
def test_row_41_whatever_fails_is_tried_again_without_a_new_document(why: Failure) -> None:
    standing = Standing(has_waiting=True)
    progress, act = next_act(Progress(is_greeted=True), Failed(why), standing)
    if isinstance(act, exchange_acts.Push):  # too old to be greeted: it gives all the same
        _, act = next_act(progress, Failed(why), standing)
    assert isinstance(act, exchange_acts.Rest | exchange_acts.Hello)


def test_row_41_a_queue_that_failed_goes_on_by_itself(ground: Ground) -> None:
    till = ground.till()
    received(till.books)
    till.line.coming.extend([faults.drop_before_send] * 6)
    rests: list[int | float] = []
    while till.waiting():
        result = till.exchange.round()
        assert result.is_quiet == (till.waiting() == 0)
        rests.append(result.rest_s)
        ground.clock.pass_s(result.rest_s)
    assert 0 < max(rests) <= exchange_plan.LONGEST_REST_S


def test_row_41_a_queue_that_stands_still_is_told(ground: Ground) -> None:
    till = ground.till()
    received(till.books)
    assert till.books.queue.status().reasons == ("steps_waiting",)
    ground.clock.pass_s(20 * 60)
    assert till.books.queue.status().oldest_waiting_s == 20 * 60
    till.books.projection.take_in(ground.hq.feed.page(["MK02"], 0))
    assert till.books.queue.status().reasons == ("steps_waiting", "stalled")
    till.sync()
    assert till.books.queue.status().reasons == ()


def test_row_43_a_stale_copy_of_an_answer_makes_no_loop(ground: Ground) -> None:
    till, other = ground.till(), ground.till()
    till.sync()
    received(other.books)
    other.sync()
    stale = ground.answered(till.asked("/pull")[0]).read()
    till.line.requests.clear()
    till.sync(*[_always(stale)] * 99, only="/pull")
    assert len(till.line.requests) < 200
    till.line.coming.clear()
    assert (till.sync().is_quiet, till.on_hand()) == (True, 5)


def test_row_43_an_epoch_that_is_never_the_right_one_makes_no_loop(ground: Ground) -> None:
    till = ground.till()
    till.sync()
    till.line.requests.clear()
    till.line.coming.extend([_epoch] * 99)
    till.line.only = "/pull"
    for _ in range(5):
        assert till.exchange.round().rest_s > 0
    assert len(till.line.requests) <= 5 * 8


def test_row_43_no_answer_may_be_kept_by_a_cache(ground: Ground) -> None:
    till = ground.till()
    received(till.books)
    till.sync()
    answers = [ground.answered(request) for request in till.line.requests]
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}
    assert {pull.url.params["epoch"] for pull in till.asked("/pull")} == {till.books.device.epoch}


def _always(body: bytes) -> Fault:
    def fault(_request: httpx.Request, _passed: Passed) -> httpx.Response:
        return told(200, body)

    return fault


def _epoch(_request: httpx.Request, _passed: Passed) -> httpx.Response:
    return told(409, b'{"code":"epoch","message":"HQ was restored."}')


def _restless(progress: Progress, _event: Event, _standing: Standing) -> Plan:
    return progress, Listen()


def _unmoved(progress: Progress, event: Answered, standing: Standing) -> Plan:
    return exchange_plan._go_on(exchange_plan._moving(progress), standing)


PLANTED = {
    test_row_15_only_a_verdict_takes_a_step_from_the_queue: instead(
        "sync.shop.journal.Journal.unsettled", lambda *_, **__: []
    ),
    test_row_16_an_answer_that_moves_nothing_is_no_loop: instead(
        "sync.shop.exchange_plan._answered", _unmoved
    ),
    test_row_29_a_bad_line_goes_on_where_it_broke: instead(
        "sync.shop.projection.Projection.bookmark", lambda _self: 0
    ),
    test_row_30_a_batch_shrinks_until_the_way_takes_it: instead(
        "sync.shop.exchange_plan._halved", lambda progress: progress
    ),
    test_row_30_what_hq_would_never_take_is_not_sealed: instead(
        "sync.shop.journal.check_size", lambda _link: None
    ),
    test_row_30_one_document_that_the_way_never_takes_is_named: instead(
        "sync.shop.exchange_plan._failed", _restless
    ),
    test_row_31_a_struggling_hq_is_left_alone_for_longer_and_longer: instead(
        "sync.shop.exchange_plan.LONGEST_REST_S", 1
    ),
    test_row_33_a_clock_of_another_century_decides_nothing: instead(
        "sync.shop.journal.Journal.set_offset", lambda _self, _ms: None
    ),
    test_row_41_a_queue_that_failed_goes_on_by_itself: instead(
        "sync.shop.exchange_plan._failed", _restless
    ),
    test_row_41_a_queue_that_stands_still_is_told: instead(
        "sync.shop.queue.Queue._is_stalled", lambda _self: False
    ),
    test_row_43_an_epoch_that_is_never_the_right_one_makes_no_loop: instead(
        "sync.shop.exchange_plan._HELLOS", 10**6
    ),
    test_row_43_no_answer_may_be_kept_by_a_cache: instead(
        "sync.hq.api.letters._told",
        lambda body, status: Response(body, status_code=status, media_type=protocol.MEDIA_TYPE),
    ),
}
