"""Looking beside the window: when nobody is at work, and never twice at a time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop import update_thread
from desktop.update_thread import AGAIN_MS, BUSY_MS, FIRST_MS, QUIET_S, SOON_MS, UpdateThread
from sync.updates.installation import Installation
from sync.updates.repository import Repository
from sync.updates.updating import Looked
from tests.desktop.sample_shop import a_sample_shop
from tests.updates.publisher import SYSTEM, Keys, Line, built, founded, installed, offer

PATIENCE_MS = 60_000


class Quiet:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def served(tmp_path: Path) -> Path:
    """A publisher that gives 1.1 out."""
    keys = Keys()
    repository = founded(tmp_path / "served", keys)
    made = built(tmp_path / "built", "1.1", repository.root())
    repository.publish(made, offer("1.1"), keys.publisher())
    return repository.folder


@pytest.fixture
def pc(tmp_path: Path, served: Path) -> Installation:
    return installed(tmp_path / "PC", "1.0", Repository(served).root())


@pytest.fixture
def quiet() -> Quiet:
    return Quiet()


@pytest.fixture
def thread(qtbot: QtBot, tmp_path: Path, pc: Installation, quiet: Quiet) -> Iterator[UpdateThread]:
    books = a_sample_shop(tmp_path / "shop")
    made = UpdateThread(pc, books, quiet_s=quiet)
    yield made
    made.stop()
    books.close()


def test_a_start_is_left_alone_first(thread: UpdateThread) -> None:
    assert thread.next_look_ms() == FIRST_MS


def test_a_busy_counter_is_left_alone(thread: UpdateThread, quiet: Quiet) -> None:
    quiet.seconds = QUIET_S - 1
    thread.look_when_quiet()
    assert thread.next_look_ms() == BUSY_MS


def test_a_look_that_fails_is_told_and_tried_again_later(
    qtbot: QtBot, thread: UpdateThread, quiet: Quiet, pc: Installation
) -> None:
    _name_address(pc, "http://127.0.0.1:9/none")
    quiet.seconds = QUIET_S
    told = QSignalSpy(thread.told)
    thread.look_when_quiet()
    assert thread.next_look_ms() == AGAIN_MS
    qtbot.waitUntil(lambda: told.count() == 1, timeout=PATIENCE_MS)
    assert getattr(told.at(0)[0], "code", "") == "line"
    qtbot.waitUntil(lambda: thread.next_look_ms() == SOON_MS, timeout=PATIENCE_MS)


def test_a_version_that_is_ready_is_told(
    qtbot: QtBot,
    thread: UpdateThread,
    pc: Installation,
    served: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = Line(served)
    monkeypatch.setattr(update_thread, "Place", lambda _client: line)
    monkeypatch.setattr(update_thread, "system_of", lambda _platform, _machine: SYSTEM)
    monkeypatch.setattr(update_thread, "try_out", lambda _folder, is_over: str(is_over()))
    _name_address(pc, "http://127.0.0.1:9")
    told = QSignalSpy(thread.told)
    thread.look_now()
    thread.look_now()  # one is under way
    qtbot.waitUntil(lambda: told.count() == 1, timeout=PATIENCE_MS)
    assert told.at(0)[0] == Looked("ready", "1.0", "1.1")
    assert (pc.current(), pc.ready()) == ("1.0", "1.1")


def test_a_window_that_closes_lets_go_of_the_line(
    thread: UpdateThread, pc: Installation, served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(served)

    def closing(path: str, start: int) -> bytes:
        thread._is_over.set()  # as stop does, from the window's thread
        return line(path, start)

    monkeypatch.setattr(update_thread, "Place", lambda _client: closing)
    _name_address(pc, "http://127.0.0.1:9")
    thread.look_now()
    looking = thread._looking
    assert looking is not None
    looking.join(PATIENCE_MS / 1000)
    assert len(line.asked) == 1
    assert pc.ready() == ""


def test_an_address_that_makes_no_sense_is_told(
    qtbot: QtBot, thread: UpdateThread, pc: Installation
) -> None:
    _name_address(pc, "ftp://nowhere")
    told = QSignalSpy(thread.told)
    thread.look_now()
    qtbot.waitUntil(lambda: told.count() == 1, timeout=PATIENCE_MS)
    assert getattr(told.at(0)[0], "code", "") == "hq_url"


def _name_address(pc: Installation, address: str) -> None:
    (pc.root / "updates").mkdir()
    (pc.root / "updates" / "address").write_text(address, encoding="utf-8")
