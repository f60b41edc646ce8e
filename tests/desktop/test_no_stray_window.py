"""Nothing is shown before it has its place: it would be a window of its own, and take the keys with it."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.frame import MainWindow
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from tests.desktop.sample_day import a_morning
from tests.desktop.sample_pages import PAGES, STATES, sample_window
from tests.desktop.sample_screens import SCREENS
from tests.desktop.sample_screens import STATES as SCREEN_STATES


class Watch(QObject):
    """Whatever was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.isWindow() and not isinstance(watched, MainWindow):  # type: ignore[attr-defined]  # a widget
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Watch:
    made = Watch()
    qapp.installEventFilter(made)
    return made


def test_no_part_of_a_page_is_shown_as_a_window(
    qtbot: QtBot, theme: Theme, place: Workplace, watch: Watch
) -> None:
    sample = sample_window(theme, place, a_morning(place.books))
    sample.window.show()
    for name in (*PAGES, *STATES):
        sample.go_to(name)
    assert watch.shown == []
    sample.window.close()
    place.errands.close()  # nobody is left to bring anything to
    delete(sample.window)  # before its books close


def test_no_part_of_a_screen_is_shown_as_a_window(qtbot: QtBot, theme: Theme, watch: Watch) -> None:
    for make in (SCREENS | SCREEN_STATES).values():
        qtbot.addWidget(make(theme))
    assert watch.shown == []
