"""The PIN."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.sign_in.pin_pad import PinField, PinPad
from desktop.theme.theme import Theme
from tests.desktop.hand import click, key, write


def test_only_digits_and_six_at_most_are_taken(qtbot: QtBot, theme: Theme) -> None:
    field = PinField(theme)
    qtbot.addWidget(field)
    write(field, "1a2b3c4567")
    assert field.text() == "123456"
    key(field, Qt.Key.Key_Backspace)
    assert field.text() == "12345"


def test_a_screen_reader_never_hears_the_digits(qtbot: QtBot, theme: Theme) -> None:
    field = PinField(theme)
    qtbot.addWidget(field)
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_the_arrows_move_between_people(qtbot: QtBot, theme: Theme) -> None:
    field = PinField(theme)
    qtbot.addWidget(field)
    spy = QSignalSpy(field.moved)
    key(field, Qt.Key.Key_Down)
    key(field, Qt.Key.Key_Up)
    assert [spy.at(n)[0] for n in range(spy.count())] == [1, -1]


def test_each_digit_fills_a_dot(qtbot: QtBot, theme: Theme) -> None:
    field = PinField(theme)
    qtbot.addWidget(field)
    field.resize(300, 32)
    before = field.grab().toImage()
    field.add("7")
    assert field.grab().toImage() != before


def test_the_pad_has_one_two_three_on_top(qtbot: QtBot, theme: Theme) -> None:
    pad = PinPad(theme)
    qtbot.addWidget(pad)
    pad.resize(300, 320)
    pad.show()
    keys = sorted(
        (b for b in pad.findChildren(QPushButton) if b.text().isdigit()),
        key=lambda b: (b.y(), b.x()),
    )
    assert "".join(b.text() for b in keys) == "1234567890"


def test_the_pad_tells_its_presses_and_takes_no_focus(qtbot: QtBot, theme: Theme) -> None:
    pad = PinPad(theme)
    qtbot.addWidget(pad)
    pad.show()
    told: list[str] = []
    pad.digit_pressed.connect(told.append)
    for button in pad.findChildren(QPushButton)[:3]:
        click(button)
    assert told == ["1", "2", "3"]
    policies = {b.focusPolicy() for b in pad.findChildren(QPushButton)}
    assert policies == {Qt.FocusPolicy.NoFocus}
