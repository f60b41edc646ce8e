import pytest

from sync.hq.api.pulling import Pulling
from sync.stock.refusal import Refusal
from sync.wire.protocol import PAGE_BYTES
from tests.hq.api.caller import Caller
from tests.hq.world import World


def test_who_waits_sees_what_who_asks_sees(caller: Caller, world: World) -> None:
    till = world.till()
    till.seal()
    till.push()
    hq = caller.headquarters
    for bookmark in (0, hq.feed.head() - 1, hq.feed.head()):
        pulling = Pulling(hq, till.id, till.epoch, bookmark, 0, PAGE_BYTES)
        assert pulling.glance() == pulling.page()


def test_who_has_read_further_than_there_is_has_to_say_hello(caller: Caller, world: World) -> None:
    till = world.till()
    hq = caller.headquarters
    for epoch, bookmark in (("another", 0), (till.epoch, hq.feed.head() + 1)):
        with pytest.raises(Refusal) as refusal:
            Pulling(hq, till.id, epoch, bookmark, 0, PAGE_BYTES).page()
        assert refusal.value.code == "epoch"
