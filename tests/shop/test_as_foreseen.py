from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, cast

import pytest
from hypothesis import given, settings

from sync.shop import told as telling
from sync.shop.database import Database
from sync.shop.ledger import NewDocument
from sync.shop.profile import Books
from sync.shop.projection import Projection
from sync.shop.saying import push_of
from sync.shop.told import TakenIn
from sync.stock.document import Changes, Content
from sync.stock.verdict import Choice
from sync.wire.drafting import StepData
from sync.wire.letters import changed
from sync.wire.messages import Page
from sync.wire.protocol import PAGE_BYTES
from tests.clocks import HandClock
from tests.near_hq import Shop, two_near_shops
from tests.shop.mirror import Mirror
from tests.shop.several_hands import Hands
from tests.shop.shops import CLERK, a_line, a_shop, on_hand, received
from tests.shop.test_owing import DESK, Act, record, shelf_of
from tests.shop.test_projection import _ACTS, _DO, pulled, pushed

_TABLES = {
    "document": "key, id, number, hq_number, kind, state, revision, feed, site, to_site, party, by,"
    " occurred_at, lines, first_item, cases, pending, body, local",
    "pending": "*",
    "counting": "*",
    "counted": "*",
    "cases": "*",
    "reserved": "*",
    "balance": "*",
    "mark": "*",
    "movement": "document, step, line, sku, lot, expires, origin, destination, quantity, decimals,"
    " at, pending",
}
"""All that a cache has of documents, but for the keys of movements."""


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with a_shop(tmp_path / "p") as opened:
        yield opened


def kept(cache: Database) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table: sorted(cache.rows(f"SELECT {columns} FROM {table}"), key=repr)
        for table, columns in _TABLES.items()
    }


@contextmanager
def one_by_one() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(telling, "take_as_foreseen", lambda *_: set())
        yield


def compared(
    take_in: Callable[[Projection, Page], TakenIn], projection: Projection, page: Page
) -> TakenIn:
    """Take a page in as usual, and into a copy of the cache one paper after the other."""
    cache = projection._cache
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cache.db"
        cache.copy_to(path)
        beside = Database(path, cache._key, durable=False)
        other = Projection(beside, projection._journal, clock=projection._clock)
        other._takers = projection._takers
        with one_by_one():
            alone = take_in(other, page)
        taken = take_in(projection, page)
        expected = kept(beside)
        beside.close()
    assert kept(cache) == expected
    assert {row.id for row in page.rows} & alone.documents <= taken.documents <= alone.documents
    assert taken.rows == alone.rows
    assert alone.skus <= taken.skus
    return taken


@pytest.fixture
def both_ways(monkeypatch: pytest.MonkeyPatch) -> list[Page]:
    """Whatever is taken in is taken in both ways; the pages."""
    pages: list[Page] = []
    whole = Projection.take_in

    def take_in(projection: Projection, page: Page, more: Iterable[Page] = ()) -> TakenIn:
        told = [page, *more]
        pages.extend(told)
        return [compared(whole, projection, one) for one in told][-1]

    monkeypatch.setattr(Projection, "take_in", take_in)
    return pages


@settings(max_examples=12)
@given(_ACTS)
def test_papers_taken_back_at_once_leave_what_papers_taken_back_one_by_one_leave(
    acts: list[tuple[str, int]],
) -> None:
    with TemporaryDirectory() as folder, a_shop(Path(folder) / "p") as books:
        hq = Mirror()
        for n, (act, amount) in enumerate(acts):
            _DO[act](books, hq, n, amount)
            pushed(books, hq) if n % 3 == 0 else None
            compared(Projection.take_in, books.projection, hq.page(books.projection.bookmark()))
        pushed(books, hq)
        compared(Projection.take_in, books.projection, hq.page(books.projection.bookmark()))


def test_whatever_two_tills_do_and_decide_papers_come_back_the_same_both_ways(
    tmp_path: Path, both_ways: list[Page]
) -> None:
    with two_near_shops(tmp_path, HandClock()) as tills:
        hands = Hands(Random(7), tills)
        hands.begin([f"B{n}" for n in range(12)])
        for _ in range(10):
            hands.round()
    assert len(both_ways) > 10


def test_a_count_that_is_put_off_at_hq_keeps_what_it_is_owed_for_an_earlier_sale(
    books: Books, both_ways: list[Page]
) -> None:
    """The sale was written down after the count, and HQ tells of it first."""
    hq = Mirror()
    received(books, quantity=9)
    pushed(books, hq)
    pulled(books, hq)
    count = NewDocument(kind="count", content=Content((a_line(quantity=7),)))
    books.ledger.record(count, by=CLERK)
    sale = Content((a_line(quantity=3),))
    hour = "2026-11-20T03:50:00.000Z"
    books.ledger.record(NewDocument(kind="issue", content=sale, occurred_at=hour), by=CLERK)
    hq.judge(books.journal.waiting(limit=9, max_bytes=10**6)[1:])
    pulled(books, hq)
    assert (on_hand(books), len(both_ways)) == (7, 2)


