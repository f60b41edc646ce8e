"""Transfers on their way here."""

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.counter.expected import ExpectedTable, goods_words
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from tests.desktop.promises import check_promises


def test_a_transfer_names_sender_and_goods(
    qtbot: QtBot, theme: Theme, place: Workplace, on_the_way: str, qtmodeltester: ModelTester
) -> None:
    table = ExpectedTable(theme, place)
    rows = tuple(place.documents.expected("MK02"))
    table.rows.show(rows)
    check_promises(qtmodeltester, table.rows)
    assert [row.document for row in rows] == [on_the_way]
    assert table.rows.cell_at(0, 1).text == "Mong Kok shop"
    assert goods_words(rows[0]).startswith("吞拿魚貓罐頭 85g")
    delete(table)  # before its books close
