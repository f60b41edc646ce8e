"""Rows 50 to 54: how much there is, and what a device is told of it."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.api.bell import Bell
from sync.hq.feed import page_of
from sync.hq.item_file import ItemRow
from sync.shop.database import Database
from sync.shop.projection import Projection
from sync.stock.item import Item
from sync.wire import protocol
from sync.wire.messages import Page
from tests import fault_transport as faults
from tests.failures.ground import Ground
from tests.failures.plants import instead
from tests.shop.shops import received

MOST_QUESTIONS = 16
"""For one page, however many things are on it."""


def test_row_50_status_counts_the_queue_itself(ground: Ground) -> None:
    till = ground.till()
    till.sync()
    made = protocol.MAX_STEPS + 50
    for _ in range(made):
        received(till.books, quantity=1)
    till.line.requests.clear()
    passes = [lambda request, passed: passed(request)]
    result = till.sync(*passes, *[faults.html_502] * 99, only="/push")
    status = till.books.queue.status()
    assert (result.pushed, result.is_quiet, status.waiting) == (
        protocol.MAX_STEPS // 2,
        False,
        made - protocol.MAX_STEPS // 2,
    )
    assert (status.safe_to_close, status.waiting) == (False, len(till.books.queue.waiting()))
    till.line.coming.clear()
    till.sync()
    status = till.books.queue.status()
    assert (status.waiting, status.safe_to_close, ground.on_hand()) == (0, True, made)


def test_row_51_a_thousand_rings_are_one_look(ground: Ground) -> None:
    looks: list[int] = []

    def news(scopes: Sequence[str], after: int) -> tuple[int, set[str]]:
        looks.append(after)
        return ground.hq.feed.news(scopes, after)

    async def rung() -> None:
        bell = Bell(news)
        async with bell.hung():
            with bell.waiting(frozenset({"all"})) as waiter:
                for _ in range(1000):
                    bell.ring()
                await waiter.wait(20)

    asyncio.run(rung())
    assert len(looks) <= 3


def test_row_51_a_large_page_lets_posts_in_between(ground: Ground) -> None:
    till, other = ground.till(), ground.till()
    other.sync()
    for _ in range(130):
        received(till.books, quantity=1)
    till.sync()
    turns: list[int] = []
    take_some = Projection._take_some

    def watched(projection: Projection, *given: object) -> None:
        take_some(projection, *given)  # type: ignore[arg-type]  # as it came
        turns.append(projection.bookmark())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Projection, "_take_some", watched)
        patch.setattr(Database, "is_wanted", True)
        patch.setattr(other.clock, "monotonic_s", _every_run_takes_thirty_ms())
        other.books.projection.take_in(
            ground.hq.feed.page(["MK02"], other.books.projection.bookmark())
        )
    assert len(turns) >= 3
    assert (turns, other.on_hand()) == (sorted(turns), 130)


def _every_run_takes_thirty_ms() -> object:
    looks = iter(range(10**6))
    return lambda: next(looks) * 3 / 100


def test_row_52_a_new_site_is_told_of_itself_only(ground: Ground) -> None:
    busy = ground.till("KC00")
    for _ in range(150):
        received(busy.books, quantity=1)
    busy.sync()
    till = ground.till("MK02")
    result = till.sync()
    assert (result.pulled, till.books.catalogue.count()) == (3, 2)
    assert list(till.books.reading.documents()) == []


def test_row_52_a_device_in_step_hears_of_what_changed_only(ground: Ground) -> None:
    ground.import_items(*(f"S{n},Soap {n}" for n in range(300)))
    till = ground.till()
    till.sync()
    assert till.books.catalogue.count() == 302
    ground.import_items("TEA,烏龍茶", "RICE,新米", *(f"S{n},Soap {n}" for n in range(300)))
    result = till.sync()
    assert (result.pulled, till.books.catalogue.count()) == (1, 302)
    assert till.sync().pulled == 0


def test_row_53_a_page_costs_both_databases_as_many_questions(
    ground: Ground, postgres_ground: Ground
) -> None:
    asked = [_questions_a_page(one) for one in (ground, postgres_ground)]
    assert asked[0] == asked[1]
    assert max(asked[0]) <= MOST_QUESTIONS
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "CHUNK", 1)  # planted: a question for each thing
        assert max(_questions_a_page(ground)) > MOST_QUESTIONS


def _questions_a_page(ground: Ground) -> list[int]:
    """How many statements each page of a first load and of the feed takes."""
    ground.import_items(*[f"SKU{n:04},貨{n}" for n in range(900)])
    told: list[int] = []
    after, bookmark = "", 0
    with pytest.MonkeyPatch.context() as patch:
        counted = _counting(patch)
        while after or not told:
            page = ground.hq.catalogue.page(after)
            told.append(counted())
            after = page.next
        complete = False
        while not complete:
            rows = ground.hq.feed.page(["MK02"], bookmark)
            told.append(counted())
            bookmark, complete = rows.bookmark, rows.complete
    return told


def _counting(patch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Counts statements; what it gives tells how many there were since it was last asked."""
    counts = {"asked": 0}
    pose = bulk.pose

    def counting(
        connection: Connection, statement: str, given: Sequence[object] = ()
    ) -> bulk.Answer:
        counts["asked"] += 1
        return pose(connection, statement, given)

    def since() -> int:
        found, counts["asked"] = counts["asked"], 0
        return found

    patch.setattr(bulk, "pose", counting)
    return since


def test_row_54_no_page_collects_everything_first(ground: Ground) -> None:
    ground.import_items(*[f"SKU{n:04},貨{n}" for n in range(1500)])
    largest: list[int] = []
    pose = bulk.pose

    def counting(
        connection: Connection, statement: str, given: Sequence[object] = ()
    ) -> bulk.Answer:
        rows = pose(connection, statement, given)()
        largest.append(len(rows))
        return lambda: rows

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "pose", counting)
        page = ground.hq.feed.page(["MK02"], 0)
    assert not page.complete
    assert max(largest) <= 400


def _of_every_site(
    books: Connection, _sites: Iterable[str], bookmark: int, page_bytes: int, **_more: object
) -> Page:
    return page_of(books, ["MK02", "KC00"], bookmark, page_bytes)


def _always_changed(before: Item, _row: ItemRow) -> Item:
    return replace(before, category=f"{before.category}.")


PLANTED = {
    test_row_50_status_counts_the_queue_itself: instead(
        "sync.shop.journal.Journal.count_waiting", lambda _self: 0
    ),
    test_row_51_a_large_page_lets_posts_in_between: instead(
        "sync.shop.commit_pace._BRIEF_MS", 10**9
    ),
    test_row_52_a_new_site_is_told_of_itself_only: instead(
        "sync.hq.api.pulling.page_of", _of_every_site
    ),
    test_row_52_a_device_in_step_hears_of_what_changed_only: instead(
        "sync.hq.item_intake._changed", _always_changed
    ),
    test_row_54_no_page_collects_everything_first: instead("sync.hq.feed._KEYS_AT_ONCE", 10**9),
}
