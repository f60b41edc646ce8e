import threading

import pytest

from sync.hq.devices import Devices
from sync.hq.tables import device, enrol_code
from sync.stock.refusal import Refusal
from sync.wire.enrolling import Enrol
from tests.clocks import HandClock
from tests.hq.world import World

KEY = "a1" * 32
OTHER_KEY = "b2" * 32


def _asked(code: str, key: str = KEY, **more: str) -> Enrol:
    return Enrol(code=code, name="Counter 1", public_key=key, **more)


def _code_of(refused: pytest.ExceptionInfo[Refusal]) -> str:
    return refused.value.code


def test_a_code_lets_one_device_in_at_its_site(world: World) -> None:
    devices = Devices(world.database, HandClock())
    code = devices.new_code("MK02")
    let_in = devices.enrol(_asked(code.code))
    assert (let_in.site, let_in.number, let_in.state) == ("MK02", "01", "ok")
    assert let_in.public_key == bytes.fromhex(KEY)
    assert devices.every() == [let_in]
    assert code.expires_at == "2026-11-20T04:15:00.000Z"


def test_a_code_may_be_copied_as_people_copy_codes(world: World) -> None:
    devices = Devices(world.database, HandClock())
    code = devices.new_code("MK02").code
    sloppy = code.lower().replace("0", "o").replace("1", "l").replace("-", " ")
    assert devices.enrol(_asked(sloppy)).site == "MK02"


def test_a_code_is_never_kept_itself(world: World) -> None:
    code = Devices(world.database, HandClock()).new_code("MK02").code
    (row,) = world.rows(enrol_code)
    assert code.replace("-", "") not in str(row)
    assert len(row.digest) == 64


def test_a_lost_answer_makes_no_second_device(world: World) -> None:
    devices = Devices(world.database, HandClock())
    code = devices.new_code("MK02").code
    assert devices.enrol(_asked(code)) == devices.enrol(_asked(code))
    assert len(devices.every()) == 1


def test_a_second_device_cannot_use_the_code(world: World) -> None:
    devices = Devices(world.database, HandClock())
    code = devices.new_code("MK02").code
    devices.enrol(_asked(code))
    with pytest.raises(Refusal) as refused:
        devices.enrol(_asked(code, OTHER_KEY))
    assert _code_of(refused) == "code_used"


def test_a_code_expires_after_fifteen_minutes(world: World) -> None:
    clock = HandClock()
    devices = Devices(world.database, clock)
    code = devices.new_code("MK02").code
    clock.pass_s(15 * 60)
    with pytest.raises(Refusal) as refused:
        devices.enrol(_asked(code))
    assert _code_of(refused) == "code_expired"


def test_numbers_are_never_given_twice(world: World) -> None:
    devices = Devices(world.database, HandClock())
    first = devices.enrol(_asked(devices.new_code("MK02").code))
    devices.revoke(first.id)
    second = devices.enrol(_asked(devices.new_code("KC00").code, OTHER_KEY))
    assert (first.number, second.number) == ("01", "02")


def test_a_new_identity_follows_the_old_one_at_its_own_site(world: World) -> None:
    devices = Devices(world.database, HandClock())
    first = devices.enrol(_asked(devices.new_code("MK02").code))
    second = devices.enrol(_asked(devices.new_code("MK02").code, OTHER_KEY, previous=first.id))
    assert second.previous == first.id
    with pytest.raises(Refusal) as refused:
        devices.enrol(_asked(devices.new_code("KC00").code, "c3" * 32, previous=first.id))
    assert _code_of(refused) == "previous_site"


def test_a_previous_identity_that_a_restored_hq_forgot_is_no_obstacle(world: World) -> None:
    devices = Devices(world.database, HandClock())
    let_in = devices.enrol(_asked(devices.new_code("MK02").code, previous="forgotten"))
    assert let_in.previous == "forgotten"


def test_a_revoked_device_stays_revoked_since_the_first_time(world: World) -> None:
    clock = HandClock()
    devices = Devices(world.database, clock)
    let_in = devices.enrol(_asked(devices.new_code("MK02").code))
    first = devices.revoke(let_in.id)
    clock.pass_s(60)
    assert devices.revoke(let_in.id) == first
    assert (first.state, first.revoked_at) == ("revoked", "2026-11-20T04:00:00.000Z")


@pytest.mark.parametrize("unknown", ["", "nobody", "hq"])
def test_only_a_sites_device_can_be_revoked(world: World, unknown: str) -> None:
    with pytest.raises(Refusal) as refused:
        Devices(world.database, HandClock()).revoke(unknown)
    assert _code_of(refused) == "unknown_device"


def test_a_code_is_for_a_site_that_exists(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        Devices(world.database, HandClock()).new_code("XX99")
    assert _code_of(refused) == "unknown_site"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (_asked("ABCDE-FGHJK"), "code_unknown"),
        (_asked(""), "code_unknown"),
        (_asked("ß" * 100), "code_unknown"),
        (_asked("x", key="a1"), "public_key"),
        (_asked("x", key="zz" * 32), "public_key"),
        (_asked("x", key=" ".join(["a1"] * 32)), "public_key"),
        (Enrol(code="x", name="n" * 101, public_key=KEY), "device_name"),
    ],
)
def test_what_makes_no_sense_is_refused(world: World, asked: Enrol, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        Devices(world.database, HandClock()).enrol(asked)
    assert _code_of(refused) == code


def test_two_tills_with_one_code_at_once_are_one_device(world: World) -> None:
    devices = Devices(world.database, HandClock())
    code = devices.new_code("MK02").code
    told: list[str] = []

    def enrol(key: str) -> None:
        try:
            told.append(devices.enrol(_asked(code, key)).number)
        except Refusal as refusal:
            told.append(refusal.code)

    tills = [threading.Thread(target=enrol, args=(key,)) for key in (KEY, OTHER_KEY)]
    for till in tills:
        till.start()
    for till in tills:
        till.join()
    assert sorted(told) == ["01", "code_used"]
    assert len(world.rows(device, site="MK02")) == 1
