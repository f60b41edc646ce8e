"""What every page promises."""

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop.page import Page, PageEntry
from desktop.shell.rail import RailEntry
from desktop.shell.top_bar import Heading
from desktop.theme.theme import Theme


class Plain(Page):
    def heading(self) -> Heading:
        return Heading("Plain")


def test_the_hints_are_the_actions_that_work(qtbot: QtBot, theme: Theme) -> None:
    page = Plain(theme)
    qtbot.addWidget(page)
    post, hold = page.add_key("F12", list), page.add_key("F8", list)
    post.setText("Post")
    hold.setText("Hold")
    hold.setEnabled(False)
    assert [(hint.keys, hint.words) for hint in page.key_hints()] == [(("F12",), "Post")]


def test_a_changed_action_is_told(qtbot: QtBot, theme: Theme) -> None:
    page = Plain(theme)
    qtbot.addWidget(page)
    post = page.add_key("F12", list)
    spy = QSignalSpy(page.keys_changed)
    post.setEnabled(False)
    assert spy.count() == 1


def test_a_plain_page_has_nothing_to_step_back_from(qtbot: QtBot, theme: Theme) -> None:
    page = Plain(theme)
    qtbot.addWidget(page)
    assert (page.step_back(), page.focus_home(), page.panes()) == (False, page, (page,))


def test_an_entry_has_the_key_of_its_rail(theme: Theme) -> None:
    entry = PageEntry(RailEntry("plain", "file", lambda: "Plain"), lambda: Plain(theme))
    assert entry.key == "plain"
