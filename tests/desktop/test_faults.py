"""What nobody caught is logged without secrets and told to a person."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication

from desktop.faults import Fault, LastResort, fault_of
from sync.logbook import WINDOW_LOG, close_log, open_log


class DiskFull(Exception):
    code = "disk_full"


@pytest.fixture
def last_resort(qapp: QApplication) -> Iterator[LastResort]:
    installed = LastResort(qapp)
    installed.install()
    yield installed
    installed.remove()


@pytest.fixture
def log_path(tmp_path: Path) -> Iterator[Path]:
    handler = open_log(tmp_path, WINDOW_LOG)
    yield tmp_path / WINDOW_LOG
    close_log(handler)


def test_a_trouble_keeps_its_own_sentence() -> None:
    met = fault_of(DiskFull("the disk is full"))
    assert met == Fault("trouble", "disk_full", "the disk is full", "DiskFull: the disk is full")


def test_anything_else_is_a_bug() -> None:
    assert fault_of(ZeroDivisionError("x")).kind == "bug"


@pytest.mark.expects_log
def test_an_uncaught_error_is_told_and_logged_without_its_secret(
    last_resort: LastResort, log_path: Path
) -> None:
    told: list[Fault] = []
    last_resort.met.connect(told.append)
    sys.excepthook(ValueError, ValueError("pin=482913"), None)
    assert [fault.kind for fault in told] == ["bug"]
    logged = log_path.read_text(encoding="utf-8")
    assert "ValueError" in logged
    assert "482913" not in logged


@pytest.mark.expects_log
def test_an_error_in_a_thread_reaches_the_same_place(last_resort: LastResort) -> None:
    told: list[Fault] = []
    last_resort.met.connect(told.append)
    thread = threading.Thread(target=[].pop)
    thread.start()
    thread.join()
    QApplication.processEvents()
    assert [fault.detail for fault in told] == ["IndexError: pop from empty list"]


@pytest.mark.expects_log
@pytest.mark.qt_no_exception_capture
@pytest.mark.no_qt_log
def test_a_warning_of_qt_lands_in_the_log(last_resort: LastResort, log_path: Path) -> None:
    qWarning("strange thing")
    assert "Qt: strange thing" in log_path.read_text(encoding="utf-8")


@pytest.mark.expects_log
def test_only_a_mistake_of_ours_is_written_down(last_resort: LastResort) -> None:
    erred: list[BaseException] = []
    last_resort.erred.connect(erred.append)
    mistake = ValueError("x")
    sys.excepthook(ValueError, mistake, None)
    sys.excepthook(DiskFull, DiskFull("full"), None)
    assert erred == [mistake]
