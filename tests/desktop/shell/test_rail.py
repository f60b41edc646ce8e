"""The rail."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.shell.rail import Badge, Rail, RailButton, RailEntry
from desktop.theme.theme import Theme
from tests.desktop.hand import click

ENTRIES = (
    RailEntry("counter", "barcode", lambda: "Counter", "Ctrl+1"),
    RailEntry("sync", "arrows-clockwise", lambda: "Sync", "Ctrl+2"),
)
FEET = (RailEntry("preferences", "gear", lambda: "Settings"),)


def made(qtbot: QtBot, theme: Theme) -> Rail:
    rail = Rail(theme, ENTRIES, feet=FEET)
    qtbot.addWidget(rail)
    rail.resize(76, 600)
    rail.show()
    return rail


def test_a_press_tells_the_page(qtbot: QtBot, theme: Theme) -> None:
    rail = made(qtbot, theme)
    with qtbot.waitSignal(rail.picked) as picked:
        click(rail.findChildren(RailButton)[1])
    assert picked.args == ["sync"]


def test_one_page_is_current(qtbot: QtBot, theme: Theme) -> None:
    rail = made(qtbot, theme)
    rail.show_current("counter")
    rail.show_current("sync")
    checked = [b.entry.key for b in rail.findChildren(RailButton) if b.isChecked()]
    assert checked == ["sync"]


def test_a_badge_is_painted_and_zero_is_not(qtbot: QtBot, theme: Theme) -> None:
    rail = made(qtbot, theme)
    button = rail.findChildren(RailButton)[1]
    bare = button.grab().toImage()
    rail.show_badge("sync", Badge(4))
    assert button.grab().toImage() != bare
    rail.show_badge("sync", Badge(0))
    assert button.grab().toImage() == bare


def test_tab_never_enters_the_rail(qtbot: QtBot, theme: Theme) -> None:
    rail = made(qtbot, theme)
    policies = {button.focusPolicy() for button in rail.findChildren(RailButton)}
    assert policies == {Qt.FocusPolicy.ClickFocus}
