"""A push carries the bytes as they were sealed."""

from sync.wire.batch import push_letter
from sync.wire.letters import packed, unpacked
from sync.wire.messages import Push
from sync.wire.seal import GENESIS


def test_sealed_bytes_travel_unaltered_unknown_fields_too() -> None:
    sealed = [b'{"step":"s1","from_a_later_version":[1,2.50]}', b'{"step":"s2"}']
    letter = push_letter("dev-1", "e1", sealed, first=7, previous=GENESIS, signature=b"\x01" * 64)
    arrived = unpacked(packed(letter), Push)
    assert [bytes(step) for step in arrived.steps] == sealed
    assert (arrived.first, arrived.previous, arrived.signature) == (7, "00" * 32, "01" * 64)
