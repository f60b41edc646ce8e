"""Painted cells."""

from typing import Literal

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.tables.cell import Cell, Column, TagMark
from desktop.tables.row_model import RowModel
from desktop.tables.table import Table
from desktop.theme.theme import Theme


def picture(qtbot: QtBot, theme: Theme, cell: Cell, *, align_right: bool = False) -> QImage:
    align: Literal["left", "right"] = "right" if align_right else "left"
    column = Column[Cell]("c", lambda: "C", lambda row: row, 200, align, is_figure=True)
    model = RowModel[Cell](None, (column,), sentence=lambda row: row.text)
    table = Table[Cell](theme, model)
    qtbot.addWidget(table)
    table.resize(220, 120)
    model.show((cell,))
    table.show()
    return table.viewport().grab().toImage()


def has(image: QImage, colour: str, theme: Theme) -> bool:
    sought = theme.colour(colour).rgb()
    return any(
        image.pixelColor(x, y).rgb() == sought
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_tag_is_painted_on_its_tint(qtbot: QtBot, theme: Theme) -> None:
    image = picture(qtbot, theme, Cell(tag=TagMark("12 days", "need", "calendar")))
    assert has(image, "needTint", theme)


def test_a_figure_that_waits_is_underlined(qtbot: QtBot, theme: Theme) -> None:
    plain = picture(qtbot, theme, Cell("98", unit="包"), align_right=True)
    waiting = picture(qtbot, theme, Cell("98", unit="包", is_waiting=True), align_right=True)
    assert plain != waiting


def test_a_mark_is_amber(qtbot: QtBot, theme: Theme) -> None:
    assert has(picture(qtbot, theme, Cell("7", has_mark=True), align_right=True), "need", theme)


def test_a_figure_stands_at_the_right(qtbot: QtBot, theme: Theme) -> None:
    image = picture(qtbot, theme, Cell("7", before="41 → "), align_right=True)
    surface = theme.colour("surface").rgb()
    inked = [x for x in range(200) for y in range(30) if image.pixelColor(x, y).rgb() != surface]
    assert max(inked) in range(180, 190)


def test_words_give_way_to_a_documents_number(qtbot: QtBot, theme: Theme) -> None:
    words = "words far too long for what a number leaves them"
    pictures = [
        picture(qtbot, theme, Cell(words, code=f"RC-07-00000{n}", code_is_number=True))
        for n in (1, 2)
    ]
    assert pictures[0] != pictures[1]


def test_every_kind_of_cell_can_be_painted(qtbot: QtBot, theme: Theme) -> None:
    left = Cell("磁力片", icon="package", code="TY-1100", code_is_number=True, is_struck=True)
    long = Cell("a name far too long for two hundred pixels of column", is_code=True)
    pictures = [picture(qtbot, theme, cell) for cell in (left, long, Cell("x", is_strong=True))]
    assert all(not image.isNull() for image in pictures)
