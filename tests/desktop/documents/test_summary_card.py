"""The left side of an opened document."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.documents.summary_card import NARROW_WIDTH, WIDTH, SummaryCard
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.ledger import Recorded
from tests.desktop.documents.test_steps import SHORT

Morning = dict[str, Recorded]


@pytest.fixture
def summary(
    qtbot: QtBot, theme: Theme, place: Workplace, morning: Morning
) -> Iterator[SummaryCard]:
    made = SummaryCard(theme, place, [QAction("Reverse")])
    made.show()
    yield made
    delete(made)  # before its books close


def test_a_receipt_names_supplier_note_and_goods(
    summary: SummaryCard, place: Workplace, morning: Morning
) -> None:
    summary.show_view(place.books.reading.show(morning["receipt"].document))
    assert summary.facts()[-2:] == ("Their note", "DN-7781")
    assert summary.seal() == "Joined up; HQ has not got it yet"


def test_a_case_is_told_with_where_it_is_settled(
    summary: SummaryCard, place: Workplace, morning: Morning
) -> None:
    view = place.books.reading.show(morning["short"].document)
    case = replace(SHORT, opened_at="2026-11-20T03:00:00.000Z")
    summary.show_view(replace(view, cases=(case,)))
    assert summary.case_words()[0] == "Mong Kok shop has −2 of TEA after this. Count it."
    settled = replace(case, state="resolved", resolved_by="D201", reason="counted")
    summary.show_view(replace(view, cases=(settled,)))
    assert summary.case_words()[1] == "Settled by 何志明: counted"
    summary.show_view(replace(view, cases=(replace(settled, taken="hq"),)))
    assert summary.case_words()[1] == "何志明 decided: The shelf was looked at (counted)"


def test_a_narrow_window_gets_a_narrow_card(summary: SummaryCard) -> None:
    summary.fit(1093)
    assert summary.width() == NARROW_WIDTH
    summary.fit(1366)
    assert summary.width() == WIDTH


def test_a_reservation_shows_its_deposit_by_that_name(
    summary: SummaryCard, place: Workplace, morning: Morning
) -> None:
    view = place.books.reading.show(morning["receipt"].document)
    summary.show_view(replace(view, kind="reservation"))
    assert summary.facts()[-2:] == ("Deposit", "DN-7781")
