from sync.hq.feed import Feed
from sync.wire import protocol
from sync.wire.comparing import MOST_KEYS, KeyLetter, Ranges, RowsLetter, Wanted
from tests.hq.api.caller import Caller, letter, problem
from tests.hq.world import World


def test_a_device_compares_and_fetches_what_differs(caller: Caller, world: World) -> None:
    door = caller.device(world.till().id)
    told = letter(door.get(protocol.RANGES, epoch=world.epoch), Ranges)
    (whole,) = told.ranges
    assert told.epoch == world.epoch
    assert whole.digest == Feed(world.database).page(["MK02"], 0).digest
    wanted = Wanted(epoch=world.epoch, keys=[KeyLetter(kind="item", id="TEA")])
    rows = letter(door.post(protocol.ROWS, wanted), RowsLetter)
    assert [(row.kind, row.id) for row in rows.rows] == [("item", "TEA")]


def test_another_sites_rows_are_not_told(caller: Caller, world: World) -> None:
    till = world.till("KC00", "02")
    step = till.seal()
    till.push()
    door = caller.device(world.till().id)
    wanted = Wanted(epoch=world.epoch, keys=[KeyLetter(kind="document", id=step.document)])
    assert letter(door.post(protocol.ROWS, wanted), RowsLetter).rows == []
    (whole,) = letter(door.get(protocol.RANGES), Ranges).ranges
    assert step.document not in [key.id for key in whole.keys]


def test_another_epoch_is_told_as_such(caller: Caller, world: World) -> None:
    door = caller.device(world.till().id)
    assert problem(door.get(protocol.RANGES, epoch="other")) == (409, "epoch")
    assert problem(door.post(protocol.ROWS, Wanted(epoch="other", keys=[]))) == (409, "epoch")


def test_too_many_rows_and_names_that_are_none_are_refused(caller: Caller, world: World) -> None:
    door = caller.device(world.till().id)
    many = [KeyLetter(kind="item", id="TEA")] * (MOST_KEYS + 1)
    nul = [KeyLetter(kind="item", id="T\0")]
    for keys in (many, nul):
        answer = door.post(protocol.ROWS, Wanted(epoch=world.epoch, keys=keys))
        assert problem(answer) == (400, "letter_malformed")


def test_a_revoked_device_hears_nothing(caller: Caller, world: World) -> None:
    till = world.till()
    world.stop(till, "revoked")
    door = caller.device(till.id)
    assert problem(door.get(protocol.RANGES)) == (403, "revoked")
    assert problem(door.post(protocol.ROWS, Wanted(epoch="", keys=[]))) == (403, "revoked")
    assert problem(caller.get(protocol.RANGES)) == (401, "token_missing")
