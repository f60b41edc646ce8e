"""The card with the stock list."""

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from desktop.on_hand.columns import StockShown
from desktop.on_hand.list_card import ListCard
from desktop.theme.theme import Theme
from sync.shop.stock_list import Shelf, View
from sync.shop.whole_list import Key
from sync.stock.item import Item


class Books:
    """Gives rows, and remembers how many were asked for."""

    def __init__(self) -> None:
        self.asked = 0
        self.on_hand = 1

    def fetch(self, keys: Sequence[Key]) -> Sequence[StockShown]:
        self.asked += len(keys)
        return [
            StockShown(Shelf(Item(sku, sku), "", "", "", self.on_hand, 0, 0), sku)
            for sku, _, _ in keys
        ]


@pytest.fixture
def books() -> Books:
    return Books()


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, books: Books) -> ListCard:
    made = ListCard(theme, books.fetch)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    return made


def keys(count: int) -> list[Key]:
    return [(f"SKU-{n:06d}", "", "") for n in range(count)]


def test_a_hundred_thousand_rows_are_fetched_where_they_are_looked_at(
    card: ListCard, books: Books
) -> None:
    card.show_keys(keys(100_000), is_searching=False)
    card.grab()
    assert books.asked <= 400
    assert card.seen().endswith("of 100,000")


def test_a_row_far_down_is_gone_to(card: ListCard) -> None:
    card.show_keys(keys(100_000), is_searching=False)
    card.choose(("SKU-099999", "", ""), "on_hand")
    chosen = card.chosen()
    assert chosen is not None
    assert (chosen.sku, card.column()) == ("SKU-099999", "on_hand")


def test_renewed_rows_keep_the_place(card: ListCard, books: Books) -> None:
    card.show_keys(keys(500), is_searching=False)
    card.choose(("SKU-000300", "", ""), "on_hand")
    books.on_hand = 7
    card.renew()
    chosen = card.chosen()
    assert chosen is not None
    assert (chosen.sku, chosen.shelf.on_hand) == ("SKU-000300", 7)


def test_a_narrow_list_keeps_narrow_when_another_view_is_shown(card: ListCard) -> None:
    expiry = card.table.column_of("expiry")
    card.resize(500, 400)
    card.show_view(View.LOT)
    assert card.table.isColumnHidden(expiry)
    card.resize(1000, 400)
    assert not card.table.isColumnHidden(expiry)
    assert card.table.isColumnHidden(card.table.column_of("counted"))


def test_an_empty_list_says_why(card: ListCard) -> None:
    card.show_keys([], is_searching=True)
    assert card.blank.title() == "Nothing is called that"
    card.show_keys([], is_searching=False)
    assert (card.blank.title(), card.chosen_sentence()) == ("Nothing here", "")
