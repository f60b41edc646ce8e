"""What waits at a till is laid again whenever HQ tells of something that it depends on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.ledger import NewDocument
from sync.stock.document import Content
from sync.stock.verdict import Choice
from tests.clocks import HandClock
from tests.near_hq import Shop, two_near_shops
from tests.shop.several_hands import hear_in_parts
from tests.shop.shops import a_line
from tests.shop.test_owing import DESK, Act, Tills, record, shelf_of


@pytest.fixture
def tills(tmp_path: Path) -> Iterator[Tills]:
    with two_near_shops(tmp_path, HandClock()) as shops:
        yield Tills(*shops)


def told(shop: Shop, *acts: Act) -> list[str]:
    papers = record(shop, "K", acts)
    shop.sync()
    return papers


def hear(tills: Tills) -> None:
    """What HQ has by now, row by row: after each commit the first till shows what it would laid anew."""
    books = tills.one.books
    for _ in hear_in_parts(tills.one):
        shown = shelf_of(books, "K")
        books.projection.lay_again()
        assert shelf_of(books, "K") == shown


def assert_shows(tills: Tills, shelf: int) -> None:
    """The first till as it stands, laid anew, and once HQ has judged what waits there; the other too."""
    books = tills.one.books
    shown = [shelf_of(books, "K")]
    books.projection.lay_again()
    shown.append(shelf_of(books, "K"))
    tills.one.sync()
    tills.other.sync()
    shown += [shelf_of(shop.books, "K") for shop in tills]
    assert shown == [shelf] * 4


def test_a_reversal_takes_back_what_its_count_is_owed_by_goods_that_hq_tells_of_later(
    tills: Tills,
) -> None:
    (count,) = told(tills.one, Act("count", 7, 60))
    tills.other.sync()
    tills.one.books.ledger.step(count, "reverse", by=DESK)
    told(tills.other, Act("receipt", 5, 90))
    hear(tills)
    assert_shows(tills, 5)


def test_a_reversal_takes_back_what_a_line_was_owed_that_had_been_given_up(tills: Tills) -> None:
    told(tills.other, Act("count", 9, 64))
    (count,) = told(tills.one, Act("count", 7, 60))
    tills.other.sync()
    reading = tills.other.books.reading
    (asked,) = (case for case in reading.cases(state="open") if case.code == "counts_differ")
    tills.other.books.ledger.resolve(asked.case, take=Choice.HQ, reason="looked", by=DESK)
    tills.other.sync()
    told(tills.other, Act("count", 8, 62))
    hear(tills)
    tills.one.books.ledger.step(count, "reverse", by=DESK)
    assert_shows(tills, 8)


def test_a_count_that_waits_finds_late_goods_though_a_later_count_is_owed_them(
    tills: Tills,
) -> None:
    """They change no sum of today's: 5 came before both counts, and the later one is owed 5."""
    told(tills.one, Act("count", 7, 60))
    tills.other.sync()
    record(tills.one, "K", [Act("count", 4, 80)])
    told(tills.other, Act("receipt", 5, 90))
    hear(tills)
    assert_shows(tills, 7)


def test_goods_that_an_own_count_knew_of_are_owed_to_the_count_that_hq_tells_of(
    tills: Tills,
) -> None:
    record(tills.one, "K", [Act("issue", 9, 104), Act("count", 6, 64)])
    told(tills.other, Act("count", 5, 40))
    hear(tills)
    assert_shows(tills, 5)


def test_goods_that_go_back_are_owed_to_the_next_count_where_they_were_after_the_first(
    tills: Tills,
) -> None:
    """Somebody says that a sale before a count was after it, while its reversal waits."""
    (sale,) = told(tills.other, Act("issue", 8, 88))
    (count,) = told(tills.other, Act("count", 7, 80))
    tills.one.sync()
    tills.one.books.ledger.step(sale, "reverse", by=DESK)
    reading = tills.other.books.reading
    (asked,) = (case for case in reading.cases(state="open") if case.code == "count_window")
    assert asked.document == count
    tills.other.books.ledger.resolve(asked.case, take=Choice.HQ, reason="looked", by=DESK)
    told(tills.other, Act("count", 3, 40))
    hear(tills)
    assert_shows(tills, 3)


def test_a_paper_posted_again_after_its_reversal_has_counted_once(tills: Tills) -> None:
    content = Content((a_line(quantity=2, bin="K"),))
    draft = NewDocument(kind="count", content=content, post=False)
    count = tills.one.books.ledger.record(draft, by=DESK).document
    tills.one.sync()
    tills.other.sync()
    record(tills.one, "K", [Act("issue", 3, 52)])
    for name in ("post", "reverse"):
        tills.other.books.ledger.step(count, name, by=DESK)
    tills.one.books.ledger.step(count, "post", by=DESK)
    tills.other.sync()
    hear(tills)
    assert_shows(tills, 2)


def test_goods_are_owed_to_no_count_that_two_tills_have_reversed(tills: Tills) -> None:
    (count,) = told(tills.one, Act("count", 9, 60))
    tills.other.sync()
    record(tills.one, "K", [Act("issue", 7, 80)])
    for shop in tills:
        shop.books.ledger.step(count, "reverse", by=DESK)
    tills.other.sync()
    hear(tills)
    assert_shows(tills, -7)


def test_a_case_that_somebody_decided_first_is_shown_as_they_did(tills: Tills) -> None:
    told(tills.other, Act("receipt", 5, 64), Act("count", 7, 60))
    tills.one.sync()
    for shop, take in ((tills.one, Choice.MINE), (tills.other, Choice.HQ)):
        (asked,) = (c for c in shop.books.reading.cases(state="open") if c.code == "count_window")
        shop.books.ledger.resolve(asked.case, take=take, reason="looked", by=DESK)
    tills.other.sync()
    hear(tills)
    (shown,) = (c for c in tills.one.books.reading.cases() if c.code == "count_window")
    assert shown.taken == "hq"
    assert_shows(tills, 12)
