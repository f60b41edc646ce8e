"""A mistake is offered to the person at the window, who reads, keeps or deletes what was written down."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.crash_desk import CrashDesk
from desktop.frame import MainWindow
from desktop.main_window import Shell
from desktop.theme.theme import Theme
from sync.crash_report import CrashReports
from tests.clocks import HandClock
from tests.desktop.hand import click, key


@pytest.fixture
def reports(tmp_path: Path) -> CrashReports:
    made = CrashReports(tmp_path, HandClock(datetime(2026, 11, 20, 2, 18, tzinfo=UTC)))
    made.write(ValueError("a customer"))
    return made


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[MainWindow]:
    made = MainWindow(lambda: Shell(theme, (), feet=()))
    made.show()
    made.uncover()
    yield made
    made.close()


@pytest.fixture
def desk(hong_kong: None, theme: Theme, reports: CrashReports, window: MainWindow) -> CrashDesk:
    return CrashDesk(theme, reports, window)


def test_the_next_start_offers_what_was_written_down(desk: CrashDesk, window: MainWindow) -> None:
    assert window.shell.crash.isVisible()
    assert "(11-20 10:18)" in window.shell.crash.sentence()


def test_what_happened_is_shown_as_it_was_written_down(
    desk: CrashDesk, window: MainWindow, reports: CrashReports
) -> None:
    click(window.shell.crash.buttons()[0])
    assert desk.box is not None
    assert desk.box.text.toPlainText() == reports.waiting()[0].read_text(encoding="utf-8")
    key(desk.box, Qt.Key.Key_Escape)
    assert len(reports.waiting()) == 1


def test_a_kept_report_stays_and_the_strip_goes(
    desk: CrashDesk, window: MainWindow, reports: CrashReports
) -> None:
    click(window.shell.crash.buttons()[1])
    assert window.shell.crash.isHidden()
    assert (len(reports.waiting()), len(reports.all())) == (0, 1)


def test_a_deleted_report_is_gone(
    desk: CrashDesk, window: MainWindow, reports: CrashReports
) -> None:
    click(window.shell.crash.buttons()[2])
    assert window.shell.crash.isHidden()
    assert reports.all() == []


def test_two_reports_are_decided_one_after_the_other(
    desk: CrashDesk, window: MainWindow, reports: CrashReports
) -> None:
    reports.write(KeyError("another"))
    desk.look()
    click(window.shell.crash.buttons()[2])
    assert window.shell.crash.isVisible()
    click(window.shell.crash.buttons()[2])
    assert window.shell.crash.isHidden()


def test_with_the_report_gone_meanwhile_nothing_is_shown(
    desk: CrashDesk, window: MainWindow, reports: CrashReports
) -> None:
    reports.delete(reports.waiting()[0])
    for button in window.shell.crash.buttons():
        click(button)
    assert desk.box is None
