"""The window's name on the taskbar of Windows."""

import ctypes
import importlib.util
import sys
from types import SimpleNamespace

import pytest

from desktop import taskbar


def test_windows_is_told_one_name_whichever_versions_folder_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=told.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(shell32=shell), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    spec = importlib.util.spec_from_file_location("taskbar_of_windows", taskbar.__file__)
    assert spec
    assert spec.loader
    there = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(there)
    there.take_place()
    assert told == [taskbar.APP_ID]
