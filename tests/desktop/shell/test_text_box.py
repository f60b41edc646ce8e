"""A text that is read before anything is done with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.shell.text_box import TextBox
from desktop.theme.theme import Theme
from tests.desktop.hand import click, key


def _box(qtbot: QtBot, theme: Theme) -> TextBox:
    box = TextBox(theme, title="What happened", words="All of it.", text="line <b>1</b>")
    qtbot.addWidget(box)
    box.open()
    return box


def _button(box: TextBox, words: str) -> QPushButton:
    return next(b for b in box.findChildren(QPushButton) if b.text() == words)


def test_the_text_is_shown_as_it_is_and_cannot_be_changed(qtbot: QtBot, theme: Theme) -> None:
    box = _box(qtbot, theme)
    assert box.text.toPlainText() == "line <b>1</b>"
    assert box.text.isReadOnly()
    assert box.text.accessibleName() == "What happened"


def test_escape_closes_without_acting(qtbot: QtBot, theme: Theme) -> None:
    box, did = _box(qtbot, theme), list[str]()
    box.offer("Delete", lambda: did.append("deleted"))
    key(box, Qt.Key.Key_Escape)
    assert (box.isHidden(), did) == (True, [])


def test_enter_closes_without_acting(qtbot: QtBot, theme: Theme) -> None:
    box, did = _box(qtbot, theme), list[str]()
    box.offer("Delete", lambda: did.append("deleted"))
    key(box, Qt.Key.Key_Return)
    assert (box.isHidden(), did) == (True, [])


def test_each_offer_does_its_own_act_once(qtbot: QtBot, theme: Theme) -> None:
    box, did = _box(qtbot, theme), list[str]()
    box.offer("Delete", lambda: did.append("deleted"))
    box.offer("Keep", lambda: did.append("kept"))
    click(_button(box, "Keep"))
    assert (box.isHidden(), did) == (True, ["kept"])


def test_the_text_can_be_copied(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    box = _box(qtbot, theme)
    click(_button(box, "Copy"))
    assert qapp.clipboard().text() == "line <b>1</b>"
