"""A paper posted at two tills, and one post never was: what a till shows of it, and of late goods that wait."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import permutations
from pathlib import Path

import pytest

from sync.hq.verification import verify
from sync.shop.ledger import Actor, NewDocument
from sync.stock.document import Changes, Content
from sync.stock.moment import format_moment
from sync.stock.verdict import Choice
from sync.wire.drafting import StepData
from sync.wire.protocol import PAGE_BYTES
from tests.clocks import HandClock
from tests.near_hq import Shop, a_near_shop, two_near_shops
from tests.shop.shops import a_line

DESK = Actor()
HOUR_S = 3600


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def tills(tmp_path: Path, clock: HandClock) -> Iterator[Sequence[Shop]]:
    with two_near_shops(tmp_path, clock) as shops:
        yield shops


def drafted(tills: Sequence[Shop], kind: str) -> str:
    draft = NewDocument(kind=kind, content=Content((a_line(quantity=7),), party="S"), post=False)
    document = tills[0].books.ledger.record(draft, by=DESK).document
    sync(tills)
    return document


def sync(tills: Sequence[Shop]) -> None:
    for shop in (*tills, *tills):
        shop.sync()


def decide(shop: Shop) -> None:
    """They were the same goods."""
    opened = shop.books.reading.cases(state="open")
    (asked,) = (case for case in opened if case.code.startswith("posted_"))
    shop.books.ledger.resolve(asked.case, take=Choice.HQ, reason="looked", by=DESK)


def hear(shop: Shop) -> None:
    """What HQ has by now, while the own steps wait."""
    books = shop.books
    page = shop.hq.feed.page([books.device.site], books.projection.bookmark(), PAGE_BYTES)
    books.projection.take_in(page)


def shelf_of(shop: Shop) -> int:
    return sum(row.on_hand for row in shop.books.projection.book.rows("TEA"))


def receive(shop: Shop, clock: HandClock, hours_ago: int) -> None:
    at = format_moment(clock.now() - timedelta(hours=hours_ago))
    content = Content((a_line(quantity=5),), party="S")
    shop.books.ledger.record(NewDocument(kind="receipt", content=content, occurred_at=at), by=DESK)


@pytest.mark.parametrize(("hours_ago", "shelf"), [(7, 7), (3, 12), (1, 12)])
@pytest.mark.parametrize("told", [0, 3])
def test_goods_that_wait_are_owed_to_the_post_of_a_count_that_stands(
    tills: Sequence[Shop], clock: HandClock, hours_ago: int, shelf: int, told: int
) -> None:
    count = drafted(tills, "count")
    for shop in tills:
        clock.pass_s(2 * HOUR_S)
        shop.books.ledger.step(count, "post", by=DESK)
    sync(tills)
    clock.pass_s(2 * HOUR_S)
    one, other = tills
    acts: list[Callable[[], object]] = [partial(decide, other), other.sync, partial(hear, one)]
    acts.insert(told, partial(receive, one, clock, hours_ago))
    for act in acts:
        act()
    assert shelf_of(one) == shelf
    one.books.projection.lay_again()
    assert shelf_of(one) == shelf
    sync(tills)
    assert [shelf_of(shop) for shop in tills] == [shelf, shelf]


def test_a_paper_that_was_cancelled_is_shown_cancelled_again(
    tills: Sequence[Shop], clock: HandClock
) -> None:
    receipt = drafted(tills, "receipt")
    tills[0].books.ledger.step(receipt, "cancel", by=DESK)
    tills[1].books.ledger.step(receipt, "post", by=DESK)
    sync(tills)
    shown = [shop.books.reading.show(receipt).state for shop in tills]
    decide(tills[1])
    sync(tills)
    left = [shop.books.reading.show(receipt).state for shop in tills]
    assert (shown, left) == (["posted"] * 2, ["cancelled"] * 2)
    assert [shelf_of(shop) for shop in tills] == [0, 0]


def test_the_second_question_about_the_same_goods_promises_nothing_more(
    tills: Sequence[Shop],
) -> None:
    """A note told twice, on a paper that was cancelled: what went back by one decision stays where it is."""
    note = Content((a_line(quantity=5),), party="S", reference="N-1")
    tills[0].books.ledger.record(NewDocument(kind="receipt", content=note), by=DESK)
    draft = NewDocument(kind="receipt", content=note, post=False)
    receipt = tills[0].books.ledger.record(draft, by=DESK).document
    sync(tills)
    tills[0].books.ledger.step(receipt, "cancel", by=DESK)
    tills[1].books.ledger.step(receipt, "post", by=DESK)
    sync(tills)
    decide(tills[1])
    sync(tills)
    reading = tills[1].books.reading
    told = [case for case in reading.cases(state="open") if case.document == receipt]
    (left,) = [case for case in told if case.code == "duplicate_note"]
    assert [*reading.preview(left.case, "hq")] == []
    tills[1].books.ledger.resolve(left.case, take=Choice.HQ, reason="looked", by=DESK)
    sync(tills)
    assert [shelf_of(shop) for shop in tills] == [5, 5]


def count_now(shop: Shop, quantity: int) -> None:
    content = Content((a_line(quantity=quantity),))
    shop.books.ledger.record(NewDocument(kind="count", content=content), by=DESK)


def decided_as_hq(shop: Shop, code: str) -> list[int]:
    """Take HQ's side of that case; the shelf as the preview had promised it, if it promised anything."""
    reading = shop.books.reading
    (asked,) = (case for case in reading.cases(state="open") if case.code == code)
    promised = [told.after for told in reading.preview(asked.case, "hq") if told.place == "MK02/"]
    shop.books.ledger.resolve(asked.case, take=Choice.HQ, reason="looked", by=DESK)
    return promised


