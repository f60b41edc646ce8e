"""A shop whose disk fills up while it records, whose profile is open twice, whose clock is years off."""

import json
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.cli.wall_clock import WallClock
from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_client import HqClient
from sync.shop.profile import open_books
from tests.cli.terminal import Terminal, tea
from tests.clocks import HandClock
from tests.contract.parties import Party, Real, real_party
from tests.fake_hq import FakeHq, served
from tests.faults.apsw_driver import MODULE
from tests.faults.bad_disk import Harm, bad_disk
from tests.journeys import program as journeys
from tests.journeys.program import Program, command
from tests.shop.lines import LoadedDice, an_hq
from tests.shop.shops import received, sold

DOCUMENTS = 12


@pytest.fixture
def hq() -> FakeHq:
    return an_hq()


@pytest.fixture
def bare(
    hq: FakeHq,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Terminal]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "till.keys"))
    with served(hq) as url:
        yield Terminal(tmp_path / "till", hq, url, capsys, monkeypatch)


def stream() -> str:
    lines = [{"kind": "receipt", "key": f"k{n}", "lines": tea("1")} for n in range(DOCUMENTS)]
    return "\n".join(json.dumps(line) for line in lines)


@pytest.mark.parametrize("harm", [Harm.FULL, Harm.SHORT, Harm.ERRORS])
def test_a_disk_that_fills_up_under_a_stream_keeps_what_was_answered(
    bare: Terminal, monkeypatch: pytest.MonkeyPatch, harm: Harm
) -> None:
    monkeypatch.setattr("sync.shop.database.dbapi2", MODULE)
    with bad_disk() as disk:
        till = bare.enrol()
        disk.strike(harm, 60)
        cut = till.typed("record", stdin=stream())
        disk.heal()
        assert (cut.code, len(cut.error.splitlines())) == (6, 1)
        assert cut.error.startswith(("error: disk_full: ", "error: disk_fault: "))
        assert 0 < len(cut.lines) < DOCUMENTS
        again = till.typed("record", stdin=stream())
        documents = [line["document"] for line in again.lines]
        assert documents[: len(cut.lines)] == [line["document"] for line in cut.lines]
        assert len(set(documents)) == DOCUMENTS
        assert till.typed("sync").code == 0
        assert till.typed("verify").only["ok"] is True
        assert till.typed("stock").only["on_hand"] == str(DOCUMENTS)


def test_a_second_process_is_told_so_and_the_first_one_goes_on(bare: Terminal) -> None:
    till = bare.enrol()
    program = Program(till.profile)
    words = command("--profile", str(till.profile), "--json", "record", "-")
    line = json.dumps({"kind": "receipt", "lines": tea("1")}) + "\n"
    with journeys.PROCESS(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=program.surroundings(),
    ) as first:  # fmt: skip
        assert first.stdin is not None
        assert first.stdout is not None
        first.stdin.write(line)
        first.stdin.flush()
        assert json.loads(first.stdout.readline())["line"] == 1
        second = program.shop("record", "-", stdin=line)
        assert (second.code, second.lines) == (7, [])
        assert second.error.startswith("error: profile_busy: ")
        assert till.typed("sync").code == 7
        first.stdin.write(line)
        first.stdin.close()
        assert json.loads(first.stdout.readline())["line"] == 2
    assert first.returncode == 0
    assert till.typed("sync").only["pushed"] == 2


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Real]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with real_party(tmp_path, tmp_path / "hq") as party:
        yield party


def exchanged(profile: Path, party: Party, clock: HandClock) -> tuple[int, str]:
    """What a till at MK02 with that clock has on hand after twelve in, five out, and an exchange."""
    with HqClient(party.url, clock=clock) as client:
        enrol(profile, clock, client, code=party.enrol_code("MK02"), name="till")
        with open_books(profile, clock) as books:
            exchange = Exchange(books, client, clock, LoadedDice())
            received(books, quantity=12)
            sold(books, quantity=5)
            result = exchange.run_until_quiet(clock.pass_s)
            assert (result.is_quiet, result.verdicts) == (True, {"applied": 2})
            received(books, quantity=1)
            assert exchange.run_until_quiet(clock.pass_s).is_quiet
            rows = books.projection.book.rows("TEA")
            return sum(row.on_hand for row in rows), books.device.state


@pytest.mark.parametrize("year", [1970, 1999, 2036, 2099])
def test_a_clock_that_is_years_off_changes_no_quantity_and_stops_nobody(
    real: Real, tmp_path: Path, year: int
) -> None:
    wrong = HandClock(datetime(year, 2, 28, 23, 59, tzinfo=UTC))
    assert exchanged(tmp_path / "wrong", real, wrong) == (8, "ok")
    right = HandClock(WallClock().now())
    assert exchanged(tmp_path / "right", real, right) == (16, "ok")
    assert set(real.documents().values()) == {"posted"}
