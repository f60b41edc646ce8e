"""From the first paint to the last: a folder without books, and settings that hold."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.app import Program
from desktop.first_start.kept_key import KeptKey
from desktop.first_start.screen import Enrolment
from desktop.settings import Settings, read_settings, save_settings
from tests.desktop.hand import key, write
from tests.desktop.sample_shop import a_sample_shop
from tests.fake_hq import served
from tests.shop.lines import an_hq

PATIENCE_MS = 20_000
pytestmark = pytest.mark.expects_log  # Qt's messages go to the log, the offscreen platform's too


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    profile = tmp_path / "shop"
    save_settings(profile, Settings(language="en", theme="light", sound="off"))
    made = Program(qapp, profile)
    made.open()
    yield made
    made.use(replace(made._settings, language="en"))
    made.window.close()
    made.close()
    made.window.deleteLater()
    QTest.qWait(10)


def test_the_face_of_the_program_imports_nothing_heavy() -> None:
    heavy = "('sqlalchemy', 'httpx', 'msgspec', 'cryptography', 'sqlcipher3')"
    asked = f"import sys, desktop.app; print([n for n in {heavy} if n in sys.modules])"
    answer = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_without_books_the_first_start_is_shown(program: Program, qtbot: QtBot) -> None:
    assert program.window.isVisible()
    assert program.window.covering() is program.first_start


def test_a_wrong_code_is_answered_on_the_screen(program: Program, qtbot: QtBot) -> None:
    program.first_start.enrol_asked.emit(Enrolment("http://127.0.0.1:1", "X", "till"))
    assert program.first_start.answer() == "Asking HQ"
    first_start = program.first_start
    qtbot.waitUntil(lambda: first_start.answer() != "Asking HQ", timeout=PATIENCE_MS)
    assert "HQ cannot" in first_start.answer()


def test_a_right_code_shows_the_recovery_key_before_anybody_signs_in(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    hq = an_hq()
    # It has looked for books before anybody can press a key, and found none.
    with qtbot.waitSignal(program.stands, timeout=2000, raising=False):
        pass
    with served(hq) as url:
        program.first_start.enrol_asked.emit(Enrolment(url, hq.enrol_code("MK02"), "till"))
        qtbot.waitUntil(lambda: isinstance(program.window.covering(), KeptKey), timeout=PATIENCE_MS)
        screen = program.window.covering()
        assert isinstance(screen, KeptKey)
        write(screen.field, screen.code()[-4:])
        key(screen.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: program.window.covering() is program.door, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: program.shop is not None, timeout=PATIENCE_MS)


def test_a_language_holds_at_once_and_the_next_time(program: Program, qtbot: QtBot) -> None:
    button = program.window.shell.rail._buttons["counter"]
    program.first_start.language_chosen.emit("zh_HK")
    qtbot.waitUntil(lambda: button.text() == "櫃檯", timeout=PATIENCE_MS)
    assert read_settings(program._profile).language == "zh_HK"
    program.first_start.language_chosen.emit("en")
    qtbot.waitUntil(lambda: button.text() == "Counter", timeout=PATIENCE_MS)


def test_a_theme_and_a_row_height_hold_at_once(program: Program) -> None:
    program.use(replace(program._settings, theme="dark"))
    assert program._theme.scheme == "dark"
    program.window.shell.density_chosen.emit("touch")
    assert program._theme.density == "touch"
    assert read_settings(program._profile).density == "touch"


def test_books_that_cannot_be_opened_are_told_of(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    with a_sample_shop(program._profile):
        program._load()
        qtbot.waitUntil(lambda: bool(program._fault_boxes), timeout=PATIENCE_MS)
    assert "open already" in program._fault_boxes[0].sentence()
    with monkeypatch.context() as patch:  # a real exit would end every event loop to come
        patch.setattr(program, "_app", SimpleNamespace(exit=ended.append))
        program._fault_boxes[0].close()
    assert ended == [7]


def test_a_scan_before_anybody_signed_in_does_nothing(program: Program) -> None:
    program._router.scanned.emit("4897700000012")
    assert program.window.shell.page is None


def test_main_takes_the_profile_it_is_given(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given: list[Path] = []

    def run(profile: Path, _argv: object, _parcels: object) -> int:
        given.append(profile)
        return 0

    monkeypatch.setattr(app, "run", run)
    app.main(["--profile", str(tmp_path)])
    app.main([f"--profile={tmp_path}"])
    assert given == [tmp_path, tmp_path]


def test_a_mistake_is_written_down_and_offered_at_once(program: Program, qtbot: QtBot) -> None:
    strip = program.window.shell.crash
    assert strip.isHidden()
    sys.excepthook(ValueError, ValueError("a customer"), None)
    assert not strip.isHidden()
    (report,) = program._reports.waiting()
    assert "a customer" not in report.read_text(encoding="utf-8")
    program._fault_boxes[0].close()
