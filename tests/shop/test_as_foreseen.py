from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from sync.shop import told as telling
from sync.shop.database import Database
from sync.shop.ledger import NewDocument
from sync.shop.profile import Books
from sync.shop.projection import Projection
from sync.shop.told import TakenIn
from sync.stock.document import Content
from sync.wire.messages import Page
from tests.clocks import HandClock
from tests.near_hq import two_near_shops
from tests.shop.mirror import Mirror
from tests.shop.several_hands import Hands
from tests.shop.shops import CLERK, a_line, a_shop, on_hand, received
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
    assert (taken.documents, taken.rows) == (alone.documents, alone.rows)
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


def test_a_paper_with_a_step_that_hq_has_not_told_of_goes_on_waiting(
    books: Books, both_ways: list[Page]
) -> None:
    hq = Mirror()
    paper = received(books, quantity=9).document
    books.ledger.step(paper, "reverse", by=CLERK)
    hq.judge(books.journal.waiting(limit=1, max_bytes=10**6))
    pulled(books, hq)
    assert (on_hand(books), books.reading.show(paper).state) == (0, "reversed")
    assert len(both_ways) == 1


@pytest.mark.parametrize("kind", ["receipt", "count"])
def test_papers_come_back_at_the_same_cost_however_many_wait(books: Books, kind: str) -> None:
    hq, effort = Mirror(), []
    content = Content((a_line(),))
    for waiting in (12, 60):
        for _ in range(waiting):
            books.ledger.record(NewDocument(kind=kind, content=content), by=CLERK)
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
