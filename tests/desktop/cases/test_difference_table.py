"""All rows under their head, and the ring on one of them."""

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop.cases.difference_table import DifferenceTable
from desktop.theme.theme import Theme
from sync.stock.verdict import Choice
from tests.desktop.cases.test_difference_row import OPEN, SETTLED
from tests.desktop.hand import click


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> DifferenceTable:
    made = DifferenceTable(theme)
    qtbot.addWidget(made)
    made.resize(930, 400)
    made.show_rows((OPEN, SETTLED, OPEN), (None, None, None), may_choose=True)
    made.show()
    return made


def top_of(table: DifferenceTable, number: int) -> int:
    """Where a row stands below the head."""
    row = table.rows[number]
    return row.mapTo(table._area.viewport(), row.rect().topLeft()).y()


def test_the_ring_goes_between_open_rows_only(table: DifferenceTable) -> None:
    seen = [table.current]
    for by in (1, 1, -1, -1):
        table.move_by(by)
        seen.append(table.current)
    assert seen == [0, 2, 2, 0, 0]


def test_an_arrow_picks_for_the_row_with_the_ring(table: DifferenceTable) -> None:
    spy = QSignalSpy(table.picked)
    table.move_by(1)
    table.take(Choice.HQ)
    assert spy.at(0) == [2, Choice.HQ]


def test_a_press_takes_the_ring_along(table: DifferenceTable) -> None:
    spy = QSignalSpy(table.picked)
    click(table.rows[2].cards[Choice.HQ])
    assert (spy.at(0), table.current) == ([2, Choice.HQ], 2)
    assert table.rows[2].cards[Choice.HQ].is_current


def test_twenty_rows_scroll_under_a_head_that_stays(table: DifferenceTable, qtbot: QtBot) -> None:
    table.show_rows((OPEN,) * 20, (None,) * 20, may_choose=True)
    qtbot.waitUntil(lambda: table._area.verticalScrollBar().maximum() > 0)
    table.move_by(19)
    foot = top_of(table, 19) + table.rows[19].height()
    assert (table.current, foot <= table._area.viewport().height()) == (19, True)
    assert top_of(table, 0) < 0
    table.begin()
    assert top_of(table, 0) == 0


def test_rows_of_another_case_replace_them(table: DifferenceTable) -> None:
    table.show_rows((SETTLED,), (None,), may_choose=True)
    assert (len(table.rows), table.current) == (1, None)
    table.take(Choice.MINE)
    table.open_field("x")
    assert table.close_field() is False
