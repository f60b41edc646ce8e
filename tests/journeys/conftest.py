"""The real window over books of its own, and HQ's books that it exchanges with."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.app import Program
from desktop.settings import Settings, save_settings
from sync.cli.wall_clock import WallClock
from sync.demo.company import found
from sync.hq.headquarters import Headquarters, open_headquarters
from tests.desktop.chinese_fonts import lend_fonts
from tests.journeys.at_window import Clerk, end

lend_fonts()


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """HQ's books with sites, people and goods."""
    folder = tmp_path_factory.mktemp("hq")
    found(folder, WallClock())
    return folder


@pytest.fixture
def hq(company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Headquarters]:
    """A copy of its own for each test: what one sells is no case of the next."""
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    own = copytree(company, tmp_path / "hq")
    with open_headquarters(own, WallClock()) as open_one:
        yield open_one


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    profile = tmp_path / "till"
    save_settings(profile, Settings(language="en", theme="light", sound="off"))
    made = Program(qapp, profile)
    made.open()
    yield made
    if isValid(made.window):
        end(made)


@pytest.fixture
def clerk(qtbot: QtBot, program: Program) -> Clerk:
    return Clerk(qtbot, program)
