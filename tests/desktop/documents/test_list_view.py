"""The list goes on in parts, and keeps its place when something changes."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.documents import list_view
from desktop.documents.list_view import DocumentListView
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.ledger import Recorded
from sync.stock.document import Content
from tests.desktop.sample_day import TILES, a_line
from tests.desktop.sample_shop import said

Morning = dict[str, Recorded]


@pytest.fixture
def view(
    qtbot: QtBot, theme: Theme, place: Workplace, morning: Morning, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DocumentListView]:
    monkeypatch.setattr(list_view, "_FIRST", 4)
    monkeypatch.setattr(list_view, "_PART", 2)
    made = DocumentListView(theme, place)
    made.resize(1000, 500)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 9)
    yield made
    delete(made)  # before its books close


def test_old_documents_follow_in_parts(view: DocumentListView) -> None:
    assert view.seen() == "1–9 of 9"


def test_a_neighbour_is_the_one_beside_it_as_shown(
    view: DocumentListView, morning: Morning
) -> None:
    assert view.neighbour(morning["issue"].document, 1) == morning["loss"].document
    assert view.neighbour(morning["short"].document, -1) == ""
    assert view.neighbour("nothing", 1) == ""


def test_the_selection_stays_when_a_document_comes(
    view: DocumentListView, morning: Morning, place: Workplace, qtbot: QtBot
) -> None:
    view.neighbour(morning["issue"].document, 1)
    fresh = said(place.books, "issue", Content((a_line(place.books, TILES, 1),)))
    view.note_changes(frozenset({fresh.document}))
    qtbot.waitUntil(lambda: view.model.rowCount() == 10)
    chosen = view.table.chosen()
    assert chosen is not None
    assert chosen.document == morning["loss"].document
