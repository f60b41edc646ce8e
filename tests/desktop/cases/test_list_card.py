"""The list of open cases."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from tests.desktop.hand import key
from tests.desktop.sample_desk import SampleDesk


def test_enter_opens_the_case(desk: SampleDesk) -> None:
    cards = desk.page.list
    spy = QSignalSpy(cards.opened)
    cards.choose(desk.cases["posted_twice"])
    key(cards.table, Qt.Key.Key_Return)
    assert desk.page.is_open
    cards.table.opened.emit(cards.model.rows[0])
    assert spy.at(spy.count() - 1) == [cards.model.rows[0].case]


def test_the_selected_case_stays_selected_when_read_again(desk: SampleDesk) -> None:
    cards = desk.page.list
    cards.choose(desk.cases["posted_twice"])
    cards.show_cases(tuple(cards.model.rows))
    row = cards.table.chosen()
    assert row is not None
    assert row.case == desk.cases["posted_twice"]


def test_nothing_to_decide_is_said_calmly(desk: SampleDesk) -> None:
    desk.page.list.show_cases(())
    assert desk.page.list.blank.isVisible()
