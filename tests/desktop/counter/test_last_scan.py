"""The line touched last, painted large."""

from pytestqt.qtbot import QtBot

from desktop.counter.last_scan import HEIGHT, LastLine, LastScan
from desktop.theme.theme import Theme

TEA = LastLine(
    "檸檬茶 375ml 紙包", "DR-0375", ("Lot L2611A", "Bin B-02-1"), "10:42:07 scanned",
    "12", "包", "86", "74", sentence="Lemon tea, 12, 74 available",
)  # fmt: skip


def test_the_card_shows_only_when_there_is_a_line(qtbot: QtBot, theme: Theme) -> None:
    card = LastScan(theme)
    qtbot.addWidget(card)
    card.show_line(TEA)
    assert (card.isVisible(), card.height(), card.accessibleName()) == (True, HEIGHT, TEA.sentence)
    card.show_line(None)
    assert (card.isVisible(), card.accessibleName(), card.line()) == (False, "", None)


def test_every_part_is_painted_even_where_room_is_short(qtbot: QtBot, theme: Theme) -> None:
    card = LastScan(theme)
    qtbot.addWidget(card)
    card.resize(320, HEIGHT)
    card.show_line(TEA)
    narrow = card.grab().toImage()
    card.resize(900, HEIGHT)
    wide = card.grab().toImage()
    assert (narrow.isNull(), wide.width() > narrow.width()) == (False, True)
