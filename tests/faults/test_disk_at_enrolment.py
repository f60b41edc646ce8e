"""The disk fails while a shop begins its books: it is let in once, whenever it tries again."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.enrolment import enrol
from sync.shop.hq_client import HqClient
from sync.shop.profile import is_enrolled
from sync.shop.trouble import Trouble
from tests.clocks import HandClock
from tests.fake_hq import FakeHq
from tests.fault_transport import line_to
from tests.faults.apsw_driver import MODULE
from tests.faults.bad_disk import BadDisk, Harm, bad_disk
from tests.shop.lines import URL, a_till, an_hq

STRIDE = 13
"""A beginning makes some 250 accesses; each harm looks at one in so many, each from another first."""


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BadDisk]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    monkeypatch.setattr("sync.shop.database.dbapi2", MODULE)
    with bad_disk() as disk:
        yield disk


def tried(profile: Path, hq: FakeHq, code: str) -> str:
    """What went wrong, in a sentence; what is no Trouble is a bug and passes."""
    with HqClient(URL, clock=HandClock(), transport=line_to(hq)) as client:
        try:
            enrol(profile, HandClock(), client, code=code, name="till")
        except Trouble as trouble:
            return trouble.message
    return ""


def begun(disk: BadDisk, folder: Path, harm: Harm, at: int) -> bool:
    """Whether the `at`-th access of a beginning was met by harm; it is well in the end."""
    hq, profile = an_hq(), folder / f"till-{at}"
    code = hq.enrol_code("MK02")
    disk.strike(harm, at)
    said = tried(profile, hq, code)
    disk.heal()
    disk.lose_power(random.Random(at))
    assert not disk.struck or said.endswith(".") or is_enrolled(profile)
    again = "" if is_enrolled(profile) else tried(profile, hq, code)
    assert again == ""
    assert len(hq.devices) == 1
    with a_till(profile, hq) as till:
        assert till.sync().is_quiet
    return disk.struck


@pytest.mark.parametrize("harm", Harm)
def test_a_shop_is_let_in_once_whatever_the_disk_does(
    disk: BadDisk, tmp_path: Path, harm: Harm
) -> None:
    first = 1 + list(Harm).index(harm)
    struck = [at for at in range(first, 400, STRIDE) if begun(disk, tmp_path, harm, at)]
    assert len(struck) >= 3
