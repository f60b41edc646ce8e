"""Lost keys come back by the recovery key, typed at the window over real books."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop.errands import Errands
from desktop.first_start.recovery_screen import RecoveryScreen, may_recover
from desktop.language import Translations
from desktop.shop_window import load
from desktop.theme.theme import Theme
from sync.shop.profile import Books
from sync.shop.recovery import new_recovery_key
from tests.clocks import HandClock
from tests.desktop.hand import key, write
from tests.shop.shops import a_shop

PATIENCE_MS = 60_000


def test_a_lost_keyring_is_brought_back_by_the_paper(
    qtbot: QtBot,
    theme: Theme,
    translations: Translations,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    profile = tmp_path / "till"
    a_shop(profile).close()
    code = new_recovery_key(profile)
    (tmp_path / "keys").unlink()
    assert may_recover(profile, load(profile, HandClock()))
    errands = Errands()
    screen = RecoveryScreen(theme, profile, errands)
    qtbot.addWidget(screen)
    screen.show()
    spy = QSignalSpy(screen.recovered)

    write(screen.field, "0000-0000")
    key(screen.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(screen.answer()), timeout=PATIENCE_MS)
    assert screen.answer() == "A sign of the code is wrong or missing. Look at it again."
    screen.field.clear()
    write(screen.field, code.lower())
    key(screen.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: spy.count() == 1, timeout=PATIENCE_MS)
    errands.close()
    books = load(profile, HandClock())
    assert isinstance(books, Books)
    books.close()
    assert screen.field.text() == ""
    assert code not in caplog.text


def test_without_a_recovery_key_nothing_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    a_shop(tmp_path / "till").close()
    (tmp_path / "keys").unlink()
    assert not may_recover(tmp_path / "till", load(tmp_path / "till", HandClock()))
