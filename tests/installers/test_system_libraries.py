import ctypes
import shutil
import sys

import pytest

from installers import system_libraries


def test_a_missing_library_is_named_with_the_package_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", _bare_linux)
    names = system_libraries.missing(system_libraries.DRAWING)
    assert names == list(system_libraries.DRAWING)
    assert "apt-get install libegl1 libgl1" in system_libraries.advice(names)
    assert "libEGL.so.1" in system_libraries.advice(names)


def test_a_linux_that_has_all_misses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", str)
    assert system_libraries.missing(system_libraries.WINDOW) == []


def test_windows_and_macos_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", _bare_linux)
    assert system_libraries.missing(system_libraries.DRAWING) == []


def test_a_bare_linux_is_told_each_package_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", _bare_linux)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    packages = system_libraries.bare_packages()
    assert {"libegl1", "libxcb-cursor0", "binutils", "xvfb"} <= set(packages)
    assert len(packages) == len(set(packages))


def _bare_linux(name: str) -> None:
    raise OSError(name)
