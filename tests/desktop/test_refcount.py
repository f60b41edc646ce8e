"""Some PySide6 releases lose a reference to None at every call from Qt into Python, and abort.

PySide6 6.12.0 on Python 3.11 loses two at each `data()` and dies after some thousand repaints
(decision 0008). Python 3.12 and newer have an immortal None and cannot see the fault.
"""

import sys

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

REPAINTS = 50
CELLS = 20 * 5


class Rows(QAbstractTableModel):
    """A table whose every role but the text is answered with None, as ours are."""

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return CELLS // 5

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 5

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> str | None:
        return f"{index.row()}" if role == Qt.ItemDataRole.DisplayRole else None


def test_repainting_a_table_neither_loses_nor_gains_references_to_none(qtbot: QtBot) -> None:
    model = Rows()
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(600, 800)
    view.show()
    view.grab()
    before = sys.getrefcount(None)
    for _ in range(REPAINTS):
        view.grab()
    assert abs(sys.getrefcount(None) - before) < CELLS
