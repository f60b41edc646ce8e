"""What waits at the case desk of the demo."""

from pathlib import Path

import pytest

from sync.cli.wall_clock import WallClock
from sync.demo.company import Server, a_till, enrol_everybody, found, use_own_keys
from sync.demo.waiting import leave_cases


def test_one_case_of_each_of_three_sorts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", "set and put back by the demo")
    use_own_keys(tmp_path)
    server, clock = Server(tmp_path / "hq"), WallClock()
    found(server.folder, clock)
    server.start()
    profile = enrol_everybody(tmp_path, server=server, clock=clock)["MK02"]
    with a_till(profile, server=server, clock=clock) as till:
        till.sync()
    assert leave_cases(profile, server=server, clock=clock) == 3
    assert leave_cases(profile, server=server, clock=clock) == 3  # a kept demo is opened again
    with a_till(profile, server=server, clock=clock) as till:
        codes = sorted(case.code for case in till.books.reading.cases())
    server.stop()
    assert codes == ["duplicate_note", "edit_clash", "negative_stock"]