@pytest.mark.parametrize("codes", list(permutations(["counts_differ", "posted_after_cancel"])))
def test_a_line_that_was_given_up_and_whose_post_never_was_goes_back_once(
    tills: Sequence[Shop], clock: HandClock, codes: tuple[str, str]
) -> None:
    """Goods of an hour before and of one between the two decisions are owed as if it had never been posted."""
    one, other = tills
    count = drafted(tills, "count")
    one.books.ledger.step(count, "cancel", by=DESK)
    clock.pass_s(2 * HOUR_S)
    count_now(one, 9)
    clock.pass_s(60)
    other.books.ledger.step(count, "post", by=DESK)
    sync(tills)
    clock.pass_s(2 * HOUR_S)
    receive(one, clock, 3)
    sync(tills)
    assert [shelf_of(shop) for shop in tills] == [7, 7]
    promised = decided_as_hq(other, codes[0])
    sync(tills)
    assert (promised, [shelf_of(shop) for shop in tills]) == ([9], [9, 9])
    receive(one, clock, 1)
    sync(tills)
    told = [case.code for case in one.books.reading.cases(state="open")]
    left = [code for code in told if code in codes]
    assert left == ["posted_after_cancel"] * (codes[0] == "counts_differ")
    promises = [decided_as_hq(other, code) for code in left]
    sync(tills)
    assert promises == [[] for _ in left]
    assert [shelf_of(shop) for shop in tills] == [14, 14]
    assert one.books.reading.show(count).state == "cancelled"
    assert verify(one.hq.database).problems == ()


@pytest.mark.parametrize("take", [Choice.HQ, Choice.MINE])
def test_an_earlier_post_that_is_told_later_leaves_what_the_later_one_found(
    tills: Sequence[Shop], clock: HandClock, take: Choice
) -> None:
    one, other = tills
    count = drafted(tills, "count")
    one.books.ledger.step(count, "post", by=DESK)
    clock.pass_s(HOUR_S)
    line = {"1": a_line(quantity=9)}
    other.books.ledger.step(count, "edit", by=DESK, data=StepData(changes=Changes({}, line)))
    other.books.ledger.step(count, "post", by=DESK)
    other.sync()
    sync(tills)
    assert [shelf_of(shop) for shop in tills] == [9, 9]
    (asked,) = (c for c in one.books.reading.cases(state="open") if c.code == "posted_twice")
    assert [*one.books.reading.preview(asked.case, take.value)] == []
    one.books.ledger.resolve(asked.case, take=take, reason="looked", by=DESK)
    sync(tills)
    assert [shelf_of(shop) for shop in tills] == [9, 9]
    assert verify(one.hq.database).problems == ()


@pytest.mark.parametrize(("order", "shelves"), [((0, 1), [9, 7]), ((1, 0), [8, 7])])
def test_of_posts_at_one_instant_a_preview_takes_back_the_one_it_asks_about(
    tills: Sequence[Shop],
    clock: HandClock,
    tmp_path: Path,
    order: Sequence[int],
    shelves: Sequence[int],
) -> None:
    """Counted as 7, 8 and 9 on one paper by three hands, each as of the same millisecond."""
    count = drafted(tills, "count")
    hour = format_moment(clock.now())
    with a_near_shop(tills[0].hq, tmp_path / "c", clock) as third:
        shops = [*tills, third]
        third.sync()
        clock.pass_s(HOUR_S)
        for shop, quantity in zip(shops, (7, 8, 9), strict=True):
            line = Changes({}, {"1": a_line(quantity=quantity)})
            shop.books.ledger.step(count, "edit", by=DESK, data=StepData(changes=line))
            data = StepData(occurred_at=hour)
            shop.books.ledger.step(count, "post", by=DESK, data=data)
        sync(shops)
    reading = tills[0].books.reading
    asked = [case.case for case in reading.show(count).cases if case.code == "posted_twice"]
    assert [shelf_of(shop) for shop in tills] == [9, 9]
    assert [decided_at(tills[0], asked[nth]) for nth in order] == [(n, n) for n in shelves]


def decided_at(shop: Shop, case: str) -> tuple[int, int]:
    """The shelf as the preview promises it for HQ's side of a case, and as it is once that is taken."""
    promised = {told.place: told.after for told in shop.books.reading.preview(case, "hq")}
    shelf = promised.get("MK02/", shelf_of(shop))
    shop.books.ledger.resolve(case, take=Choice.HQ, reason="looked", by=DESK)
    shop.sync()
    return shelf, shelf_of(shop)
