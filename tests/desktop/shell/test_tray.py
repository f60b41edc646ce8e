"""The sign beside the clock."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from desktop.language import Translations
from desktop.shell.tray import Tray
from desktop.theme.theme import Theme


@pytest.fixture
def tray(qapp: QApplication, theme: Theme, translations: Translations) -> Tray:
    return Tray(theme, QObject(qapp))


def test_the_sign_says_how_the_line_stands(tray: Tray) -> None:
    tray.show_line("cloud-slash", "calm", "Offline, 3 waiting")
    assert tray.sentence() == "Counterstock: Offline, 3 waiting"
    before = tray._icon.icon().pixmap(32).toImage()
    tray.show_line("cloud-check", "ok", "Online, all sent")
    assert tray._icon.icon().pixmap(32).toImage() != before


@pytest.mark.parametrize(
    ("place", "signal"), [(0, "open_asked"), (1, "sync_asked"), (2, "quit_asked")]
)
def test_each_line_of_the_menu_asks_for_its_own(tray: Tray, place: int, signal: str) -> None:
    asked = QSignalSpy(getattr(tray, signal))
    tray.choose(place)
    assert asked.count() == 1


def test_a_press_on_the_sign_or_its_message_opens_the_window(tray: Tray) -> None:
    asked = QSignalSpy(tray.open_asked)
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    tray._icon.messageClicked.emit()
    assert asked.count() == 2


def test_the_menu_speaks_the_language_of_the_window(
    tray: Tray, theme: Theme, translations: Translations
) -> None:
    assert tray.words() == ("Open Counterstock", "Sync now", "Quit")
    translations.use("zh_HK")
    QTest.qWait(1)
    theme.changed.emit()
    assert tray.words() == ("開啟准庫", "立即同步", "結束")


def test_where_there_is_no_tray_nothing_fails(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    tray.show()
    tray.tell("words")
    tray.hide()
    assert not tray._icon.isVisible()
