"""Frames hear of a new theme and a new language."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.language import Translations
from desktop.shell.dressed import Dressed, set_variant
from desktop.theme.theme import Theme


class Heard(Dressed):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.heard: list[str] = []

    def dress(self) -> None:
        self.heard.append("dress")

    def retranslate(self) -> None:
        self.heard.append("retranslate")


def test_settling_says_and_dresses_once(qtbot: QtBot, theme: Theme) -> None:
    frame = Heard(theme)
    qtbot.addWidget(frame)
    frame.settle()
    assert frame.heard == ["retranslate", "dress"]


def test_a_new_theme_dresses_again(qtbot: QtBot, theme: Theme) -> None:
    frame = Heard(theme)
    qtbot.addWidget(frame)
    theme.set_density("touch")
    assert frame.heard == ["dress"]


def test_a_new_language_says_again(
    qtbot: QtBot, qapp: QApplication, theme: Theme, translations: Translations
) -> None:
    frame = Heard(theme)
    qtbot.addWidget(frame)
    translations.use("zh_HK")
    qapp.processEvents()
    assert "retranslate" in frame.heard


def test_a_variant_is_a_property_of_the_sheet(qtbot: QtBot, theme: Theme) -> None:
    frame = Heard(theme)
    qtbot.addWidget(frame)
    set_variant(frame, "card", "need")
    assert frame.property("card") == "need"
