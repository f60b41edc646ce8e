"""The program's first file: which half it hands over to, and its last resort."""

import subprocess
import sys
from pathlib import Path

import pytest

import main as program
from sync.wire.parcel import SUFFIX


class Room:
    """A half of the program that does as it is told."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.fault = fault

    def main(self, argv: list[str]) -> int:
        if self.fault:
            raise self.fault
        return len(argv)


def handed_to(monkeypatch: pytest.MonkeyPatch, room: Room) -> list[str]:
    loaded: list[str] = []

    def load(name: str) -> Room:
        loaded.append(name)
        return room

    monkeypatch.setattr("importlib.import_module", load)
    return loaded


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["--profile", "DIR"],
        ["--profile=DIR"],
        [f"/stick/MK02{SUFFIX}"],
        ["--profile", "DIR", f"/stick/MK02{SUFFIX}"],
    ],
)
def test_without_a_command_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    loaded = handed_to(monkeypatch, Room())
    assert (program.main(argv), loaded) == (len(argv), ["desktop.app"])


def test_the_self_test_is_a_room_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = handed_to(monkeypatch, Room())
    assert program.main(["--self-test", "DIR"]) == 2
    assert program.main(["--portraits", "PROFILE", "DIR"]) == 3
    assert program.main(["--self-test"]) == 1
    assert loaded == ["sync.self_test.running", "desktop.portraits", "sync.cli.entry"]


def test_a_command_never_loads_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = handed_to(monkeypatch, Room())
    assert (program.main(["stock", "--json"]), loaded) == (2, ["sync.cli.entry"])
    assert program.main(["--profile", "DIR", "stock"]) == 3
    assert program.main(["--json"]) == 1
    assert set(loaded) == {"sync.cli.entry"}


def test_a_fault_of_ours_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    handed_to(monkeypatch, Room(RuntimeError("two\nlines")))
    assert program.main(["stock"]) == 70
    assert capsys.readouterr().err == "error: fault: RuntimeError: two lines\n"


def test_a_fault_of_ours_can_be_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    handed_to(monkeypatch, Room(RuntimeError("fault")))
    monkeypatch.setenv("COUNTERSTOCK_DEBUG", "1")
    with pytest.raises(RuntimeError):
        program.main(["stock"])


def test_whoever_stops_reading_is_no_fault() -> None:
    root = Path(__file__).resolve().parents[1]
    words = [sys.executable, str(root / "main.py"), "--help"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_where_there_is_no_stdout_nothing_fails_that_speaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handed_to(monkeypatch, Room(ValueError("broken")))
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert program.main(["--self-test", "DIR"]) == 70
    for stream in (sys.stdout, sys.stderr):
        assert stream is not None
        stream.close()
