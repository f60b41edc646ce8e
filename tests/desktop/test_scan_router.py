"""A scan is a scan wherever the focus is, and never presses anything."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.scan_router import ScanRouter, normalise

SCANNER_S = 0.008
PERSON_S = 0.150
CODE = "4891234500017"


class Bench(QDialog):
    """A dialog with a note, a dangerous button and a table, under a clock of its own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.now_s = 100.0
        self.router = ScanRouter(app, lambda: self.now_s)
        self.scans: list[str] = []
        self.presses: list[str] = []
        self.router.scanned.connect(self.scans.append)
        self.note = QLineEdit("備註")
        self.remark = QPlainTextEdit("說明")
        self.void = QPushButton("作廢")
        self.void.clicked.connect(lambda: self.presses.append("void"))
        self.table = QTableWidget(3, 2)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        column = QVBoxLayout(self)
        for widget in (self.note, self.remark, self.void, self.table):
            column.addWidget(widget)

    def type(
        self, widget: QWidget, text: str, *, gap_s: float, end: Qt.Key | None = Qt.Key.Key_Return
    ) -> None:
        widget.setFocus()
        for sign in text:
            self.now_s += gap_s
            QTest.keyClick(widget, sign)  # type: ignore[call-overload]  # the stubs know bytes only
        self.press(widget, end, gap_s=gap_s)
        self.now_s += 1

    def press(self, widget: QWidget, key: Qt.Key | None, *, gap_s: float) -> None:
        for pressed in [key] if key is not None else []:
            self.now_s += gap_s
            QTest.keyClick(widget, pressed)


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Bench]:
    made = Bench(qapp)
    made.show()
    assert QTest.qWaitForWindowExposed(made)
    made.activateWindow()
    yield made
    qapp.removeEventFilter(made.router)
    made.router.deleteLater()
    made.close()


def test_a_scan_on_a_dangerous_button_is_read_and_presses_nothing(bench: Bench) -> None:
    bench.type(bench.void, CODE, gap_s=SCANNER_S)
    assert (bench.scans, bench.presses) == ([CODE], [])


def test_a_scan_on_a_table_is_read_and_edits_nothing(bench: Bench) -> None:
    bench.table.setCurrentCell(0, 0)
    bench.type(bench.table, "4710018001122", gap_s=SCANNER_S)
    assert bench.scans == ["4710018001122"]
    assert bench.table.state() == QAbstractItemView.State.NoState


def test_a_scan_into_a_note_leaves_the_note_as_it_was(bench: Bench) -> None:
    bench.type(bench.note, "6901234567892", gap_s=SCANNER_S)
    assert (bench.scans, bench.note.text()) == (["6901234567892"], "備註")


def test_a_scan_into_a_long_remark_leaves_it_as_it_was(bench: Bench) -> None:
    bench.type(bench.remark, "6901234567892", gap_s=SCANNER_S)
    assert (bench.scans, bench.remark.toPlainText()) == (["6901234567892"], "說明")


def test_slow_typing_stays_in_the_field(bench: Bench) -> None:
    bench.type(bench.note, "abcdefgh", gap_s=PERSON_S, end=None)
    assert (bench.scans, bench.note.text()) == ([], "備註abcdefgh")


def test_slow_digits_and_enter_are_not_a_scan(bench: Bench) -> None:
    bench.type(bench.note, "4891234", gap_s=PERSON_S)
    assert (bench.scans, bench.note.text()) == ([], "備註4891234")


def test_the_enter_of_a_person_still_presses_the_button(bench: Bench) -> None:
    bench.type(bench.void, "", gap_s=PERSON_S)
    assert len(bench.presses) == 1


def test_an_enter_long_after_a_burst_is_the_enter_of_a_person(bench: Bench) -> None:
    bench.type(bench.void, "489123", gap_s=SCANNER_S, end=None)
    bench.press(bench.void, Qt.Key.Key_Return, gap_s=0)
    assert (bench.scans, len(bench.presses)) == ([], 1)


def test_three_quick_keys_are_not_a_scan(bench: Bench) -> None:
    bench.type(bench.table, "123", gap_s=SCANNER_S)
    assert bench.scans == []


def test_tab_closes_a_scan_and_moves_no_focus(bench: Bench) -> None:
    bench.type(bench.void, CODE, gap_s=SCANNER_S, end=Qt.Key.Key_Tab)
    assert bench.scans == [CODE]
    assert bench.void.hasFocus()


def test_two_scans_in_a_row_are_two(bench: Bench) -> None:
    bench.type(bench.void, CODE, gap_s=SCANNER_S)
    bench.type(bench.note, "4710018001122", gap_s=SCANNER_S)
    assert bench.scans == [CODE, "4710018001122"]


def test_the_digits_of_a_scan_fire_no_shortcut(bench: Bench) -> None:
    fired: list[str] = []
    shortcut = QShortcut(QKeySequence("9"), bench)
    shortcut.activated.connect(lambda: fired.append("9"))
    bench.type(bench.void, CODE, gap_s=SCANNER_S)
    assert (bench.scans, fired) == ([CODE], [])


def test_a_code_with_capitals_is_one_scan(bench: Bench) -> None:
    bench.type(bench.void, "MK02-IS-000482", gap_s=SCANNER_S)
    assert bench.scans == ["MK02-IS-000482"]


def test_full_width_digits_are_folded() -> None:
    assert normalise("４８９１２３４") == "4891234"


def test_fnc1_stays_in_a_scan_and_other_control_signs_do_not() -> None:
    assert normalise("\x020110\x1d17\x03") == "0110\x1d17"
