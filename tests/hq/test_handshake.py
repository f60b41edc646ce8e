from datetime import timedelta

import pytest

from sync.hq.handshake import Handshake
from sync.hq.tables import device, feed_head
from sync.stock.moment import format_moment, parse_moment
from sync.stock.refusal import Refusal
from sync.wire.messages import Hello, Welcome
from tests.clocks import HandClock
from tests.hq.world import NOW, Till, World


def _hello(till: Till, **more: object) -> Hello:
    given: dict[str, object] = {
        "protocol": 1,
        "oldest_protocol": 1,
        "app": "0.1.0",
        "device": till.id,
        "epoch": till.epoch,
        "seq": till.seq,
        "hash": till.heads[-1].hex(),
        "bookmark": 0,
        "clock": NOW,
        **more,
    }
    return Hello(**given)  # type: ignore[arg-type]  # a test may name any field


def _greet(till: Till, **more: object) -> Welcome:
    return Handshake(till.world.database, HandClock()).greet(till.id, _hello(till, **more))


def test_a_till_in_step_goes_on_after_what_hq_has(world: World) -> None:
    till = world.till()
    till.seal()
    till.push()
    till.seal()
    welcome = _greet(till)
    assert (welcome.state, welcome.seq, welcome.new_epoch) == ("ok", 1, False)
    assert welcome.hash == till.heads[1].hex()
    assert (welcome.sites, welcome.epoch, welcome.head) == (["MK02"], world.epoch, 13)


def test_another_hash_at_the_same_place_is_a_copied_till(world: World) -> None:
    till = world.till()
    till.seal()
    till.push()
    assert _greet(till, hash="00" * 32).state == "forked"
    assert _greet(till).state == "forked"


def test_a_till_that_has_forgotten_what_hq_holds_was_restored(world: World) -> None:
    till = world.till()
    for _ in range(2):
        till.seal()
    till.push()
    twin = till.copy(1)
    assert _greet(twin).state == "restored"
    assert _greet(till).state == "restored"


def test_a_hello_that_was_on_its_way_for_long_stops_no_till(world: World) -> None:
    till, later = world.till(), format_moment(parse_moment(NOW) + timedelta(seconds=30))
    till.seal()
    before = _hello(till)
    assert _greet(till, clock=later).state == "ok"
    till.push()
    till.seal()
    till.push()
    handshake = Handshake(world.database, HandClock())
    assert handshake.greet(till.id, before).state == "ok"
    assert _greet(till, clock=later).state == "ok"
    assert _greet(till.copy(1), clock=later).state == "restored"


@pytest.mark.expects_log
@pytest.mark.parametrize("knows", [{"bookmark": 999}, {"settled_seq": 1}])
def test_a_till_that_knows_more_than_hq_tells_that_hq_was_restored(
    world: World, knows: dict[str, int]
) -> None:
    till = world.till()
    till.seal()
    welcome = _greet(till, **knows)
    assert (welcome.state, welcome.new_epoch) == ("ok", True)
    assert welcome.epoch != till.epoch
    assert world.rows(feed_head)[0].epoch == welcome.epoch
    assert not _greet(till, epoch=welcome.epoch).new_epoch


def test_a_stopped_till_is_not_believed(world: World) -> None:
    till = world.till()
    world.stop(till, "revoked")
    welcome = _greet(till, bookmark=999, settled_seq=7)
    assert (welcome.state, welcome.epoch, welcome.new_epoch) == ("revoked", till.epoch, False)


def test_an_old_epoch_is_told_the_new_one_and_changes_nothing(world: World) -> None:
    till = world.till()
    welcome = _greet(till, epoch="00000000", bookmark=999, settled_seq=7)
    assert (welcome.new_epoch, welcome.epoch) == (True, world.epoch)


def test_a_hello_is_remembered(world: World) -> None:
    till = world.till()
    _greet(till, clock="2026-11-20T03:59:58.500Z", bookmark=5)
    (row,) = world.rows(device, id=till.id)
    assert (row.offset_ms, row.bookmark, row.app, row.last_seen_at) == (1500, 5, "0.1.0", NOW)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"protocol": 0}, "protocol"),
        ({"protocol": 9, "oldest_protocol": 2}, "protocol"),
        ({"seq": -1}, "hello_malformed"),
        ({"bookmark": 2**60}, "hello_malformed"),
        ({"app": "a\0"}, "hello_malformed"),
        ({"clock": "yesterday"}, "moment_malformed"),
    ],
)
def test_a_hello_that_makes_no_sense_is_refused(
    world: World, more: dict[str, object], code: str
) -> None:
    till = world.till()
    with pytest.raises(Refusal) as refused:
        _greet(till, **more)
    assert refused.value.code == code


def test_a_newer_program_is_answered_in_the_protocol_both_speak(world: World) -> None:
    assert _greet(world.till(), protocol=7).protocol == 1


def test_a_device_that_a_restored_hq_forgot_is_told_so(world: World) -> None:
    till = world.till()
    with pytest.raises(Refusal) as refused:
        Handshake(world.database, HandClock()).greet("forgotten", _hello(till))
    assert refused.value.code == "unknown_device"
