"""The lines of a draft as rows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester

from desktop.counter.lines import QUANTITY, LineModel, LineRow, columns, expiry_words, sentence
from sync.shop.outlook import LineOutlook
from sync.stock.document import Line
from tests.desktop.promises import check_promises

TEA = Line("1", "DR-0375", 12, "檸檬茶", "包", lot="L2611A", bin="B-02-1",
           expires="2027-05-31T16:00:00.000Z")  # fmt: skip


def a_row(after: int = 74, *, days: int | None = None, sent: int | None = None) -> LineRow:
    return LineRow(3, "Lemon tea", LineOutlook(TEA, 86, after, days), sent)


def a_model(*rows: LineRow, is_arrival: bool = False) -> LineModel:
    model = LineModel(None, columns(lambda: is_arrival), sentence=sentence)
    model.show(rows)
    return model


def cell_text(model: LineModel, key: str) -> str:
    keys = [column.key for column in model.columns]
    return model.cell_at(0, keys.index(key)).text


@pytest.mark.usefixtures("hong_kong")
def test_a_row_reads_as_the_board_has_it(qtmodeltester: ModelTester) -> None:
    model = a_model(a_row())
    check_promises(qtmodeltester, model)
    shown = [cell_text(model, key) for key in ("number", "item", "lot", "expiry", "bin")]
    assert shown == ["3", "Lemon tea", "L2611A", "27-05-31", "B-02-1"]
    after = model.cell_at(0, 6)
    assert (after.before, after.text, after.tone) == ("86 → ", "74", "ink1")


def test_below_zero_is_amber_and_not_red() -> None:
    after = a_model(a_row(-2)).cell_at(0, 6)
    assert (after.text, after.tone, after.is_strong) == ("−2", "needInk", True)


def test_what_expires_soon_bears_a_tag() -> None:
    tag = a_model(a_row(days=12)).cell_at(0, 3).tag
    assert tag is not None
    assert tag.tone == "need"
    assert expiry_words(a_row(days=12).seen) == tag.words


def test_a_transfer_shows_what_was_sent_in_its_last_column() -> None:
    model = a_model(a_row(sent=15), is_arrival=True)
    title = model.headerData(6, Qt.Orientation.Horizontal)
    assert (title, cell_text(model, "after"), model.cell_at(0, 6).tone) == ("Sent", "15", "needInk")


def test_only_the_quantity_can_be_edited() -> None:
    model = a_model(a_row())
    editable = [
        column.key
        for number, column in enumerate(model.columns)
        if model.flags(model.index(0, number)) & Qt.ItemFlag.ItemIsEditable
    ]
    assert editable == [QUANTITY]


def test_what_is_typed_is_told_with_its_digits_folded() -> None:
    model = a_model(a_row())
    spy = QSignalSpy(model.written)
    index = model.index(0, 5)
    assert model.data(index, Qt.ItemDataRole.EditRole) == "12"
    assert model.setData(index, "１５")
    assert spy.at(0) == ["1", "15"]


def test_a_row_is_one_sentence() -> None:
    assert sentence(a_row()) == (
        "Lemon tea, 12 包, lot L2611A, bin B-02-1, available after posting 74"
    )
