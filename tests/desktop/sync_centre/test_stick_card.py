"""The card about sticks."""

from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop.sync_centre.stick_card import StickCard
from desktop.theme.theme import Theme
from tests.desktop.hand import click


def test_its_buttons_do_what_their_keys_do(qtbot: QtBot, theme: Theme) -> None:
    save, take = QAction("Save to a stick"), QAction("Take in a file")
    card = StickCard(theme, save, take)
    qtbot.addWidget(card)
    spies = QSignalSpy(save.triggered), QSignalSpy(take.triggered)
    for button in card._buttons:
        click(button)
    assert [spy.count() for spy in spies] == [1, 1]


def test_what_is_for_a_person_stands_in_another_tone(qtbot: QtBot, theme: Theme) -> None:
    card = StickCard(theme, QAction(), QAction())
    qtbot.addWidget(card)
    card.say("This stick file is damaged.", tone="need")
    assert (card.words(), card._words.property("tone")) == ("This stick file is damaged.", "need")
