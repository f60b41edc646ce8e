"""What cards are made of."""

from PySide6.QtWidgets import QFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.card_parts import notice, scrolled


def test_a_long_inside_scrolls_and_is_never_wider(qtbot: QtBot) -> None:
    inside = QWidget()
    inside.setMinimumHeight(900)
    area = scrolled(inside)
    qtbot.addWidget(area)
    area.resize(200, 300)
    area.show()
    assert area.verticalScrollBar().maximum() == 600
    assert area.horizontalScrollBar().maximum() == 0


def test_words_stand_beside_the_icon_one_below_the_other(qtbot: QtBot) -> None:
    icon, title, detail = QLabel("!"), QLabel("Title"), QLabel("Detail")
    box = notice(QFrame(), icon, title, detail)
    qtbot.addWidget(box)
    box.show()
    assert icon.x() < title.x() == detail.x()
    assert title.y() < detail.y()
