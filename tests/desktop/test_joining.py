"""Enrolling as an errand."""

from pathlib import Path

import pytest

from desktop.joining import join
from sync.cli.wall_clock import WallClock
from sync.shop.profile import is_enrolled, open_books
from sync.shop.recovery import RECOVERY_FILE, recover
from sync.shop.trouble import Trouble
from sync.stock.refusal import Refusal
from tests.fake_hq import served
from tests.shop.lines import an_hq


def test_a_right_code_connects_the_computer_and_its_recovery_key_opens_the_books(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    hq, profile = an_hq(), tmp_path / "till"
    with served(hq) as url:
        code = hq.enrol_code("MK02")
        joined = join(profile, WallClock(), address=url, code=code, device="收銀台 2")
    assert isinstance(joined, str)
    assert is_enrolled(profile)
    (tmp_path / "keys").unlink()
    recover(profile, joined)
    open_books(profile, WallClock()).close()


@pytest.mark.expects_log
def test_a_disk_that_takes_no_recovery_file_does_not_stop_the_shop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    hq, profile = an_hq(), tmp_path / "till"
    (profile / RECOVERY_FILE).mkdir(parents=True)
    with served(hq) as url:
        code = hq.enrol_code("MK02")
        joined = join(profile, WallClock(), address=url, code=code, device="till")
    assert joined == ""
    open_books(profile, WallClock()).close()


def test_a_wrong_address_is_a_no_and_not_a_fault(tmp_path: Path) -> None:
    no = join(tmp_path, WallClock(), address="hq", code="X", device="till")
    assert isinstance(no, Refusal | Trouble)
    assert no.code == "hq_url"


def test_an_hq_that_does_not_answer_leaves_no_books(tmp_path: Path) -> None:
    profile = tmp_path / "till"
    no = join(profile, WallClock(), address="http://127.0.0.1:1", code="X", device="till")
    assert isinstance(no, Refusal | Trouble)
    assert no.code == "hq_away"
    assert not is_enrolled(profile)
