"""The demo is a program of its own."""

import sys

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop import demo_process
from desktop.demo_process import DemoProcess, command


def test_from_the_checkout_it_is_main_py(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command()[0] == sys.executable
    assert command()[-1] == "demo"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, "demo"]


def test_it_says_when_its_window_comes_and_how_it_ended(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "print('The window of MK02 opens. Staff codes', flush=True); raise SystemExit(3)"
    monkeypatch.setattr(demo_process, "command", lambda: [sys.executable, "-c", told])
    demo = DemoProcess()
    opened, ended = QSignalSpy(demo.opened), QSignalSpy(demo.ended)
    demo.start()
    qtbot.waitUntil(lambda: ended.count() == 1, timeout=20_000)
    assert opened.count() == 1
    assert ended.at(0)[0] == 3
