"""What has just happened."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.toast import Notice, Toast
from desktop.theme.theme import Theme


def made(qtbot: QtBot, theme: Theme) -> tuple[QWidget, Toast]:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(1000, 600)
    owner.show()
    return owner, Toast(theme, owner)


def test_a_toast_goes_after_its_seconds(qtbot: QtBot, theme: Theme) -> None:
    _, toast = made(qtbot, theme)
    toast.tell(Notice("Posted", seconds=2))
    toast.count_down()
    assert toast.isVisible()
    toast.count_down()
    assert toast.isHidden()


def test_a_toast_never_takes_the_focus(qtbot: QtBot, theme: Theme) -> None:
    owner, toast = made(qtbot, theme)
    field = QLineEdit()
    QVBoxLayout(owner).addWidget(field)
    field.show()
    owner.activateWindow()
    field.setFocus()
    toast.tell(Notice("Posted", 10, "Reverse", ("Ctrl", "Z"), lambda: None))
    assert owner.focusWidget() is field


def test_what_was_done_can_be_taken_back_once(qtbot: QtBot, theme: Theme) -> None:
    _, toast = made(qtbot, theme)
    taken: list[str] = []
    toast.tell(Notice("Posted", 10, "Reverse", ("Ctrl", "Z"), lambda: taken.append("back")))
    assert toast.findChildren(QPushButton)[0].text() == "Reverse"
    assert toast.take_back()
    assert not toast.take_back()
    assert taken == ["back"]


def test_a_plain_notice_after_one_with_a_way_back_has_none(qtbot: QtBot, theme: Theme) -> None:
    _, toast = made(qtbot, theme)
    toast.tell(Notice("Posted", 10, "Reverse", (), lambda: None))
    toast.tell(Notice("Held"))
    assert not toast.take_back()
    assert toast.isVisible()
