"""The person reads all of it before a file is written."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.shell.text_box import TextBox
from desktop.sync_centre import support_desk
from desktop.sync_centre.page import SyncPage
from desktop.sync_centre.support_desk import SupportDesk
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.trouble import DiskFull
from tests.desktop.hand import click, key

PATIENCE_MS = 20_000


def _opened(desk: SupportDesk, qtbot: QtBot) -> TextBox:
    desk.open()
    qtbot.waitUntil(lambda: desk.box is not None, timeout=PATIENCE_MS)
    assert desk.box is not None
    return desk.box


def _save(box: TextBox) -> None:
    click(next(b for b in box.findChildren(QPushButton) if b.text() == "Save as a file"))


def test_f10_shows_what_the_file_would_hold(page: SyncPage, qtbot: QtBot) -> None:
    key(page.focus_home(), Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: page.support.box is not None, timeout=PATIENCE_MS)
    assert page.support.box is not None
    assert "===== status.txt =====" in page.support.box.text.toPlainText()
    page.support.box.close()


def test_what_was_read_is_what_is_saved(
    page: SyncPage, theme: Theme, place: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "support.zip"
    desk = SupportDesk(theme, place, page, ask_file=lambda _owner, _name: str(file))
    told = QSignalSpy(desk.told)
    box = _opened(desk, qtbot)
    _save(box)
    with zipfile.ZipFile(file) as bundle:
        assert bundle.read("status.txt").decode() in box.text.toPlainText()
    assert told.at(0)[0].words == "Saved: support.zip"


def test_who_thinks_better_of_it_saves_nothing(
    page: SyncPage, theme: Theme, place: Workplace, qtbot: QtBot
) -> None:
    desk = SupportDesk(theme, place, page, ask_file=lambda _owner, _name: "")
    told = QSignalSpy(desk.told)
    _save(_opened(desk, qtbot))
    assert told.count() == 0


def test_a_place_that_cannot_be_written_is_told(
    page: SyncPage, theme: Theme, place: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    nowhere = tmp_path / "nowhere" / "support.zip"
    desk = SupportDesk(theme, place, page, ask_file=lambda _owner, _name: str(nowhere))
    told = QSignalSpy(desk.told)
    _save(_opened(desk, qtbot))
    assert told.at(0)[0].icon == "warning"


def test_books_that_cannot_be_read_are_told(
    page: SyncPage,
    theme: Theme,
    place: Workplace,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_what: object) -> None:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(support_desk, "pages_of", full)
    desk = SupportDesk(theme, place, page)
    told = QSignalSpy(desk.told)
    desk.open()
    qtbot.waitUntil(lambda: told.count() == 1, timeout=PATIENCE_MS)
    assert desk.box is None
