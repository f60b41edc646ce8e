"""What a cell shows."""

import pytest

from desktop.tables.cell import Cell, Column, figure, grouped


@pytest.mark.parametrize(
    ("text", "shown"), [("12", "12"), ("-3", "−3"), ("0", "0"), ("-0.5", "−0.5")]
)
def test_a_figure_has_a_true_minus(text: str, shown: str) -> None:
    assert figure(text) == shown


def test_zero_is_a_dash_where_zero_is_usual() -> None:
    assert figure("0", zero_is_news=False) == "–"
    assert figure("6", zero_is_news=False) == "6"


def test_thousands_are_set_apart() -> None:
    assert (grouped(1284), grouped(-50004), grouped(7)) == ("1,284", "−50,004", "7")


def test_a_column_makes_a_cell_of_a_row() -> None:
    column = Column[str]("name", lambda: "Name", lambda row: Cell(row.upper()))
    assert (column.title(), column.cell("tea").text) == ("Name", "TEA")
