"""An opened case as a whole."""

from dataclasses import replace

import pytest

from desktop.cases.matter import Matter, read_matter
from desktop.cases.opened import Begun, OpenedCase, changes_of, settled_words
from sync.shop.catalogue_intake import TAKERS
from sync.shop.lookout import Seen
from sync.stock.document import Changes
from sync.stock.verdict import Choice
from sync.wire.feed_row import row_letter
from sync.wire.letters import packed
from sync.wire.messages import StaffLetter
from tests.desktop.sample_desk import SampleDesk


@pytest.fixture
def opened(desk: SampleDesk) -> OpenedCase:
    desk.open("edit_clash")
    return desk.page.opened


def matter_of(desk: SampleDesk, code: str) -> Matter:
    found = read_matter(desk.place, desk.cases[code])
    assert found is not None
    return found


def test_whoever_is_on_the_other_side_is_named(opened: OpenedCase) -> None:
    assert opened.stock.asks() == ("Not sure? Ask 黃志強", "葵涌倉　ext. 802")


def test_an_extension_is_told_where_it_is_known(desk: SampleDesk) -> None:
    asked = matter_of(desk, "edit_clash").case.hq_act
    assert asked is not None
    person = StaffLetter(code=asked.by, name="黃志強", role="desk", pin="", ext="302")
    with desk.place.books.cache_file.transaction() as connection:
        TAKERS["staff"](connection, [row_letter(9, "staff", person.code, packed(person))])
    desk.place.forget_names()
    desk.open("edit_clash")
    assert desk.page.opened.stock.asks() == ("Not sure? Ask 黃志強", "葵涌倉　ext. 302")


def test_what_somebody_else_has_open_can_only_be_read(desk: SampleDesk, opened: OpenedCase) -> None:
    matter = matter_of(desk, "edit_clash")
    begun = replace(opened.begun(), reason="because")
    seen = Seen(matter.case.case, "陳美玲", "2026-11-20T02:41:00.000Z")
    opened.show_matter(matter, begun, may_decide=True, seen=seen)
    opened.choose_all(Choice.MINE)
    assert (opened.may_decide, opened.is_ready, opened.dispute.left) == (False, False, 2)
    assert not opened.reason.field.isEnabled()
    assert opened.submit.left() == "陳美玲 has been on this case since 10:41"
    opened.show_matter(matter, begun, may_decide=True)
    assert (opened.may_decide, opened.banner.words()) == (True, "")


def test_a_draft_moves_nothing_and_says_so_before_anything_is_chosen(opened: OpenedCase) -> None:
    told = [opened.stock.stays()]
    opened.choose_all(Choice.MINE)
    told.append(opened.stock.stays())
    assert told == ["Nothing moves: a draft moves goods when it is posted."] * 2


def test_where_goods_may_move_the_choice_is_awaited(desk: SampleDesk, opened: OpenedCase) -> None:
    opened.show_matter(matter_of(desk, "posted_twice"), Begun(), may_decide=True)
    assert opened.stock.stays() == "Choose, and see here what stock becomes."


def test_one_whole_side_sends_no_changes_of_its_own(desk: SampleDesk, opened: OpenedCase) -> None:
    opened.choose_all(Choice.MINE)
    assert changes_of(opened.matter, opened.dispute) is None
    first = opened.dispute.differences[0]
    mixed = opened.dispute.with_pick(first, Choice.HQ)
    changes = changes_of(opened.matter, mixed)
    assert isinstance(changes, Changes)
    assert list(changes.lines) == ["2"]
    assert changes_of(matter_of(desk, "posted_twice"), mixed) is None


def test_words_of_hq_itself_settle_a_case_too(desk: SampleDesk) -> None:
    matter = matter_of(desk, "posted_twice")
    at = "2026-11-20T02:58:00.000Z"
    case = replace(matter.case, state="resolved", resolved_by="", resolved_at=at)
    told = settled_words(desk.place, replace(matter, case=case))
    assert told == "HQ settled this at 10:58; nothing left to do"


def test_a_settled_case_offers_nothing(desk: SampleDesk, opened: OpenedCase) -> None:
    matter = matter_of(desk, "edit_clash")
    case = replace(matter.case, state="resolved", resolved_at=matter.case.opened_at)
    opened.show_matter(replace(matter, case=case), Begun(), may_decide=True)
    opened.choose_all(Choice.MINE)
    opened.open_field()
    assert (opened.take, opened.is_ready) == ("", False)
    assert opened.reason.field.isReadOnly()
