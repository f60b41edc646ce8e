"""Some PySide6 releases lose a reference to None at every painter call, until Python aborts.

PySide6 6.12.0 on Python 3.11 loses one at each `QPainter` call and dies within seconds of painting
a table (decision 0008). Python 3.12 and newer have an immortal None and cannot see the fault.
"""

import sys

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot

ROWS = 20
REPAINTS = 5  # a faulty release loses some hundred references, and does not abort yet
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Rows(QAbstractTableModel):
    def rowCount(self, _parent: Index = NOWHERE) -> int:
        return ROWS

    def columnCount(self, _parent: Index = NOWHERE) -> int:
        return 1

    def data(self, index: Index, role: int = 0) -> str | None:
        return f"{index.row()}" if role == Qt.ItemDataRole.DisplayRole else None


class Ink(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, _index: Index) -> None:
        painter.save()
        painter.setPen(QColor("black"))
        painter.drawLine(0, 0, 1, 1)
        painter.restore()


def test_repainting_a_table_neither_loses_nor_gains_references_to_none(qtbot: QtBot) -> None:
    model, ink, view = Rows(), Ink(), QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(ink)
    view.resize(300, 900)
    view.show()
    view.grab()
    before = sys.getrefcount(None)
    for _ in range(REPAINTS):
        view.grab()
    assert abs(sys.getrefcount(None) - before) < ROWS
