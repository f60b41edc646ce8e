"""The bar above a page."""

from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.shell.top_bar import Heading, TopBar
from desktop.theme.theme import Theme
from tests.desktop.hand import click


def made(qtbot: QtBot, theme: Theme) -> TopBar:
    bar = TopBar(theme)
    qtbot.addWidget(bar)
    bar.resize(1290, 52)
    bar.show()
    return bar


def shown_texts(bar: TopBar) -> set[str]:
    return {label.text() for label in bar.findChildren(QLabel) if label.isVisible()}


def test_a_heading_shows_only_what_it_has(qtbot: QtBot, theme: Theme) -> None:
    bar = made(qtbot, theme)
    bar.show_heading(Heading("Stock", note="by item"))
    assert shown_texts(bar) == {"Stock", "by item"}


def test_a_chosen_segment_is_told(qtbot: QtBot, theme: Theme) -> None:
    bar = made(qtbot, theme)
    bar.show_heading(Heading("Counter", ("Issue", "Receipt"), 0))
    receipt = next(b for b in bar.findChildren(QToolButton) if b.text() == "Receipt")
    with qtbot.waitSignal(bar.segment_chosen) as chosen:
        click(receipt)
    assert chosen.args == [1]


def test_find_line_and_clerk_can_be_pressed(qtbot: QtBot, theme: Theme) -> None:
    bar = made(qtbot, theme)
    bar.show_clerk("陳美玲")
    with qtbot.waitSignal(bar.find_pressed):
        click(bar.find_box())
    with qtbot.waitSignal(bar.line_pressed):
        click(bar.line_chip)
    assert not bar.grab().isNull()


def test_nobody_signed_in_is_nobody_shown(qtbot: QtBot, theme: Theme) -> None:
    bar = made(qtbot, theme)
    bar.show_clerk("")
    clerks = [b for b in bar.children() if type(b).__name__ == "ClerkButton"]
    assert [b.isHidden() for b in clerks if hasattr(b, "isHidden")] == [True]


def test_in_a_narrow_bar_the_find_box_gives_way_to_the_kinds(theme: Theme, qtbot: QtBot) -> None:
    bar = TopBar(theme)
    qtbot.addWidget(bar)
    kinds = ("Issue", "Receipt", "Return", "Adjustment", "Transfer", "Arrival")
    bar.show_heading(Heading("Counter", kinds))
    bar.show_clerk("何志明")
    bar.resize(1000, 52)
    bar.show()
    assert bar.find_box().width() < bar.find_box().sizeHint().width()
