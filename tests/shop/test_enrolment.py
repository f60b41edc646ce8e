"""How a till becomes a device of HQ's, and goes on after HQ stopped it."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from sync.shop.enrolment import enrol
from sync.shop.hq_client import HqClient
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.profile import is_enrolled, open_books
from sync.shop.trouble import HqAway
from sync.stock.refusal import Refusal
from sync.wire.letters import unpacked
from sync.wire.messages import StepLetter
from tests import fault_transport as faults
from tests.clocks import HandClock
from tests.fake_hq import FakeHq
from tests.fault_transport import line_to
from tests.shop.lines import URL, a_till, an_hq
from tests.shop.shops import received, sold


def client_of(hq: FakeHq, *coming: faults.Fault) -> HqClient:
    return HqClient(URL, clock=HandClock(), transport=line_to(hq, *coming))


def test_a_till_is_let_in_with_a_code(tmp_path: Path) -> None:
    hq = an_hq()
    client = client_of(hq)
    code = hq.enrol_code("MK02")
    device = enrol(tmp_path / "till", HandClock(), client, code=code, name="Till 1").device
    assert (device.id, device.site, device.number) == ("device-1", "MK02", "01")
    assert hq.devices["device-1"].public_key == device.public_key
    with open_books(tmp_path / "till", HandClock()) as books:
        assert (books.device, books.device.hq_url) == (device, URL)
    client.close()


def test_a_healthy_profile_is_not_enrolled_twice(tmp_path: Path) -> None:
    hq = an_hq()
    with a_till(tmp_path / "till", hq):
        pass
    with pytest.raises(Refusal) as refusal:
        enrol(tmp_path / "till", HandClock(), client_of(hq), code="any", name="")
    assert refusal.value.code == "already_enrolled"


@pytest.mark.parametrize(
    ("fault", "trouble"), [(faults.drop_before_send, HqAway), (faults.portal, HqAway)]
)
def test_an_enrolment_that_did_not_come_about_leaves_no_books(
    tmp_path: Path, fault: faults.Fault, trouble: type[HqAway]
) -> None:
    hq = an_hq()
    code = hq.enrol_code("MK02")
    with pytest.raises(trouble):
        enrol(tmp_path / "till", HandClock(), client_of(hq, fault), code=code, name="")
    assert not is_enrolled(tmp_path / "till")
    enrol(tmp_path / "till", HandClock(), client_of(hq), code=code, name="")
    assert is_enrolled(tmp_path / "till")


def test_a_lost_answer_lets_the_same_device_in_again_and_no_second_one(tmp_path: Path) -> None:
    hq = an_hq()
    code = hq.enrol_code("MK02")
    lost = client_of(hq, faults.drop_after_commit)
    with pytest.raises(HqAway):
        enrol(tmp_path / "till", HandClock(), lost, code=code, name="")
    again = enrol(tmp_path / "till", HandClock(), client_of(hq), code=code, name="")
    assert list(hq.devices) == [again.device.id]
    with pytest.raises(HqSaysNo) as no:
        enrol(tmp_path / "other", HandClock(), client_of(hq), code=code, name="")
    assert no.value.code == "code_used"


def test_a_wrong_code_is_hqs_no(tmp_path: Path) -> None:
    with pytest.raises(HqSaysNo) as no:
        enrol(tmp_path / "till", HandClock(), client_of(an_hq()), code="NO", name="")
    assert no.value.code == "code_unknown"
    assert not is_enrolled(tmp_path / "till")


def test_unsent_steps_follow_a_stopped_device_exactly_once(tmp_path: Path) -> None:
    hq = an_hq()
    with a_till(tmp_path / "till", hq) as till:
        received(till.books, quantity=12)
        till.sync()
        sold(till.books, quantity=5)
        hq.revoke(till.books.device.id)
        till.sync()
    code = hq.enrol_code("MK02")
    again = enrol(tmp_path / "till", HandClock(), client_of(hq), code=code, name="")
    assert (again.device.number, again.followed) == ("02", 1)
    with a_till(tmp_path / "till", hq) as till:
        result = till.sync()
        assert (result.pushed, result.verdicts, result.state) == (1, {"applied": 1}, "ok")
        assert sum(row.on_hand for row in till.books.projection.book.rows("TEA")) == 7
        assert till.sync().pushed == 0
    sent = unpacked(hq.devices["device-2"].log[0][0], StepLetter)
    assert sent.origin is not None
    assert (sent.origin.device, sent.origin.seq) == ("device-1", 2)
    assert hq.on_hand("MK02/", "TEA", "", at="9") == 7


def test_a_copied_profile_goes_on_as_another_device(tmp_path: Path) -> None:
    hq = an_hq()
    with a_till(tmp_path / "till", hq) as till:
        received(till.books, quantity=12)
        till.sync()
    shutil.copytree(tmp_path / "till", tmp_path / "copy")
    with a_till(tmp_path / "copy", hq) as copy:
        assert copy.sync().state == "forked"
    code = hq.enrol_code("MK02")
    enrol(tmp_path / "copy", HandClock(), client_of(hq), code=code, name="")
    with a_till(tmp_path / "copy", hq) as copy, a_till(tmp_path / "till", hq) as till:
        sold(copy.books, quantity=1)
        sold(till.books, quantity=2)
        assert (copy.sync().state, till.sync().state) == ("ok", "ok")
    assert hq.on_hand("MK02/", "TEA", "", at="9") == 9


def test_what_a_restored_hq_forgot_follows_a_stopped_device_too(tmp_path: Path) -> None:
    hq = an_hq()
    with a_till(tmp_path / "till", hq) as till:
        received(till.books, quantity=12)
        till.sync()
        hq.revoke(till.books.device.id)
        till.sync()
    restored = an_hq()
    restored.epoch = "e0000002"
    restored.devices["device-1"] = replace(hq.devices["device-1"], log=[])
    code = restored.enrol_code("MK02")
    again = enrol(tmp_path / "till", HandClock(), client_of(restored), code=code, name="")
    with a_till(tmp_path / "till", restored) as till:
        assert (again.followed, till.sync().verdicts) == (1, {"applied": 1})
    assert restored.on_hand("MK02/", "TEA", "", at="9") == 12


def test_an_hq_from_before_this_device_was_let_in_lets_it_in_again(tmp_path: Path) -> None:
    hq = an_hq()
    with a_till(tmp_path / "till", hq) as till:
        received(till.books, quantity=12)
        till.sync()
    earlier = an_hq()
    earlier.epoch = "e0000002"
    with a_till(tmp_path / "till", earlier) as till:
        assert till.sync().state == "revoked"
    code = earlier.enrol_code("MK02")
    enrol(tmp_path / "till", HandClock(), client_of(earlier), code=code, name="")
    with a_till(tmp_path / "till", earlier) as till:
        assert till.sync().is_quiet
    assert earlier.on_hand("MK02/", "TEA", "", at="9") == 12


def test_a_device_that_dies_as_it_goes_on_is_told_everything_by_its_next_start(
    tmp_path: Path,
) -> None:
    hq = an_hq()
    with a_till(tmp_path / "till", hq) as till:
        received(till.books, quantity=12)
        till.sync()
        assert till.books.projection.bookmark() > 0
        another = replace(till.books.device, id="device-2", epoch="e0000002")
        till.books.journal.go_on_as(another, sign=lambda _head: bytes(64))
    with open_books(tmp_path / "till", HandClock()) as books:
        assert (books.projection.bookmark(), books.projection.epoch()) == (0, "e0000002")
        assert sum(row.on_hand for row in books.projection.book.rows("TEA")) == 12
