"""What stands where nothing is yet."""

from pytestqt.qtbot import QtBot

from desktop.shell.blank import Blank
from desktop.theme.theme import Theme


def test_it_says_what_is_so_and_what_to_do(qtbot: QtBot, theme: Theme) -> None:
    blank = Blank(theme, "barcode")
    qtbot.addWidget(blank)
    blank.resize(600, 400)
    blank.show()
    blank.say("Scan the first item", "The other side can wait.")
    assert blank.title() == "Scan the first item"
    assert not blank.grab().toImage().isNull()
