"""A till hands in another's parcel over its own line."""

from sync.wire import protocol
from sync.wire.parcel_letters import CarriedLetter
from tests.hq.api.caller import Caller, letter, problem
from tests.hq.test_parcels import answer, parcel
from tests.hq.world import World


def test_another_s_parcel_is_taken_in_and_answered_for_it_alone(
    caller: Caller, world: World
) -> None:
    cut_off, carrier = world.till(number="01"), world.till("KC00", "02")
    cut_off.seal()
    told = CarriedLetter(parcel=parcel(caller.headquarters, cut_off))
    back = letter(caller.device(carrier.id).post(protocol.PARCEL, told), CarriedLetter)
    verdicts = answer(caller.headquarters, back.parcel).pushed[0].verdicts
    assert [verdict.verdict for verdict in verdicts] == ["applied"]
    assert world.stock("MK02/") == 5


def test_only_a_device_in_good_standing_carries(caller: Caller, world: World) -> None:
    cut_off, carrier = world.till(number="01"), world.till("KC00", "02")
    told = CarriedLetter(parcel=parcel(caller.headquarters, cut_off))
    assert problem(caller.post(protocol.PARCEL, told)) == (401, "token_missing")
    world.stop(carrier, "revoked")
    assert problem(caller.device(carrier.id).post(protocol.PARCEL, told)) == (401, "carrier")


def test_a_stopped_carrier_and_a_parcel_of_nobody_are_told_apart(
    caller: Caller, world: World
) -> None:
    """The carrier keeps what it has when it is stopped itself, and drops what is nobody's."""
    cut_off, carrier = world.till(number="01"), world.till("KC00", "02")
    nobody_s = parcel(caller.headquarters, cut_off, cover={"device": "till-99"})
    told = CarriedLetter(parcel=nobody_s)
    assert problem(caller.device(carrier.id).post(protocol.PARCEL, told)) == (422, "parcel_device")
    world.stop(cut_off, "revoked")
    told = CarriedLetter(parcel=parcel(caller.headquarters, cut_off))
    back = letter(caller.device(carrier.id).post(protocol.PARCEL, told), CarriedLetter)
    assert answer(caller.headquarters, back.parcel).welcome.state == "revoked"


def test_what_is_no_parcel_is_refused(caller: Caller, world: World) -> None:
    door = caller.device(world.till().id)
    assert problem(door.post(protocol.PARCEL, CarriedLetter(parcel=b"notes"))) == (
        422,
        "not_a_parcel",
    )
