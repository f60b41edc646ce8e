"""The case desk by real keys: open, choose, say why, F12, and a signed step with its reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.cases.page import CasesPage
from desktop.documents.steps import entries
from desktop.language import LANGUAGES, Translations
from desktop.photographs import clipped_labels
from desktop.theme.theme import Theme
from desktop.wording.decisions import decision_words
from sync.shop.chain import faults_of
from sync.stock.views import CaseRow
from sync.wire.messages import StepLetter
from tests.desktop.hand import key, write
from tests.desktop.promises import check_promises
from tests.desktop.sample_cases import CASES, CAT, tell_settled
from tests.desktop.sample_desk import SampleDesk

CLASSES = [code for code in CASES if code != "edit_clash"]
KEY = Qt.Key


def case_of(desk: SampleDesk, code: str) -> CaseRow:
    rows = desk.place.books.reading.cases()
    return next(row for row in rows if row.case == desk.cases[code])


def newest_step(desk: SampleDesk) -> StepLetter:
    """What was sealed last."""
    return desk.place.books.journal.after(0, limit=50)[-1].letter()


def go_to(desk: SampleDesk, code: str) -> None:
    """From the list, by keys alone."""
    page = desk.page
    ids = [row.case for row in page.list.model.rows]
    page.list.table.choose_row(0)
    for _ in range(ids.index(desk.cases[code])):
        key(page.list.table, KEY.Key_Down)
    key(page.list.table, KEY.Key_Return)


def decide(desk: SampleDesk, *keys: Qt.Key, why: str) -> None:
    for pressed in keys:
        key(desk.page.focus_home(), pressed)
    key(desk.page.focus_home(), KEY.Key_Tab)
    write(desk.page.opened.reason.field, why)
    key(desk.page.opened.reason.field, KEY.Key_F12)


def test_the_list_keeps_its_promises(page: CasesPage, qtmodeltester: ModelTester) -> None:
    check_promises(qtmodeltester, page.list.model)


@pytest.mark.parametrize("code", CLASSES)
def test_a_case_of_every_class_is_decided_by_keys_alone(desk: SampleDesk, code: str) -> None:
    go_to(desk, code)
    assert desk.page.is_open
    take = case_of(desk, code).choices[0]
    decide(desk, KEY.Key_1, why="looked at the shelf")
    case, step = case_of(desk, code), newest_step(desk)
    assert (case.state, case.taken, case.reason) == ("resolved", take, "looked at the shelf")
    assert (step.name, step.case, step.take) == ("resolve", case.case, take)
    assert (step.reason, step.by) == ("looked at the shelf", "D201")
    shown = entries(desk.place, desk.place.books.reading.show(case.document))[0]
    told = f"{decision_words(code, take)[0]}　looked at the shelf"
    assert (shown.title, shown.detail, shown.who[0]) == ("Case decided", told, "何志明")
    assert faults_of(desk.place.books.journal) == []
    assert not desk.page.is_open


@pytest.mark.parametrize("code", [c for c in CLASSES if len(CASES[c].choices) > 1])
def test_the_second_way_is_taken_as_well(desk: SampleDesk, code: str) -> None:
    go_to(desk, code)
    decide(desk, KEY.Key_Down, KEY.Key_Down, why="asked the driver")
    assert (case_of(desk, code).taken, newest_step(desk).take) == ("hq", "hq")


@pytest.mark.parametrize(("keys", "take"), [((KEY.Key_Left,), "mine"), ((KEY.Key_Right,), "hq")])
def test_one_side_throughout_is_that_side(
    desk: SampleDesk, keys: tuple[Qt.Key, ...], take: str
) -> None:
    go_to(desk, "edit_clash")
    decide(desk, *keys, KEY.Key_Down, *keys, why="scanned tin by tin")
    step = newest_step(desk)
    assert (step.take, step.changes, step.reason) == (take, None, "scanned tin by tin")


def test_a_draft_is_merged_field_by_field(desk: SampleDesk) -> None:
    go_to(desk, "edit_clash")
    decide(desk, KEY.Key_Left, KEY.Key_Down, KEY.Key_Right, why="phoned the warehouse")
    step = newest_step(desk)
    assert step.take == "merged"
    assert step.changes is not None
    lines = step.changes.lines
    assert [(name, line and line.quantity) for name, line in lines.items()] == [("1", "22")]


def test_something_else_than_either_side_is_typed(desk: SampleDesk) -> None:
    go_to(desk, "edit_clash")
    page = desk.page
    key(page.focus_home(), KEY.Key_Space)
    field = page.opened.table.rows[0].field
    assert field.hasFocus()
    write(field, "21")
    key(field, KEY.Key_Return)
    assert page.opened.table.rows[0].merged() == ("21 罐", "typed by you")
    decide(desk, KEY.Key_Down, KEY.Key_Left, why="counted again")
    changes = newest_step(desk).changes
    assert changes is not None
    line = changes.lines["1"]
    assert line is not None
    assert line.quantity == "21"


def test_words_that_are_no_quantity_are_not_taken(desk: SampleDesk) -> None:
    go_to(desk, "edit_clash")
    page, told = desk.page, list[object]()
    page.noticed.connect(told.append)
    key(page.focus_home(), KEY.Key_Space)
    field = page.opened.table.rows[0].field
    write(field, "some")
    key(field, KEY.Key_Return)
    assert getattr(told[0], "words", "") == "The quantity is not a number."
    assert page.opened.dispute.left == 2


def test_escape_leaves_the_field_then_puts_the_case_aside(desk: SampleDesk) -> None:
    go_to(desk, "edit_clash")
    page = desk.page
    key(page.focus_home(), KEY.Key_Left)
    key(page.focus_home(), KEY.Key_Space)
    key(desk.window, KEY.Key_Escape)
    assert (page.is_open, page.opened.table.rows[0].field.isVisible()) == (True, False)
    key(desk.window, KEY.Key_Escape)
    assert not page.is_open


def test_what_was_begun_is_there_again_after_it_was_put_aside(desk: SampleDesk) -> None:
    go_to(desk, "edit_clash")
    page = desk.page
    key(page.focus_home(), KEY.Key_Left)
    write(page.opened.reason.field, "half a thought")
    page.step_back()
    go_to(desk, "negative_stock")
    assert page.opened.reason.field.text() == ""
    page.step_back()
    go_to(desk, "edit_clash")
    assert (page.opened.dispute.left, page.opened.reason.words()) == (1, "half a thought")


def test_control_and_an_arrow_take_all_from_one_side(desk: SampleDesk) -> None:
    go_to(desk, "edit_clash")
    page = desk.page
    key(page.focus_home(), KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert (page.opened.take, page.opened.dispute.left) == ("hq", 0)
    key(page.focus_home(), KEY.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert page.opened.take == "mine"


def test_submit_is_off_until_all_is_chosen_and_says_how_many_are_left(desk: SampleDesk) -> None:
    go_to(desk, "edit_clash")
    page, submit = desk.page, desk.page.opened.submit
    assert (submit.left(), page.opened.is_ready) == ("2 left to choose", False)
    page.opened.reason.field.setText("a reason alone does not decide")
    assert not page.opened.is_ready
    page.opened.reason.field.clear()
    key(page.focus_home(), KEY.Key_Left)
    assert submit.left() == "1 left to choose"
    key(page.focus_home(), KEY.Key_Down)
    key(page.focus_home(), KEY.Key_Right)
    assert submit.left() == "Say in a few words why"
    key(page.focus_home(), KEY.Key_F12)
    assert case_of(desk, "edit_clash").state == "open"
    write(page.opened.reason.field, "why")
    assert (submit.left(), page.opened.is_ready) == ("", True)


def test_what_was_sent_back_is_begun_anew_on_a_draft_of_its_own(desk: SampleDesk) -> None:
    told: list[object] = []
    desk.page.noticed.connect(told.append)
    go_to(desk, "not_allowed")
    decide(desk, KEY.Key_2, why="still needed")
    case, step = case_of(desk, "not_allowed"), newest_step(desk)
    assert (case.state, step.take, step.reason) == ("resolved", "hq", "still needed")
    rows = desk.place.books.reading.documents()
    draft = next(row for row in rows if row.by == "D201" and row.state == "draft")
    content = desk.place.books.reading.show(draft.document).content
    assert (content, draft.by) == (case.mine, "D201")
    assert getattr(told[-1], "words", "") == f"Decided, and begun anew as {draft.number}."


def test_where_there_is_one_way_only_the_finding_is_asked(desk: SampleDesk) -> None:
    go_to(desk, "negative_stock")
    opened = desk.page.opened
    assert (opened.take, opened.submit.left()) == ("hq", "Say in a few words what was found")
    assert opened.reason.field.accessibleName() == "What was found"


def test_the_key_bar_shows_the_keys_that_work(desk: SampleDesk) -> None:
    told = {}
    for code in ("edit_clash", "posted_twice"):
        desk.open(code)
        told[code] = [("".join(hint.keys), hint.words) for hint in desk.page.key_hints()]
    assert told["posted_twice"][:2] == [("↑↓", "Next, previous"), ("12", "Choose")]
    assert told["edit_clash"][:4] == [
        ("↑↓", "Next, previous"), ("←", "Mine"), ("→", "HQ's"), ("Space", "Type my own"),
    ]  # fmt: skip


def test_a_clerk_without_the_right_sees_it_and_decides_nothing(desk: SampleDesk) -> None:
    desk.place.sign_in(desk.place.books.catalogue.roster.person("C101"))
    go_to(desk, "posted_twice")
    page = desk.page
    key(page.focus_home(), KEY.Key_1)
    assert page.opened.take == ""
    assert page.opened.submit.left().startswith("Somebody with the right to decide")
    assert "Reason" not in [hint.words for hint in page.key_hints()]
    assert page.opened.headline().startswith("You posted")


def test_a_case_settled_elsewhere_closes_by_itself_and_says_who(
    desk: SampleDesk, qtbot: QtBot
) -> None:
    go_to(desk, "posted_twice")
    page = desk.page
    key(page.focus_home(), KEY.Key_1)
    tell_settled(desk.place.books, "posted_twice", by="黃志強", clock="10:58")
    desk.place.tell((), {case_of(desk, "posted_twice").document})
    left = page.opened.submit.left
    qtbot.waitUntil(lambda: left() == "黃志強 settled this at 10:58; nothing left to do")
    assert not page.opened.is_ready
    opened = page.opened
    assert (opened.ways.taken, opened.reason.words()) == ("mine", "asked")
    assert opened.stock.stays() == "It is decided. What it moved stands on the document."
    assert opened._reassurance.text().startswith("It is settled.")
    assert opened.submit._aside.text() == "Back to the list"
    why = opened.reason.field
    assert (why.isEnabled(), why.isReadOnly(), why.toolTip()) == (True, True, "asked")
    assert opened._head.property("card") == "calm"
    assert (opened.stock.asks(), opened.ways.cards[0].shown.keys) == (("", ""), ())
    assert desk.cases["posted_twice"] not in [row.case for row in page.list.model.rows]


def test_a_decision_that_came_too_late_says_who_was_first(desk: SampleDesk, qtbot: QtBot) -> None:
    told: list[object] = []
    go_to(desk, "posted_twice")
    decide(desk, KEY.Key_1, why="other goods")
    desk.page.noticed.connect(told.append)
    tell_settled(desk.place.books, "posted_twice", by="黃志強", clock="10:58", first=True)
    desk.page.read_again()
    words = [getattr(notice, "words", "") for notice in told]
    assert words == ["黃志強 settled this at 10:58; nothing left to do"]


def test_a_document_number_opens_its_case_and_an_item_goes_to_its_row(desk: SampleDesk) -> None:
    page = desk.page
    page.take_scan(case_of(desk, "edit_clash").number)
    assert page.is_open
    key(page.focus_home(), KEY.Key_Down)
    assert page.opened.table.current == 1
    page.take_scan(CAT)
    assert page.opened.table.current == 0


def test_f9_shows_the_record_of_the_document(desk: SampleDesk) -> None:
    go_to(desk, "transfer_short")
    desk.page.wants_page.disconnect(desk.window.shell.go_to)  # this window has one page
    spy = QSignalSpy(desk.page.wants_page)
    key(desk.page.focus_home(), KEY.Key_F9)
    assert spy.at(0) == ["documents", case_of(desk, "transfer_short").document]


def test_no_cases_is_a_calm_page(desk: SampleDesk) -> None:
    desk.page.list.show_cases(())
    assert desk.page.list.blank.title() == "No cases"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_has_room_on_a_shop_pc_in_every_language(
    desk: SampleDesk, theme: Theme, translations: Translations, language: str
) -> None:
    translations.use(language)
    theme.set_language(language)
    desk.place.language = language
    desk.place.forget_names()
    for size in ((1366, 768), (1093, 614)):
        desk.window.resize(*size)
        for code in CASES:
            desk.open(code)
            assert (code, clipped_labels(desk.page)) == (code, [])
            assert desk.page.width() <= size[0]
            assert desk.page.minimumSizeHint().height() <= size[1]
