"""One card that may be chosen."""

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from desktop.cases.choice_card import ChoiceCard, Choosable
from desktop.theme.theme import Theme
from tests.desktop.hand import click

SHOWN = Choosable("罐", "陳美玲　10:42", "22", keys=("1",))


def a_card(qtbot: QtBot, theme: Theme, tone: str = "act") -> ChoiceCard:
    card = ChoiceCard(theme, tone=tone)
    qtbot.addWidget(card)
    card.resize(240, 62)
    card.show_choice(SHOWN)
    card.show()
    return card


def test_all_of_the_card_is_the_button(qtbot: QtBot, theme: Theme) -> None:
    card = a_card(qtbot, theme)
    click(card, QPoint(230, 55))
    assert card.isChecked()


def test_a_screen_reader_hears_value_and_evidence(qtbot: QtBot, theme: Theme) -> None:
    assert a_card(qtbot, theme).accessibleName() == "22 罐 陳美玲　10:42"


def test_what_is_chosen_wears_the_colour_of_its_side(qtbot: QtBot, theme: Theme) -> None:
    for tone in ("act", "hq"):
        card = a_card(qtbot, theme, tone)
        plain = card.grab().toImage()
        card.setChecked(True)
        ground = card.grab().toImage().pixelColor(120, 8)
        assert ground.name() == theme.colour(f"{tone}Tint").name()
        assert plain.pixelColor(120, 8).name() == theme.colour("surface").name()


def test_the_current_card_wears_the_ring(qtbot: QtBot, theme: Theme) -> None:
    card = a_card(qtbot, theme)
    card.set_current(current=True)
    assert card.is_current
    assert card.grab().toImage().pixelColor(120, 0).name() == theme.colour("focus").name()


def test_words_without_a_figure_and_codes_are_painted_too(qtbot: QtBot, theme: Theme) -> None:
    card = a_card(qtbot, theme)
    before = card.grab().toImage()
    card.show_choice(Choosable("Y2611", "陳美玲", is_code=True))
    assert card.grab().toImage() != before
    assert card.shown.sentence == "Y2611 陳美玲"
