"""What was begun at the counter survives a crash, and goes with the commit that posts it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sync.shop.drafts import Drafts
from sync.shop.profile import Books, open_books
from sync.shop.trouble import BooksDamaged
from sync.stock.document import Content, Line
from sync.stock.draft import Draft, with_field, with_goods, with_quantity
from sync.stock.refusal import Refusal
from tests.clocks import HandClock
from tests.shop.shops import CLERK, a_line, a_shop, killed, on_hand, received

GOODS = Line("", "TEA", 3, name="Tea", unit="pc")


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    made = a_shop(tmp_path / "shop")
    yield made
    made.close()


def drafts_of(books: Books) -> Drafts:
    return Drafts(books.journal, books.ledger, books.clock)


def begun(drafts: Drafts) -> Draft:
    return with_goods(drafts.begin("receipt", by="amy"), GOODS)


def test_a_draft_outlives_the_program(tmp_path: Path) -> None:
    books = a_shop(tmp_path / "shop")
    drafts = drafts_of(books)
    draft = begun(drafts)
    drafts.keep(draft)
    with open_books(killed(books), HandClock()) as again:
        assert [kept.draft for kept in drafts_of(again).kept()] == [draft]


def test_posting_seals_the_document_and_lets_go_of_the_draft(books: Books) -> None:
    drafts = drafts_of(books)
    draft = begun(drafts)
    drafts.keep(draft)
    recorded = drafts.post(draft, by=CLERK)
    assert (recorded.document, recorded.state) == (draft.id, "posted")
    assert (on_hand(books), drafts.kept()) == (3, [])


def test_a_draft_that_may_not_be_posted_is_still_there(books: Books) -> None:
    drafts = drafts_of(books)
    draft = replace(begun(drafts), kind="return")
    drafts.keep(draft)
    with pytest.raises(Refusal):
        drafts.post(draft, by=CLERK)
    assert [kept.draft for kept in drafts.kept()] == [draft]


def test_a_held_draft_is_brought_back_with_its_way_back(books: Books) -> None:
    drafts = drafts_of(books)
    draft = begun(drafts)
    held = drafts.hold(draft)
    assert [kept.draft for kept in drafts.held()] == [held]
    assert drafts.bring_back(held, by="amy") == draft
    assert drafts.held() == []


def test_what_another_clerk_did_cannot_be_taken_back(books: Books) -> None:
    drafts = drafts_of(books)
    back = drafts.bring_back(drafts.hold(begun(drafts)), by="ben")
    assert (back.by, back.undo, back.redo) == ("ben", (), ())


def test_a_dropped_draft_is_gone(books: Books) -> None:
    drafts = drafts_of(books)
    draft = begun(drafts)
    drafts.keep(draft)
    drafts.drop(draft)
    assert drafts.kept() == []


def test_a_draft_that_cannot_be_read_is_told_of(books: Books) -> None:
    books.journal.save_draft("d9", b"{")
    with pytest.raises(BooksDamaged):
        drafts_of(books).kept()


def test_receiving_a_transfer_posts_what_was_ticked_off(books: Books) -> None:
    drafts = drafts_of(books)
    received(books, quantity=9)
    sent = with_goods(drafts.begin("transfer", by="amy"), replace(GOODS, quantity=9))
    sent = with_field(sent, "to_site", "KC00")
    dispatched = drafts.post(sent, by=CLERK)
    draft = drafts.receive(books.reading.show(dispatched.document), by="amy")
    assert [(line.quantity, line.book) for line in draft.content.lines] == [(0, 9)]
    arrived = drafts.post(with_quantity(draft, "1", 7), by=CLERK)
    assert (arrived.state, on_hand(books), drafts.kept()) == ("arrived", 7, [])


def test_an_empty_draft_holds_nothing(books: Books) -> None:
    assert drafts_of(books).begin("issue", by="amy").is_empty
    assert not Draft("d", "issue", Content((a_line(),))).is_empty
