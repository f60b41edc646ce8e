"""Pictures of screens."""

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.language import Translations
from desktop.photographs import Setting, clipped_labels, every_setting, photograph, put_on
from desktop.theme.theme import Theme


def test_a_photograph_has_the_size_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    path = photograph(widget, tmp_path / "new" / "shot.png", size=(400, 300))
    assert QImage(str(path)).size().toTuple() == (400, 300)


def test_a_label_without_room_is_found(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    narrow, wide = QLabel("a rather long label", widget), QLabel("b")
    narrow.setFixedWidth(20)
    QVBoxLayout(widget).addWidget(wide)
    widget.show()
    assert clipped_labels(widget) == ["a rather long label"]


def test_every_setting_is_both_themes_all_languages_and_both_sizes() -> None:
    settings = list(every_setting())
    assert len(settings) == len({setting.name for setting in settings}) == 2 * 3 * 2


def test_a_setting_is_put_on(theme: Theme, translations: Translations) -> None:
    put_on(Setting("dark", "zh_CN", (1366, 768)), theme, translations)
    assert (theme.scheme, theme.language) == ("dark", "zh_CN")
    put_on(Setting("light", "en", (1366, 768)), theme, translations)
