"""What a till shows of its own late steps while they wait is what HQ says of them afterwards."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import Raw

from sync.shop.ledger import Actor, NewDocument
from sync.shop.profile import Books
from sync.stock.document import Content
from sync.stock.moment import format_moment
from sync.stock.verdict import Choice
from sync.wire.letters import changed, packed, unpacked
from sync.wire.messages import DocumentLetter, Page, Row
from sync.wire.protocol import PAGE_BYTES
from tests.clocks import HandClock
from tests.near_hq import Shop, two_near_shops
from tests.shop.several_hands import push, push_unheard
from tests.shop.shops import a_line

DESK = Actor()
_bins = count(1)


class Act(NamedTuple):
    """A document posted for an hour that has passed, and perhaps reversed at once."""

    kind: str
    quantity: int
    minutes_ago: int
    reverse: bool = False


class Tills(NamedTuple):
    """Two of one site."""

    one: Shop
    other: Shop


@pytest.fixture
def tills(tmp_path: Path) -> Iterator[Tills]:
    with two_near_shops(tmp_path, HandClock()) as shops:
        yield Tills(*shops)


def record(shop: Shop, shelf: str, acts: Sequence[Act]) -> list[str]:
    return [_recorded(shop, shelf, act) for act in acts]


def _recorded(shop: Shop, shelf: str, act: Act) -> str:
    at = format_moment(shop.clock.now() - timedelta(minutes=act.minutes_ago))
    content = Content((a_line(quantity=act.quantity, bin=shelf),), party="S")
    draft = NewDocument(kind=act.kind, content=content, occurred_at=at)
    document = shop.books.ledger.record(draft, by=DESK).document
    for name in ["reverse"] * act.reverse:
        shop.books.ledger.step(document, name, by=DESK)
    return document


def hear(shop: Shop) -> None:
    """What HQ has by now, while the own steps wait."""
    books = shop.books
    page = shop.hq.feed.page([books.device.site], books.projection.bookmark(), PAGE_BYTES)
    books.projection.take_in(page)


def shelf_of(books: Books, shelf: str) -> int:
    rows = books.projection.book.rows("TEA")
    return sum(row.on_hand for row in rows if row.place == f"MK02/{shelf}")


def shown_and_said(
    tills: Tills, known: Sequence[Act], news: Sequence[Act], waiting: Sequence[Act]
) -> tuple[int, set[int]]:
    """What the first till shows with `waiting` not sent, and what both show once HQ has judged it."""
    shelf = f"B{next(_bins)}"
    back = record(tills.one, shelf, [act._replace(reverse=False) for act in known])
    tills.one.sync()
    record(tills.other, shelf, news)
    tills.other.sync()
    half = len(waiting) // 2
    record(tills.one, shelf, waiting[:half])
    hear(tills.one)
    record(tills.one, shelf, waiting[half:])
    for document in back[:1]:
        tills.one.books.ledger.step(document, "reverse", by=DESK)
    shown = shelf_of(tills.one.books, shelf)
    tills.one.books.projection.lay_again()
    assert shelf_of(tills.one.books, shelf) == shown
    tills.one.sync()
    tills.other.sync()
    return shown, {shelf_of(shop.books, shelf) for shop in tills}


COUNT = Act("count", 7, 60)
LATE = Act("receipt", 5, 90)


@pytest.mark.parametrize(
    ("known", "news", "waiting", "shelf"),
    [
        ([], [COUNT], [LATE, LATE], 7),
        ([], [COUNT], [LATE._replace(minutes_ago=30)], 12),
        ([], [], [COUNT, LATE], 7),
        ([], [], [LATE, COUNT], 7),
        ([], [COUNT], [Act("count", 9, 90)], 7),
        ([LATE], [COUNT], [], 7),
        ([COUNT], [LATE], [], 5),
    ],
)
def test_a_late_step_that_waits_leaves_a_counted_shelf_as_it_was_counted(
    tills: Tills, known: list[Act], news: list[Act], waiting: list[Act], shelf: int
) -> None:
    assert shown_and_said(tills, known, news, waiting) == (shelf, {shelf})


def judged_before_a_count(tills: Tills, *, counted: int, is_answered: bool) -> Page:
    """A step of the first till that HQ judged before a count, and whose row comes after the count's.

    HQ's row of the step moves on when somebody does more with the document.
    """
    (paper,) = record(tills.one, "K", [LATE])
    books = tills.one.books
    if is_answered:
        push(tills.one)
    else:
        push_unheard(tills.one)
    tills.other.sync()
    record(tills.other, "K", [COUNT._replace(minutes_ago=counted)])
    tills.other.sync()
    tills.other.books.ledger.step(paper, "reverse", by=DESK)
    tills.other.sync()
    page = tills.one.hq.feed.page([books.device.site], books.projection.bookmark(), PAGE_BYTES)
    assert page.rows[-1].id == paper
    return page


def all_but_the_last(page: Page) -> Page:
    rows = page.rows[:-1]
    return changed(page, rows=rows, bookmark=rows[-1].seq, complete=False)


def as_it_is(page: Page) -> Page:
    return page


def of_an_older_hq(page: Page) -> Page:
    """HQ did not say what a count knew of."""
    return changed(page, rows=[_older(row) for row in page.rows])


def _older(row: Row) -> Row:
    if row.kind != "document":
        return row
    letter = unpacked(bytes(row.body), DocumentLetter)
    steps = [changed(step, knew=None) for step in letter.steps]
    return changed(row, body=Raw(packed(changed(letter, steps=steps))))


TOLD_BY = pytest.mark.parametrize("told_by", [as_it_is, of_an_older_hq])


@TOLD_BY
@pytest.mark.parametrize(("counted", "shelf"), [(60, 7), (120, 12)])
def test_a_count_that_knew_of_a_step_is_owed_nothing_while_the_row_of_the_step_is_on_its_way(
    tills: Tills, counted: int, shelf: int, told_by: Callable[[Page], Page]
) -> None:
    page = told_by(judged_before_a_count(tills, counted=counted, is_answered=True))
    books = tills.one.books
    books.projection.take_in(all_but_the_last(page))
    assert shelf_of(books, "K") == shelf
    books.projection.lay_again()
    assert shelf_of(books, "K") == shelf
    tills.one.sync()
    assert shelf_of(books, "K") == 7


@TOLD_BY
@pytest.mark.parametrize(("counted", "shelf"), [(60, 7), (120, 12)])
def test_an_answer_that_was_lost_says_which_counts_knew_of_the_step_when_it_comes(
    tills: Tills, counted: int, shelf: int, told_by: Callable[[Page], Page]
) -> None:
    page = told_by(judged_before_a_count(tills, counted=counted, is_answered=False))
    books = tills.one.books
    books.projection.take_in(all_but_the_last(page))
    push(tills.one)
    assert shelf_of(books, "K") == shelf
    books.projection.lay_again()
    assert shelf_of(books, "K") == shelf
    tills.one.sync()
    assert shelf_of(books, "K") == 7


@pytest.mark.parametrize(("counted", "shelf"), [(60, 7), (120, 12)])
def test_a_count_says_by_itself_that_it_knew_of_a_step_whose_answer_and_row_are_still_to_come(
    tills: Tills, counted: int, shelf: int
) -> None:
    page = judged_before_a_count(tills, counted=counted, is_answered=False)
    books = tills.one.books
    books.projection.take_in(all_but_the_last(page))
    assert shelf_of(books, "K") == shelf
    books.projection.lay_again()
    assert shelf_of(books, "K") == shelf
    tills.one.sync()
    assert shelf_of(books, "K") == 7


def test_a_count_that_has_changed_since_has_not_heard_of_what_was_judged_after_its_post(
    tills: Tills,
) -> None:
    """Somebody sells beside a count, which asks about it, and reverses the step: both rows move on."""
    record(tills.other, "K", [COUNT])
    tills.other.sync()
    (paper,) = record(tills.one, "K", [LATE])
    push(tills.one)
    tills.other.sync()
    record(tills.other, "K", [Act("issue", 2, 55)])
    tills.other.sync()
    tills.other.books.ledger.step(paper, "reverse", by=DESK)
    tills.other.sync()
    books = tills.one.books
    page = tills.one.hq.feed.page([books.device.site], books.projection.bookmark(), PAGE_BYTES)
    assert page.rows[-1].id == paper
    books.projection.take_in(all_but_the_last(page))
    assert shelf_of(books, "K") == 5
    books.projection.lay_again()
    assert shelf_of(books, "K") == 5
    tills.one.sync()
    assert shelf_of(books, "K") == 5


@TOLD_BY
def test_a_page_that_has_the_row_of_the_step_needs_no_answer(
    tills: Tills, told_by: Callable[[Page], Page]
) -> None:
    page = told_by(judged_before_a_count(tills, counted=60, is_answered=False))
    tills.one.books.projection.take_in(page)
    assert shelf_of(tills.one.books, "K") == 7


ACTS = st.lists(
    st.builds(
        Act,
        st.sampled_from(["receipt", "issue", "count"]),
        st.integers(1, 9),
        st.integers(0, 12).map(lambda n: n * 4),
        st.booleans(),
    ),
    max_size=3,
)


@given(ACTS, ACTS, ACTS)
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_waits_is_shown_as_hq_will_say_it(
    tills: Tills, known: list[Act], news: list[Act], waiting: list[Act]
) -> None:
    shown, said = shown_and_said(tills, known, news, waiting)
    assert said == {shown}


@pytest.mark.parametrize("minutes_ago", [90, 62, 30])
@pytest.mark.parametrize("knows_later_count", [True, False])
def test_a_figure_that_does_not_stand_is_owed_nothing_at_a_till_either(
    tills: Tills, minutes_ago: int, knows_later_count: bool
) -> None:
    """Two counts differ, the earlier stands: the preview says what is left, and late goods count with it."""
    record(tills.one, "D", [COUNT._replace(quantity=9, minutes_ago=64)])
    record(tills.other, "D", [COUNT, *[COUNT._replace(minutes_ago=40)] * knows_later_count])
    for shop in (tills.other, tills.one, tills.other):
        shop.sync()
    books = tills.one.books
    (asked,) = (c for c in books.reading.cases(state="open") if c.code == "counts_differ")
    promised = {c.place: c.after for c in books.reading.preview(asked.case, "hq")}
    expected = 7 if knows_later_count else 9
    assert promised.get("MK02/D", 7) == expected
    tills.other.books.ledger.resolve(asked.case, take=Choice.HQ, reason="looked", by=DESK)
    tills.other.sync()
    tills.one.sync()
    assert [shelf_of(shop.books, "D") for shop in tills] == [expected, expected]
    record(tills.one, "D", [LATE._replace(minutes_ago=minutes_ago)])
    shown = shelf_of(books, "D")
    assert shown == expected + (5 if minutes_ago < (40 if knows_later_count else 64) else 0)
    tills.one.sync()
    tills.other.sync()
    assert [shelf_of(shop.books, "D") for shop in tills] == [shown, shown]
