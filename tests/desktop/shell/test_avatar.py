"""A person as a disc."""

from pytestqt.qtbot import QtBot

from desktop.shell.avatar import Avatar
from desktop.theme.theme import Theme


def test_another_name_is_another_disc(qtbot: QtBot, theme: Theme) -> None:
    avatar = Avatar(theme, "陳美玲", size=48)
    qtbot.addWidget(avatar)
    before = avatar.grab().toImage()
    avatar.show_name("何志明")
    assert avatar.grab().toImage() != before


def test_a_chosen_person_is_filled_with_the_action_colour(qtbot: QtBot, theme: Theme) -> None:
    avatar = Avatar(theme, "陳", size=48)
    qtbot.addWidget(avatar)
    avatar.set_chosen(chosen=True)
    assert avatar.grab().toImage().pixelColor(24, 3) == theme.colour("act")


def test_a_person_of_the_other_side_stands_on_hqs_colour(qtbot: QtBot, theme: Theme) -> None:
    avatar = Avatar(theme, "黃", size=48, ground="hq")
    qtbot.addWidget(avatar)
    assert avatar.grab().toImage().pixelColor(24, 3) == theme.colour("hq")
