"""What stock becomes, and whom to ask."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.cases.stock_card import Becomes, StockCard
from desktop.shell.label import Label
from desktop.theme.theme import Theme


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> StockCard:
    made = StockCard(theme)
    qtbot.addWidget(made)
    made.resize(312, 400)
    made.show()
    return made


def texts(card: StockCard) -> list[str]:
    QApplication.processEvents()  # new rows are shown
    return [label.text() for label in card.findChildren(Label) if label.isVisibleTo(card)]


def test_before_and_after_stand_in_each_row(card: StockCard) -> None:
    card.show_stock((Becomes("旺角店　貓罐頭", "46", "68"),), otherwise="nothing")
    assert texts(card)[1:] == ["旺角店　貓罐頭", "46 → ", "68"]
    assert card.stays() == ""


def test_where_nothing_changes_it_is_said(card: StockCard) -> None:
    card.show_stock((Becomes("a", "1", "2"),), otherwise="")
    card.show_stock((), otherwise="Nothing moves")
    assert (card.stays(), card.shown) == ("Nothing moves", ())


def test_whoever_is_on_the_other_side_can_be_asked(card: StockCard) -> None:
    card.show_person("黃志強", "Not sure? Ask 黃志強", "葵涌倉")
    assert card.asks() == ("Not sure? Ask 黃志強", "葵涌倉")
    card.show_person("", "", "")
    assert card.asks() == ("", "")
