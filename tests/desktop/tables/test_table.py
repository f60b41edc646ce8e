"""The view of every table."""

import gc
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from desktop.tables.cell import Cell, Column
from desktop.tables.row_model import RowModel
from desktop.tables.table import Table
from desktop.theme.theme import Theme
from tests.desktop.hand import key

Item = tuple[str, int]

COLUMNS = (
    Column[Item]("name", lambda: "Item", lambda row: Cell(row[0])),
    Column[Item]("lot", lambda: "Lot", lambda _: Cell("L1"), 84, hides_when_narrow=True),
    Column[Item](
        "on_hand", lambda: "On hand", lambda row: Cell(str(row[1])), 90, "right", is_figure=True
    ),
)
ROWS = (("Drinks", -1), ("tea", 1), ("milk", 2), ("Snacks", -1), ("bun", 3))


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> Table[Item]:
    model = RowModel[Item](
        None,
        COLUMNS,
        sentence=lambda row: row[0],
        group=lambda row: row[0] if row[1] < 0 else "",
    )
    made = Table[Item](theme, model)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    model.show(ROWS)
    return made


def test_rows_are_as_high_as_the_density_says(table: Table[Item], theme: Theme) -> None:
    heights = [table.rowHeight(1)]
    theme.set_density("touch")
    heights.append(table.rowHeight(1))
    assert heights == [38, 48]


def test_a_choice_is_told_and_heads_of_groups_are_skipped(table: Table[Item]) -> None:
    told: list[object] = []
    table.row_chosen.connect(told.append)
    table.choose_row(1)
    table.move_choice(1)
    table.move_choice(1)
    assert told == [("tea", 1), ("milk", 2), ("bun", 3)]
    table.move_choice(1)
    assert table.chosen() == ("bun", 3)


def test_a_figure_keeps_its_focus_from_row_to_row(table: Table[Item]) -> None:
    table.setCurrentIndex(table.rows.index(1, table.column_of("on_hand")))
    table.move_choice(1)
    assert table.currentIndex().column() == 2


def test_enter_opens_a_row_and_no_key_edits_one(table: Table[Item]) -> None:
    opened = QSignalSpy(table.opened)
    table.choose_row(2)
    key(table, Qt.Key.Key_4)
    assert table.state() == QAbstractItemView.State.NoState
    key(table, Qt.Key.Key_Return)
    assert (opened.count(), opened.at(0)[0]) == (1, ("milk", 2))


def test_heads_of_groups_span_the_table(table: Table[Item]) -> None:
    assert (table.columnSpan(0, 0), table.columnSpan(1, 0)) == (3, 1)


def test_a_narrow_table_leaves_columns_out(table: Table[Item]) -> None:
    table.resize(600, 400)
    assert table.isColumnHidden(1)
    table.resize(900, 400)
    assert not table.isColumnHidden(1)


def test_a_column_may_give_way_before_the_others_do(qtbot: QtBot, theme: Theme) -> None:
    early = Column[Item]("best", lambda: "Best", lambda _: Cell("day"), 84, hides_below=860)
    model = RowModel[Item](None, (*COLUMNS, early), sentence=lambda row: row[0])
    made: Table[Item] = Table(theme, model)
    qtbot.addWidget(made)
    made.show()
    seen = []
    for width in (900, 800):
        made.resize(width, 400)
        seen.append([made.isColumnHidden(1), made.isColumnHidden(3)])
    assert seen == [[False, False], [False, True]]


def test_the_foot_can_say_which_rows_are_seen(table: Table[Item]) -> None:
    assert (table.first_visible(), table.last_visible()) == (1, 5)


def test_repainting_takes_no_reference_of_none(table: Table[Item]) -> None:
    """PySide6 6.12.0 on Python 3.11 lost one a paint, and the program died within minutes."""
    table.viewport().repaint()
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(200):
        table.viewport().repaint()
    assert sys.getrefcount(None) > before - 50
