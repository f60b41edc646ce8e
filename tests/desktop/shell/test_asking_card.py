"""A card over its page: where it stands, and how it goes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.asking_card import AskingCard
from desktop.theme.theme import Theme
from tests.desktop.hand import key


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> Iterator[AskingCard]:
    window = QWidget()
    window.resize(400, 500)
    qtbot.addWidget(window)
    made = AskingCard(theme, window)
    field = QLineEdit()
    made.column().addWidget(field)
    window.show()
    made.open_at(field)
    yield made
    window.close()


def test_it_stands_in_the_middle_and_no_wider_than_its_page(card: AskingCard) -> None:
    assert (card.x(), card.width()) == (16, 368)


def test_escape_leaves_it_once(card: AskingCard) -> None:
    gone: list[bool] = []
    card.left.connect(lambda: gone.append(card.isVisible()))
    key(card, Qt.Key.Key_Escape)
    assert gone == [False]
