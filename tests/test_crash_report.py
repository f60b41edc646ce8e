"""What is written down of a mistake, how much of it, and what never is."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.crash_report import A_RUN, NATIVE_FILE, REPORTS_KEPT, CrashReports, written_at
from tests.clocks import HandClock
from tests.house.sources import ROOT

NOW = datetime(2026, 11, 22, 10, 18, 5, tzinfo=UTC)
CUSTOMER, PIN = "陳大文", "482913"


@pytest.fixture
def reports(tmp_path: Path) -> CrashReports:
    return CrashReports(tmp_path / "logs", HandClock(NOW))


def _mistake(content: str) -> Exception:
    pins: dict[str, str] = {}
    try:
        pins[content] += "!"
    except KeyError as error:
        return error
    raise AssertionError(pins)


def test_a_report_tells_place_version_and_time_and_nothing_of_a_document(
    reports: CrashReports,
) -> None:
    path = reports.write(_mistake(CUSTOMER + PIN))
    assert path is not None
    words = path.read_text(encoding="utf-8")
    assert "Counterstock 0.1.0" in words
    assert "2026-11-22 10:18:05 UTC" in words
    assert "test_crash_report.py" in words
    assert "KeyError" in words
    assert CUSTOMER not in words
    assert PIN not in words
    assert written_at(path) == "2026-11-22T10:18:05+00:00"


def test_the_same_mistake_is_written_down_once_a_run(reports: CrashReports) -> None:
    error = _mistake(CUSTOMER + PIN)
    assert reports.write(error) is not None
    assert reports.write(error) is None
    assert len(reports.waiting()) == 1


def test_a_run_of_many_mistakes_does_not_fill_the_disk(reports: CrashReports) -> None:
    for number in range(A_RUN + 3):
        reports.write(type(f"Fault{number}", (Exception,), {})())
    assert len(reports.waiting()) == A_RUN


def test_old_reports_go_when_there_are_many(reports: CrashReports) -> None:
    reports.folder.mkdir()
    for number in range(REPORTS_KEPT + 4):
        (reports.folder / f"crash-20260101T0000{number:02}-1.txt").write_text("old")
    path = reports.write(_mistake(CUSTOMER + PIN))
    assert len(reports.all()) == REPORTS_KEPT
    assert path in reports.waiting()


def test_a_kept_report_stays_and_is_asked_about_no_more(reports: CrashReports) -> None:
    path = reports.write(_mistake(CUSTOMER + PIN))
    assert path is not None
    reports.keep(path)
    assert reports.waiting() == []
    assert [written_at(kept) for kept in reports.all()] == ["2026-11-22T10:18:05+00:00"]


def test_a_deleted_report_is_gone(reports: CrashReports) -> None:
    path = reports.write(_mistake(CUSTOMER + PIN))
    assert path is not None
    reports.delete(path)
    reports.keep(path)
    assert reports.all() == []


def test_where_nothing_can_be_written_nothing_fails(reports: CrashReports) -> None:
    reports.folder.write_text("no folder")
    assert reports.write(_mistake(CUSTOMER + PIN)) is None
    with reports.watching():
        assert reports.waiting() == []


def test_a_run_that_ended_well_leaves_no_traces(reports: CrashReports) -> None:
    with reports.watching():
        assert (reports.folder / NATIVE_FILE).exists()
    assert list(reports.folder.iterdir()) == []


def test_a_fault_below_python_is_told_at_the_next_start(reports: CrashReports) -> None:
    dying = (
        "import os, signal, sys; from pathlib import Path\n"
        "from sync.cli.wall_clock import WallClock; from sync.crash_report import CrashReports\n"
        "with CrashReports(Path(sys.argv[1]), WallClock()).watching():\n"
        "    os.kill(os.getpid(), signal.SIGSEGV)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", dying, str(reports.folder)], check=False, cwd=ROOT
    )
    assert ended.returncode != 0
    with reports.watching():
        (report,) = reports.waiting()
    assert "Segmentation fault" in report.read_text(encoding="utf-8")


def test_a_name_that_is_none_of_ours_has_no_time() -> None:
    assert written_at(Path("crash-report.txt")) == ""
