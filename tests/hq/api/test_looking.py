from sync.hq.tables import case
from sync.wire import protocol
from sync.wire.looking import Look, Looked
from tests.hq.api.caller import Caller, letter, problem
from tests.hq.world import World


def test_two_desks_hear_of_each_other(caller: Caller, world: World) -> None:
    one, other = world.till(number="01"), world.till(number="02")
    one.tell(kind="issue")
    (row,) = world.rows(case)
    mine = caller.device(one.id).post(protocol.LOOKING, Look(case=row.id, by="clerk"))
    theirs = caller.device(other.id).post(protocol.LOOKING, Look(case=row.id, by="desk"))
    assert letter(mine, Looked).own
    assert letter(theirs, Looked).name == "Clerk"


def test_only_devices_that_are_let_in_may_ask(caller: Caller, world: World) -> None:
    till = world.till()
    assert problem(caller.post(protocol.LOOKING, Look(case="c"))) == (401, "token_missing")
    asked = caller.device(till.id).post(protocol.LOOKING, Look(case="c"))
    assert problem(asked) == (422, "unknown_case")
    world.stop(till, "revoked")
    asked = caller.device(till.id).post(protocol.LOOKING, Look(case="c"))
    assert problem(asked) == (403, "revoked")
