from sync.wire import protocol
from sync.wire.attaching import BlobLetter, ChunkLetter
from tests.files import JPEG, named
from tests.hq.api.caller import Caller, letter, problem
from tests.hq.test_blobs import attach
from tests.hq.world import World

PATH = f"{protocol.BLOBS}/{named(JPEG).sha256}"
WHOLE = ChunkLetter(start=0, size=len(JPEG), bytes=JPEG)


def test_a_device_sends_a_file_and_another_of_the_site_fetches_it(
    caller: Caller, world: World
) -> None:
    till = world.till()
    attach(till, JPEG)
    door = caller.device(till.id)
    assert letter(door.get(PATH), BlobLetter).received == 0
    assert letter(door.post(f"{PATH}/next", WHOLE), BlobLetter).whole
    other = caller.device(world.till(number="02").id)
    assert letter(other.get(PATH), BlobLetter).whole
    assert letter(other.get(f"{PATH}/bytes", start=4), ChunkLetter).bytes == JPEG[4:]
    assert letter(other.get(f"{PATH}/bytes", start=len(JPEG)), ChunkLetter).bytes == b""


def test_another_site_a_stranger_and_a_revoked_device_hear_nothing(
    caller: Caller, world: World
) -> None:
    till = world.till()
    attach(till, JPEG)
    caller.device(till.id).post(f"{PATH}/next", WHOLE)
    elsewhere = caller.device(world.till("KC00", "02").id)
    for answer in (
        elsewhere.get(PATH),
        elsewhere.get(f"{PATH}/bytes"),
        elsewhere.post(f"{PATH}/next", WHOLE),
    ):
        assert problem(answer) == (404, "unknown_blob")
    assert problem(caller.get(PATH)) == (401, "token_missing")
    world.stop(till, "revoked")
    assert problem(caller.device(till.id).get(f"{PATH}/bytes")) == (403, "revoked")


def test_a_name_that_no_table_takes_is_none(caller: Caller, world: World) -> None:
    door = caller.device(world.till().id)
    assert problem(door.get(f"{protocol.BLOBS}/a%00b")) == (404, "unknown_blob")


def test_a_chunk_that_is_none_is_refused(caller: Caller, world: World) -> None:
    till = world.till()
    attach(till, JPEG)
    door = caller.device(till.id)
    assert problem(door.raw(f"{PATH}/next", b'{"start":0,"size":1,"bytes":"%%"}')) == (
        400,
        "letter_malformed",
    )
    wrong = ChunkLetter(start=0, size=1, bytes=b"1")
    assert problem(door.post(f"{PATH}/next", wrong)) == (422, "blob_chunk")
