"""An opened document and its four parts."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.documents.opened import CONTENTS, MOVEMENTS, OpenedDocument
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.ledger import Recorded
from tests.desktop.sample_day import TILES, reverse

Morning = dict[str, Recorded]


@pytest.fixture
def opened(
    qtbot: QtBot, theme: Theme, place: Workplace, morning: Morning
) -> Iterator[OpenedDocument]:
    made = OpenedDocument(theme, place, ())
    made.resize(1000, 500)
    made.show()
    yield made
    delete(made)  # before its books close


def test_nothing_opened_has_nothing_to_say(opened: OpenedDocument) -> None:
    assert (opened.segments(), opened.sentence(), opened.sku()) == ((), "", "")


def test_the_parts_say_how_many_they_hold(
    opened: OpenedDocument, place: Workplace, morning: Morning
) -> None:
    reverse(place.books, morning["issue"])
    opened.show_view(place.books.reading.show(morning["issue"].document))
    assert opened.segments() == ("Contents", "Timeline 2", "Movements 2", "Files 0")
    assert opened.sku() == TILES


def test_each_part_copies_what_is_selected_in_it(
    opened: OpenedDocument, place: Workplace, morning: Morning
) -> None:
    opened.show_view(place.books.reading.show(morning["issue"].document))
    number = morning["issue"].number
    assert opened.sentence().startswith(f"{number}: Posted, 陳美玲, till, ")
    opened.show_part(CONTENTS)
    assert opened.sentence().startswith(f"{number}: Magnetic tiles, 100, 4 盒")
    opened.show_part(MOVEMENTS)
    assert opened.sentence().endswith("to Customer")
