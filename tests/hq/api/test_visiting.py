"""Hello and what comes with it: proof of the key in one request, none good twice, steps taken, news told."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select

from sync.hq.devices import Devices
from sync.hq.tables import device
from sync.stock.moment import format_moment
from sync.wire import packing, protocol
from sync.wire.letters import packed
from sync.wire.messages import Page, Push, Welcome
from sync.wire.seal import new_key, signed
from sync.wire.visiting import FRESH_S, SCHEME, Visit, Visited, proof_of
from tests.clocks import HandClock
from tests.hq.api.caller import Caller, letter, problem
from tests.hq.world import Till, World


def _visit(caller: Caller, till: Till, push: Push | None = None, **more: object) -> Visit:
    given: dict[str, object] = {
        "epoch": till.epoch, "bookmark": 0, "clock": format_moment(caller.headquarters.clock.now()),
        "page_bytes": protocol.PAGE_BYTES, "hash": till.heads[-1].hex(), "seq": till.seq, **more,
    }  # fmt: skip
    return Visit(protocol=1, oldest_protocol=1, app="test", device=till.id, push=push, **given)  # type: ignore[arg-type]  # a test may name any field


def _signed(caller: Caller, till: Till, visit: Visit) -> httpx.Response:
    body = packed(visit)
    signature = signed(till.key, proof_of(body)).hex()
    return caller.raw(protocol.HELLO, body, Authorization=f"{SCHEME} {signature}")


def test_one_request_proves_the_key_brings_the_steps_and_the_first_page(
    caller: Caller, world: World
) -> None:
    till = world.till()
    till.seal()
    till.seal(kind="issue")
    told = letter(_signed(caller, till, _visit(caller, till, till.push_letter())), Visited)
    assert (told.state, told.seq, told.new_epoch) == ("ok", 0, False)
    assert told.pushed is not None
    assert told.pushed.acknowledged == 2
    assert told.page is not None
    assert told.page.complete
    assert {row.kind for row in told.page.rows} >= {"document", "item"}
    bearing = caller.bearing(told.token)
    answer = bearing.get(protocol.PULL, bookmark=told.page.bookmark, epoch=told.epoch)
    after = letter(answer, Page)
    assert (after.rows, after.digest) == ([], told.page.digest)


def test_with_a_token_a_visit_needs_no_signature_and_gets_no_token(
    caller: Caller, world: World
) -> None:
    till = world.till()
    till.seal()
    visit = _visit(caller, till, till.push_letter())
    told = letter(caller.device(till.id).post(protocol.HELLO, visit), Visited)
    assert told.pushed is not None
    assert (told.pushed.acknowledged, told.token) == (1, "")


def test_the_same_visit_is_good_once(caller: Caller, world: World, clock: HandClock) -> None:
    till = world.till()
    first = _visit(caller, till)
    assert _signed(caller, till, first).status_code == 200
    for _ in range(2):
        assert problem(_signed(caller, till, first)) == (401, "proof")
    clock.pass_s(60)
    assert problem(_signed(caller, till, first)) == (401, "proof")
    assert _signed(caller, till, _visit(caller, till)).status_code == 200


def test_a_visit_of_before_is_not_good_after_the_clock_was_set_back(
    caller: Caller, world: World, clock: HandClock
) -> None:
    till = world.till()
    fast = format_moment(clock.now() + timedelta(seconds=120))
    caught = _visit(caller, till, clock=fast)
    assert _signed(caller, till, caught).status_code == 200
    set_back = _visit(caller, till)
    assert problem(_signed(caller, till, set_back)) == (401, "proof")
    assert caller.device(till.id).post(protocol.HELLO, set_back).status_code == 200
    assert problem(_signed(caller, till, caught)) == (401, "proof")


@pytest.mark.parametrize("seconds", [-FRESH_S - 1, FRESH_S + 1])
def test_a_visit_that_is_not_from_now_proves_nothing(
    caller: Caller, world: World, clock: HandClock, seconds: int
) -> None:
    till = world.till()
    then = format_moment(clock.now() + timedelta(seconds=seconds))
    assert problem(_signed(caller, till, _visit(caller, till, clock=then))) == (401, "proof")


def test_a_visit_for_other_books_proves_nothing(caller: Caller, world: World) -> None:
    till = world.till()
    assert problem(_signed(caller, till, _visit(caller, till, epoch="another"))) == (401, "proof")
    with world.database.reading() as books:
        row = books.execute(select(device.c.greeted_at, device.c.last_seen_at)).all()
    assert set(row) == {("", "")}


@pytest.mark.expects_log
def test_a_signed_visit_that_knows_more_begins_a_new_epoch_and_gives_nothing(
    caller: Caller, world: World
) -> None:
    till = world.till()
    till.seal()
    visit = _visit(caller, till, till.push_letter(), bookmark=10**6)
    told = letter(_signed(caller, till, visit), Visited)
    assert (told.new_epoch, told.pushed, told.page) == (True, None, None)


def test_who_cannot_sign_for_the_device_leaves_no_trace(caller: Caller, world: World) -> None:
    till, other = world.till(), world.till(number="02")
    till.seal()
    visit = _visit(caller, till, till.push_letter())
    body = packed(visit)
    good = signed(till.key, proof_of(body)).hex()
    for signature in (
        signed(new_key(), proof_of(body)).hex(),
        signed(other.key, proof_of(body)).hex(),
        signed(till.key, body).hex(),
        signed(till.key, proof_of(body + b" ")).hex(),
        "no hex",
        "",
    ):
        told = caller.raw(protocol.HELLO, body, Authorization=f"{SCHEME} {signature}")
        assert problem(told) == (401, "key")
    known = Devices(world.database, HandClock()).device(till.id)
    assert known is not None
    assert (known.seq, known.last_seen_at) == (0, "")
    assert letter(
        caller.raw(protocol.HELLO, body, Authorization=f"{SCHEME.lower()} {good}"), Visited
    ).pushed


def test_a_device_that_hq_does_not_know_hears_so(caller: Caller, world: World) -> None:
    till = world.till()
    for name in ("nobody", "hq"):
        visit = _visit(caller, till)
        visit.device = name
        assert problem(_signed(caller, till, visit)) == (403, "unknown_device")


def test_a_stopped_device_hears_that_and_nothing_is_taken_or_told(
    caller: Caller, world: World
) -> None:
    till = world.till()
    till.seal()
    caller.headquarters.devices.revoke(till.id)
    told = letter(_signed(caller, till, _visit(caller, till, till.push_letter())), Visited)
    assert (told.state, told.pushed, told.page) == ("revoked", None, None)


def test_steps_that_do_not_follow_or_are_refused_are_left_to_a_push(
    caller: Caller, world: World
) -> None:
    till, other = world.till(), world.till(number="02")
    for _ in range(2):
        till.seal()
    other.seal()
    for push in (till.push_letter(2), other.push_letter()):
        told = letter(
            caller.device(till.id).post(protocol.HELLO, _visit(caller, till, push)), Visited
        )
        assert (told.state, told.pushed) == ("ok", None)
        assert told.page is not None


def test_steps_that_hq_has_already_are_answered_again(caller: Caller, world: World) -> None:
    till = world.till()
    till.seal()
    till.push()
    told = letter(_signed(caller, till, _visit(caller, till, till.push_letter())), Visited)
    assert told.pushed is not None
    assert [verdict.verdict for verdict in told.pushed.verdicts] == ["applied"]


def test_a_hello_as_before_is_welcome_as_before(caller: Caller, world: World) -> None:
    till = world.till()
    answer = caller.device(till.id).post(protocol.HELLO, _visit(caller, till, page_bytes=0))
    assert letter(answer, Welcome).state == "ok"
    assert not {"token", "pushed", "page"} & set(answer.json())


@pytest.mark.parametrize("number", [-1, 2**53])
def test_places_that_cannot_be_are_refused(caller: Caller, world: World, number: int) -> None:
    till = world.till()
    for visit in (
        _visit(caller, till, page_bytes=number),
        _visit(caller, till, items_from=number),
    ):
        assert problem(_signed(caller, till, visit)) == (422, "hello_malformed")


@pytest.mark.parametrize("encoding", ["", "zstd"])
def test_more_than_a_hello_may_bring_is_not_even_read(caller: Caller, encoding: str) -> None:
    letter = b" " * (protocol.MAX_VISIT_BYTES + 1)
    body = packing.packed(letter)[0] if encoding else letter
    told = caller.raw(protocol.HELLO, body, Content_Encoding=encoding)
    assert problem(told) == (413, "body_too_large")
