"""What posting would leave, asked before posting: the same law, the same proposals."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.shop.outlook import Notice, Outlook, expires_at_end_of
from sync.shop.profile import Books
from sync.stock.document import Content, Line
from sync.stock.draft import Draft
from sync.stock.refusal import Refusal
from tests.shop.shops import SITE, a_line, a_shop, received, sold

SOON, LATER, PAST = (
    "2026-12-01T16:00:00.000Z",
    "2027-12-01T16:00:00.000Z",
    "2026-11-18T16:00:00.000Z",
)


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    made = a_shop(tmp_path / "shop")
    yield made
    made.close()


@pytest.fixture
def outlook(books: Books) -> Outlook:
    return Outlook(books.cache_file, books.clock, site=SITE)


def selling(*lines: Line) -> Draft:
    return Draft("d1", "issue", Content(lines))


def told(notices: tuple[Notice, ...]) -> list[tuple[str, int, int]]:
    return [(notice.code, notice.quantity, notice.days) for notice in notices]


def test_a_sale_takes_from_what_is_there(books: Books, outlook: Outlook) -> None:
    received(books, quantity=9, bin="A-1", lot="L1")
    found = outlook.of(selling(a_line(quantity=4))).lines[0]
    assert (found.before, found.after, found.line.bin, found.line.lot) == (9, 5, "A-1", "L1")


def test_two_lines_of_one_item_follow_each_other(books: Books, outlook: Outlook) -> None:
    received(books, quantity=9)
    draft = selling(a_line("1", quantity=4), a_line("2", quantity=3, lot="X"))
    assert [(line.before, line.after) for line in outlook.of(draft).lines] == [(9, 5), (5, 2)]


def test_a_receipt_adds_to_it(outlook: Outlook) -> None:
    found = outlook.of(Draft("d1", "receipt", Content((a_line(quantity=4),)))).lines[0]
    assert (found.before, found.after) == (0, 4)


def test_going_below_zero_is_noticed_once_for_an_item(books: Books, outlook: Outlook) -> None:
    received(books, quantity=5)
    draft = selling(a_line("1", quantity=6), a_line("2", quantity=1, lot="X"))
    assert told(outlook.of(draft).notices) == [("below_zero", -2, 0)]


def test_what_expires_first_is_proposed_and_noticed(books: Books, outlook: Outlook) -> None:
    received(books, quantity=5, lot="B", expires=LATER)
    received(books, quantity=5, lot="A", expires=SOON)
    seen = outlook.of(selling(a_line(quantity=2)))
    assert (seen.lines[0].line.lot, told(seen.notices)) == ("A", [("expires_soon", 0, 11)])


def test_what_has_expired_is_noticed(outlook: Outlook) -> None:
    seen = outlook.of(selling(a_line(quantity=2, lot="A", expires=PAST)))
    assert ("expired", 0, 2) in told(seen.notices)


def test_what_was_read_is_kept_until_it_is_said_to_have_changed(
    books: Books, outlook: Outlook
) -> None:
    received(books, quantity=9)
    assert outlook.on_hand("TEA") == 9
    sold(books, quantity=2)
    assert outlook.on_hand("TEA") == 9
    outlook.forget(["TEA"])
    assert outlook.on_hand("TEA") == 7


def test_shelves_are_told_what_expires_first_in_front(books: Books, outlook: Outlook) -> None:
    received(books, lot="N")
    received(books, lot="B", expires=LATER)
    received(books, lot="A", expires=SOON)
    assert [row.lot for row in outlook.shelves("TEA")] == ["A", "B", "N"]


def test_an_arrival_names_what_is_short_and_what_is_over(outlook: Outlook) -> None:
    lines = (a_line("1", quantity=3), a_line("2", "MILK", quantity=6))
    content = Content(tuple(replace(line, book=5) for line in lines))
    seen = outlook.of(Draft("d1", "transfer", content, arrives="t1"))
    assert told(seen.notices) == [("short", 2, 0), ("over", 1, 0)]
    assert [line.after for line in seen.lines] == [3, 6]


def test_a_line_is_found_by_its_name(outlook: Outlook) -> None:
    seen = outlook.of(selling(a_line("1"), a_line("2", "MILK")))
    found = seen.of("2")
    assert found is not None
    assert found.line.sku == "MILK"
    assert seen.of("3") is None


def test_an_empty_draft_foresees_nothing(outlook: Outlook) -> None:
    assert outlook.of(selling()).lines == ()


def test_a_printed_day_ends_at_midnight() -> None:
    now = datetime(2026, 11, 20, 4, tzinfo=UTC)
    assert expires_at_end_of("2027-05-31T00:00:00+08:00", now) == "2027-05-31T16:00:00.000Z"


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(Refusal):
        expires_at_end_of("soon", datetime(2026, 11, 20, 4, tzinfo=UTC))
