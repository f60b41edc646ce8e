"""`hq quarantine`: what stopped devices sent is shown, released or left."""

import pytest

from sync.hq.headquarters import open_headquarters
from tests.cli.office import Office
from tests.clocks import HandClock
from tests.hq.world import Till, World


def stopped(office: Office) -> None:
    """A revoked till whose two receipts came after it was stopped."""
    with open_headquarters(office.folder, HandClock()) as hq:
        world = object.__new__(World)
        world.database = hq.database
        till = Till(world, "MK02", "91")
        till.seal(document="d1")
        till.seal(document="d2")
        world.stop(till, "revoked")
        till.push()


def test_steps_aside_are_listed_released_and_left(office: Office) -> None:
    assert office.hq("quarantine", "list").lines == []
    stopped(office)
    told = office.hq("quarantine", "list").lines
    assert [(one["seq"], one["document"], one["state"]) for one in told] == [
        (1, "d1", "waiting"),
        (2, "d2", "waiting"),
    ]
    first, second = (one["step"] for one in told)
    left = office.hq("quarantine", "leave", "--step", first, "--reason", "a trial")
    assert (left.code, left.only) == (0, {"left": 1})
    released = office.hq("quarantine", "release", "--device", "till-91", "--reason", "seen")
    assert (released.code, released.only["step"], released.only["verdict"]) == (
        5,  # goods that HQ does not know: a case waits
        second,
        "applied_with_exception",
    )
    told = office.hq("quarantine", "list", "--device", "till-91").lines
    assert [one["state"] for one in told] == ["left", "released"]
    assert office.hq("verify").only["ok"] is True


def test_a_choice_and_a_reason_are_asked_for(office: Office) -> None:
    stopped(office)
    for short in (("--reason", "seen"), ("--device", "till-91")):
        with pytest.raises(SystemExit) as ended:
            office.hq("quarantine", "release", *short)
        assert ended.value.code == 2
    assert office.hq("quarantine", "leave", "--device", "x", "--reason", "seen").code == 3
    words = ("--device", "till-91", "--reason", "seen", "--by", "amy")
    assert office.hq("quarantine", "release", *words).code == 3
