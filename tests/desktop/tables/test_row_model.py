"""Columns over values."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from desktop.tables.cell import Cell, Column
from desktop.tables.row_model import CELL_ROLE, GROUP_ROLE, ROW_ROLE, RowModel

Item = tuple[str, int]

COLUMNS = (
    Column[Item]("name", lambda: "Item", lambda row: Cell(row[0])),
    Column[Item]("on_hand", lambda: "On hand", lambda row: Cell(str(row[1])), 90, "right"),
)


def heading(row: Item) -> str:
    return row[0] if row[1] < 0 else ""


def made(owner: QObject) -> RowModel[Item]:
    return RowModel[Item](owner, COLUMNS, sentence=lambda row: f"{row[0]}, {row[1]}", group=heading)


@pytest.fixture
def model(qtbot: QtBot) -> RowModel[Item]:
    owner = QObject()
    built = made(owner)
    built.setParent(None)
    return built


def test_the_model_keeps_the_rules_of_qt_through_every_change(model: RowModel[Item]) -> None:
    tester = QAbstractItemModelTester(model)
    model.show((("tea", 1), ("milk", 2)))
    model.take_in((("tea", 1), ("bun", 5), ("milk", 2)))
    model.take_in((("bun", 5),))
    model.take_in((("bun", 6),))
    model.take_in(())
    assert (tester.model(), model.rowCount()) == (model, 0)


def test_a_cell_a_row_and_a_sentence_can_be_asked_for(model: RowModel[Item]) -> None:
    model.show((("tea", 12),))
    index = model.index(0, 1)
    assert index.data(CELL_ROLE) == Cell("12")
    assert index.data() == "12"
    assert index.data(ROW_ROLE) == ("tea", 12)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "tea, 12"
    assert index.data(GROUP_ROLE) == ""


def test_a_row_that_heads_others_shows_its_words_only(model: RowModel[Item]) -> None:
    model.show((("Waiting 4", -1),))
    assert model.index(0, 1).data(GROUP_ROLE) == "Waiting 4"
    assert model.index(0, 1).data(CELL_ROLE) == Cell("Waiting 4")


def test_headers_stand_over_their_figures(model: RowModel[Item]) -> None:
    horizontal = Qt.Orientation.Horizontal
    assert [model.headerData(n, horizontal) for n in (0, 1)] == ["Item", "On hand"]
    align = model.headerData(1, horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert align == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def test_one_changed_row_is_told_as_one_row(model: RowModel[Item]) -> None:
    model.show(tuple((f"item {n}", n) for n in range(100)))
    reset, changed = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    model.take_in(tuple((f"item {n}", 999 if n == 40 else n) for n in range(100)))
    assert (reset.count(), changed.count()) == (0, 1)
    assert (changed.at(0)[0].row(), changed.at(0)[1].row()) == (40, 40)


def test_nothing_changed_is_not_told(model: RowModel[Item]) -> None:
    model.show((("tea", 1),))
    changed = QSignalSpy(model.dataChanged)
    model.take_in((("tea", 1),))
    assert changed.count() == 0