@pytest.mark.parametrize(("post", "name"), [(True, "reverse"), (False, "edit"), (False, "cancel")])
def test_a_paper_with_a_step_that_hq_has_not_told_of_goes_on_waiting(
    books: Books, both_ways: list[Page], *, post: bool, name: str
) -> None:
    hq = Mirror()
    draft = NewDocument(kind="receipt", content=Content((a_line(),)), post=post)
    paper = books.ledger.record(draft, by=CLERK).document
    changes = Changes({"note": "late"}) if name == "edit" else None
    books.ledger.step(paper, name, by=CLERK, data=StepData(changes=changes))
    hq.judge(books.journal.waiting(limit=1, max_bytes=10**6))
    pulled(books, hq)
    present = books.projection.present(paper)
    assert present is not None
    assert (present.letter.steps[-1].name, present.pending) == (name, 1)
    assert (on_hand(books), len(both_ways)) == (0, 1)


def test_what_is_held_back_is_what_hq_says_of_an_own_order(
    books: Books, both_ways: list[Page]
) -> None:
    hq = Mirror()
    received(books, quantity=9)
    order = NewDocument(kind="reservation", content=Content((a_line(quantity=4),), party="C"))
    paper = books.ledger.record(order, by=CLERK).document
    pushed(books, hq)
    hq.documents[paper] = replace(hq.documents[paper], content=Content((a_line(quantity=3),)))
    pulled(books, hq)
    assert books.projection.book.reserved(["TEA"]) == {"TEA": 3}
    assert len(both_ways) == 1


def test_a_count_that_found_no_difference_stands_at_the_hour_that_hq_says(
    books: Books, both_ways: list[Page]
) -> None:
    hq = Mirror()
    count = NewDocument(kind="count", content=Content((a_line(quantity=0),)))
    paper = books.ledger.record(count, by=CLERK).document
    pushed(books, hq)
    hq.steps[paper] = [changed(hq.steps[paper][0], at="2026-11-20T03:00:00.000Z")]
    pulled(books, hq)
    assert books.cache_file.rows("SELECT at FROM counted") == [("2026-11-20T03:00:00.000Z",)]
    assert len(both_ways) == 1


def test_a_count_that_comes_back_decided_about_is_heeded_by_what_waits(
    tmp_path: Path, both_ways: list[Page]
) -> None:
    """The sale was after the count, somebody says elsewhere, while its reversal waits here."""
    with two_near_shops(tmp_path, HandClock()) as (one, other):
        (sale,) = record(other, "K", [Act("issue", 8, 88)])
        other.sync()
        one.sync()
        record(one, "K", [Act("count", 7, 80)])
        send(one)
        one.books.ledger.step(sale, "reverse", by=DESK)
        other.sync()
        asked_there = other.books.reading.cases(state="open")
        (asked,) = (case for case in asked_there if case.code == "count_window")
        other.books.ledger.resolve(asked.case, take=Choice.HQ, reason="looked", by=DESK)
        record(other, "K", [Act("count", 3, 40)])
        other.sync()
        page = one.hq.feed.page(["MK02"], one.books.projection.bookmark(), PAGE_BYTES)
        for row in sorted(page.rows, key=lambda row: row.id != sale):
            one.books.projection.take_in(changed(page, rows=[row], complete=False))
        shown = shelf_of(one.books, "K")
        one.sync()
        assert (shown, shelf_of(one.books, "K")) == (3, 3)
    assert both_ways


def send(shop: Shop) -> None:
    """HQ has what waits, and its news stays there."""
    steps = shop.books.journal.waiting(limit=9, max_bytes=PAGE_BYTES)
    shop.hq.push(shop.device, push_of(shop.books, steps))


@pytest.mark.parametrize("kind", ["receipt", "count"])
def test_papers_come_back_at_the_same_cost_however_many_wait(books: Books, kind: str) -> None:
    hq, effort, clock = Mirror(), [], cast("HandClock", books.clock)
    content = Content((a_line(),))
    for waiting in (12, 60):
        for n in range(waiting):
            now = NewDocument(kind=kind if n % 2 else "receipt", content=content)
            books.ledger.record(now, by=CLERK)
            clock.pass_s(1)
        first = books.journal.waiting(limit=10, max_bytes=10**6)
        books.journal.settle(hq.judge(first))
        books.journal.set_acknowledged(first[-1].seq)
        effort.append(_effort(books, hq))
    assert effort[1] <= effort[0] * 1.1


def _effort(books: Books, hq: Mirror) -> int:
    """So many steps of SQLite's machine a pull takes."""
    steps: list[int] = []
    writer: Any = books.cache_file._writer
    writer.set_progress_handler(partial(_count, steps), 1)
    pulled(books, hq)
    writer.set_progress_handler(None, 1)
    return len(steps)


def _count(steps: list[int]) -> int:
    steps.append(1)
    return 0
