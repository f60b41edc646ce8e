import pytest

from sync.hq.api.admission import BlobAdmission, Tries
from sync.stock.refusal import Refusal


def test_only_so_many_are_inside_at_a_time() -> None:
    door = BlobAdmission(2)
    with door.one(), door.one(), pytest.raises(Refusal) as refused, door.one():
        raise AssertionError
    assert refused.value.code == "busy"


def test_who_leaves_makes_room_however_they_leave() -> None:
    door = BlobAdmission(1)
    with pytest.raises(KeyError), door.one():
        raise KeyError
    with door.one():
        assert door is not None


def test_who_guesses_too_often_waits_for_the_next_minute() -> None:
    tries = Tries(2)
    tries.check(0)
    tries.fail()
    tries.fail()
    with pytest.raises(Refusal) as refused:
        tries.check(59)
    tries.check(60)
    assert refused.value.code == "too_many_tries"
