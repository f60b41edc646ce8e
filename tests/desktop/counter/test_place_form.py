"""F7: another lot, expiry or bin of one line."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.counter.place_form import PlaceForm
from desktop.shell.key_button import KeyButton
from desktop.theme.theme import Theme
from sync.shop.shelf import BalanceRow
from sync.stock.document import Line
from tests.desktop.hand import click, key

TEA = Line("1", "DR-0375", 12, "檸檬茶", "包", lot="L1", bin="B-1",
           expires="2027-05-31T16:00:00.000Z")  # fmt: skip
SHELF = BalanceRow("MK02/B-2", "L2", "2028-01-31T16:00:00.000Z", 0, 5, 0)


@pytest.fixture
def form(qtbot: QtBot, theme: Theme, hong_kong: None) -> Iterator[PlaceForm]:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    made = PlaceForm(theme, window)
    window.show()
    made.open(TEA, "Lemon tea", [SHELF])
    yield made
    window.close()


def taken(form: PlaceForm) -> list[Line]:
    found: list[Line] = []
    form.taken.connect(found.append)
    return found


def test_the_form_begins_with_what_stands(form: PlaceForm) -> None:
    assert [field.text() for field in form.fields()] == ["L1", "27-05-31", "B-1"]


def test_enter_takes_what_was_typed(form: PlaceForm) -> None:
    found = taken(form)
    lot, expiry, place = form.fields()
    lot.setText("L9")
    place.setText("C-3")
    key(expiry, Qt.Key.Key_Return)
    assert (found[0].lot, found[0].bin, found[0].expires) == ("L9", "C-3", TEA.expires)


def test_a_day_is_good_until_it_is_over(form: PlaceForm) -> None:
    found = taken(form)
    form.fields()[1].setText("28-02-29")
    key(form.fields()[1], Qt.Key.Key_Return)
    assert found[0].expires == "2028-02-29T16:00:00.000Z"


def test_what_is_no_day_is_said_and_taken_not(form: PlaceForm) -> None:
    found = taken(form)
    form.fields()[1].setText("soon")
    key(form.fields()[1], Qt.Key.Key_Return)
    assert (found, form.answer()) == ([], "The date or time cannot be read.")


def test_a_shelf_is_picked_whole(form: PlaceForm) -> None:
    found = taken(form)
    shelf = next(b for b in form.findChildren(KeyButton) if "L2" in b.text())
    click(shelf)
    assert (found[0].lot, found[0].bin, found[0].expires) == ("L2", "B-2", SHELF.expires)


def test_escape_takes_nothing(form: PlaceForm) -> None:
    found = taken(form)
    key(form, Qt.Key.Key_Escape)
    assert (found, form.isVisible()) == ([], False)
