import pytest

from sync.hq.api.taking import signature_in, taken
from sync.stock.refusal import Refusal
from sync.wire.protocol import MAX_BATCH_BYTES
from tests.hq.api.caller import Caller
from tests.hq.world import World


def test_a_signature_that_is_no_hex_is_none() -> None:
    assert [signature_in("00ff"), signature_in("0"), signature_in("zz")] == [b"\x00\xff", b"", b""]


def test_more_bytes_of_steps_than_hq_takes_are_refused(caller: Caller, world: World) -> None:
    till = world.till()
    till.seal_bytes(b'"' + b"x" * MAX_BATCH_BYTES + b'"')
    told: list[object] = []
    with pytest.raises(Refusal) as refusal:
        taken(caller.headquarters, till.id, till.push_letter(), told=told.append)
    assert (refusal.value.code, told) == ("body_too_large", [])
