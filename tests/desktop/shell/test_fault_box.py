"""What a person is told of a fault."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.shell.fault_box import FaultBox
from desktop.theme.theme import Theme
from tests.desktop.hand import click, key


def test_a_trouble_says_what_to_do_in_our_words(qtbot: QtBot, theme: Theme) -> None:
    box = FaultBox(theme, Fault("trouble", "disk_full", "raw", "DiskFull: raw"))
    qtbot.addWidget(box)
    assert "Make room, then try again" in box.sentence()


def test_a_bug_says_that_what_was_posted_is_safe(qtbot: QtBot, theme: Theme) -> None:
    box = FaultBox(theme, Fault("bug", "", "", "ValueError: x"))
    qtbot.addWidget(box)
    assert box.sentence().startswith("What was posted is safe")


def test_the_detail_can_be_copied_and_enter_closes(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    box = FaultBox(theme, Fault("bug", "", "", "ValueError: x"))
    qtbot.addWidget(box)
    box.show()
    click(next(b for b in box.findChildren(QPushButton) if b.text() == "Copy for support"))
    assert qapp.clipboard().text() == "ValueError: x"
    key(box, Qt.Key.Key_Return)
    assert box.isHidden()


def test_a_box_that_ends_the_program_does_not_promise_to_go_on(qtbot: QtBot, theme: Theme) -> None:
    fault = Fault("trouble", "key_missing", "raw", "KeyMissing: raw")
    box = FaultBox(theme, fault, ends=True)
    qtbot.addWidget(box)
    words = {button.text() for button in box.findChildren(QPushButton)}
    assert words == {"Copy for support", "Close Counterstock"}
