"""The desk says which case it has open, and shows who else has."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from sync.shop.lookout import Seen
from tests.desktop.hand import key, write
from tests.desktop.sample_cases import tell_settled
from tests.desktop.sample_desk import SampleDesk

AT = "2026-11-20T02:41:00.000Z"


def spied(desk: SampleDesk) -> QSignalSpy:
    return QSignalSpy(desk.page.watch.looked)


def told(spy: QSignalSpy) -> list[tuple[str, bool]]:
    return [(spy.at(n)[0], spy.at(n)[1]) for n in range(spy.count())]


def someone_is_on(desk: SampleDesk, code: str, name: str = "陳美玲") -> None:
    desk.page.watch.show_seen(Seen(desk.cases[code], name, AT))


def test_opening_and_closing_a_case_is_said(desk: SampleDesk) -> None:
    spy = spied(desk)
    desk.open("edit_clash")
    desk.page.read_again()
    desk.page.step_back()
    assert told(spy) == [(desk.cases["edit_clash"], False), ("", False)]


def test_a_page_that_nobody_sees_has_no_case_open(desk: SampleDesk) -> None:
    desk.open("edit_clash")
    spy = spied(desk)
    desk.page.hide()
    desk.page.show()
    assert told(spy) == [("", False), (desk.cases["edit_clash"], False)]


def test_a_change_that_came_while_it_was_hidden_is_read_when_it_is_seen(
    desk: SampleDesk, qtbot: QtBot
) -> None:
    desk.place.tell((), ())
    desk.page.hide()
    cases = desk.page.list.model.rowCount()
    tell_settled(desk.place.books, "duplicate_note", by="D201", clock="10:58")
    desk.page.show()
    qtbot.waitUntil(lambda: desk.page.list.model.rowCount() == cases - 1)


def test_whoever_may_not_decide_stands_in_nobody_s_way(desk: SampleDesk) -> None:
    desk.place.sign_in(desk.place.books.catalogue.roster.person("C101"))
    spy = spied(desk)
    desk.open("edit_clash")
    assert told(spy) == []


def test_the_next_clerk_says_it_in_their_own_name(desk: SampleDesk) -> None:
    desk.open("edit_clash")
    spy = spied(desk)
    desk.place.sign_in(None)
    assert told(spy) == [(desk.cases["edit_clash"], False)]


def test_while_somebody_else_is_on_it_no_key_decides(desk: SampleDesk) -> None:
    desk.open("duplicate_note")
    key(desk.page.focus_home(), Qt.Key.Key_1)
    write(desk.page.opened.reason.field, "asked")
    someone_is_on(desk, "duplicate_note")
    sealed = desk.place.books.journal.head()
    key(desk.page.focus_home(), Qt.Key.Key_F12)
    assert desk.page.is_open
    assert desk.place.books.journal.head() == sealed
    assert next(hint.words for hint in desk.page.key_hints()) == "Take over"


def test_f8_takes_over_and_nothing_begun_is_lost(desk: SampleDesk) -> None:
    desk.open("duplicate_note")
    key(desk.page.focus_home(), Qt.Key.Key_1)
    write(desk.page.opened.reason.field, "asked")
    someone_is_on(desk, "duplicate_note")
    spy = spied(desk)
    key(desk.page, Qt.Key.Key_F8)
    assert told(spy) == [(desk.cases["duplicate_note"], True)]
    assert (desk.page.opened.banner.words(), desk.page.opened.is_ready) == ("", True)
    key(desk.page.focus_home(), Qt.Key.Key_F12)
    assert not desk.page.is_open


def test_a_desk_that_becomes_free_is_free(desk: SampleDesk) -> None:
    desk.open("duplicate_note")
    someone_is_on(desk, "duplicate_note")
    someone_is_on(desk, "duplicate_note", name="")
    assert (desk.page.opened.banner.words(), desk.page.opened.may_decide) == ("", True)


def test_what_is_heard_of_another_case_is_not_shown_on_this_one(desk: SampleDesk) -> None:
    desk.open("duplicate_note")
    someone_is_on(desk, "edit_clash")
    assert desk.page.opened.banner.words() == ""
    someone_is_on(desk, "duplicate_note")
    desk.open("edit_clash")
    assert (desk.page.opened.banner.words(), desk.page.opened.may_decide) == ("", True)
