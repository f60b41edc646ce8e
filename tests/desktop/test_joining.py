"""Enrolling as an errand."""

from pathlib import Path

from desktop.joining import join
from sync.cli.wall_clock import WallClock
from sync.shop.profile import is_enrolled
from tests.fake_hq import served
from tests.shop.lines import an_hq


def test_a_right_code_connects_the_computer(tmp_path: Path) -> None:
    hq, profile = an_hq(), tmp_path / "till"
    with served(hq) as url:
        code = hq.enrol_code("MK02")
        no = join(profile, WallClock(), address=url, code=code, device="收銀台 2")
    assert no is None
    assert is_enrolled(profile)


def test_a_wrong_address_is_a_no_and_not_a_fault(tmp_path: Path) -> None:
    no = join(tmp_path, WallClock(), address="hq", code="X", device="till")
    assert no is not None
    assert no.code == "hq_url"


def test_an_hq_that_does_not_answer_leaves_no_books(tmp_path: Path) -> None:
    profile = tmp_path / "till"
    no = join(profile, WallClock(), address="http://127.0.0.1:1", code="X", device="till")
    assert no is not None
    assert no.code == "hq_away"
    assert not is_enrolled(profile)
