"""An HQ in memory, and a terminal at a shop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from sync.cli.wall_clock import WallClock
from sync.stock.moment import now_text
from sync.wire.messages import BarcodeLetter, ItemLetter, StaffLetter
from tests.cli.office import GOODS, Office, Said
from tests.cli.terminal import Terminal
from tests.fake_hq import FakeHq, served

HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def hq() -> FakeHq:
    """An HQ with two items and two people."""
    hq = FakeHq()
    hq.now = lambda: now_text(WallClock())
    pack = BarcodeLetter(code="14891234500014", pack="24")
    codes = [BarcodeLetter(code="4891234500017"), pack]
    hq.add_item(ItemLetter(sku="TEA", name="檸檬茶", unit="包", price="4.50", barcodes=codes))
    hq.add_item(ItemLetter(sku="RICE", name="絲苗米", unit="kg", decimals=3))
    clerk = StaffLetter(code="C1", name="小麗", role="clerk", pin=HASHER.hash("2468"))
    buyer = StaffLetter(code="B1", name="大文", role="buyer", pin=HASHER.hash("2468"))
    hq.add_staff(clerk, "MK02")
    hq.add_staff(buyer, "MK02")
    return hq


@pytest.fixture
def hq_url(hq: FakeHq) -> Iterator[str]:
    """Where the HQ answers."""
    with served(hq) as url:
        yield url


@pytest.fixture
def bare(
    tmp_path: Path,
    hq: FakeHq,
    hq_url: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Terminal:
    """A terminal whose profile is not enrolled."""
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    return Terminal(tmp_path / "till", hq, hq_url, capsys, monkeypatch)


@pytest.fixture
def till(bare: Terminal) -> Terminal:
    """A terminal of an enrolled device at MK02."""
    return bare.enrol()


@pytest.fixture
def nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Office:
    """A folder where nothing was founded."""
    return Office(tmp_path / "hq", capsys, monkeypatch)


@pytest.fixture
def office(nobody: Office) -> Office:
    """A founded HQ with one site."""
    assert nobody.hq("init", "--company", "海通").code == 0
    assert nobody.hq("site", "add", "MK02", "旺角店").only == {"site": "MK02"}
    return nobody


@pytest.fixture
def goods(office: Office, tmp_path: Path) -> Said:
    """What was said of importing a file with one bad row."""
    file = tmp_path / "goods.csv"
    file.write_text(GOODS, encoding="utf-8")
    return office.hq("items", "import", str(file), "--errors", str(tmp_path / "errors.csv"))
