"""Rows 8 to 14, 20, 28, 34 to 37 and 42: what HQ tells, and how a shop takes it in."""

import itertools
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet

import pytest
from sqlalchemy import Connection

from sync.hq import bulk, feed
from sync.hq.feed import Changed, Feed, Taken, touch
from sync.hq.rows_kept import RowsKept
from sync.shop.document_rows import Heard
from sync.shop.exchange_plan import Progress
from sync.shop.ledger import NewDocument
from sync.shop.projection import Projection
from sync.shop.told import Told, Work, _Known
from sync.stock.document import Changes, Content
from sync.stock.rights import Role
from sync.wire.drafting import StepData
from tests.failures.ground import Ground, changed_answer
from tests.failures.plants import Json, instead, refilled_from_nothing
from tests.shop.shops import CLERK, a_line, received, sold

SMALL = 2_000


class _Cut(Exception):
    """The power fails."""


def test_row_08_commit_order_gap_skips_no_row(postgres_ground: Ground) -> None:
    commit_order_holds(postgres_ground)


def commit_order_holds(ground: Ground) -> None:
    """Whoever takes a later position commits later, so no reader passes a row that is not there yet."""
    database, told = ground.hq.database, ground.hq.feed
    bookmark = told.head()
    with ThreadPoolExecutor(1) as pool:
        with database.transaction() as slow:
            first = touch(slow, [Changed("all", "item", "TEA")]).first
            quick = pool.submit(_touched, ground)
            with pytest.raises(NotYet):
                quick.result(timeout=0.5)
            seen = told.page(["KC00"], bookmark)
        second = quick.result()
    seen_later = told.page(["KC00"], seen.bookmark)
    assert first < second
    assert [row.seq for row in (*seen.rows, *seen_later.rows)] == [first, second]


def _touched(ground: Ground) -> int:
    with ground.hq.database.transaction() as books:
        return touch(books, [Changed("site:KC00", "staff", "amy")]).first


def test_row_09_each_row_is_told_once_however_small_the_pages(ground: Ground) -> None:
    till = ground.till("KC00")
    for _ in range(7):
        received(till.books)
    till.sync()
    told = ground.hq.feed
    whole = [row.seq for row in told.page(["KC00"], 0).rows]
    for size in (1, 300, SMALL, 5 * SMALL):
        assert _walked(told, size) == whole


def _walked(told: Feed, size: int) -> list[int]:
    seqs: list[int] = []
    page = told.page(["KC00"], 0, size)
    while not page.complete:
        seqs += [row.seq for row in page.rows]
        page = told.page(["KC00"], page.bookmark, size)
    return seqs + [row.seq for row in page.rows]


def test_row_10_whatever_hq_writes_is_told(ground: Ground) -> None:
    till = ground.till()
    received(till.books)
    till.sync()
    before = ground.hq.feed.head()
    ground.import_items("TEA,鐵觀音", "MILK,牛奶")
    ground.hq.staff.add_person("bob", "阿寶", role=Role.CLERK, sites=["MK02"], pin="1357")
    till.sync()
    assert ground.problems() == ()
    assert {row.id for row in ground.hq.feed.page(["MK02"], before).rows} == {"TEA", "MILK", "bob"}
    assert [person.code for person in till.books.catalogue.staff()] == ["amy", "bob"]


@pytest.mark.expects_log
def test_row_12_a_row_that_cannot_be_read_stops_no_other(ground: Ground) -> None:
    till, other = ground.till(), ground.till()
    other.sync()
    bad, good = received(till.books), received(till.books, quantity=7)
    till.sync()
    ground.write("UPDATE document SET letter = ? WHERE id = ?", b'{"torn', bad.document)
    ground.hq.feed.kept = RowsKept()  # HQ has started again since, and reads its books
    assert other.sync().is_quiet
    assert (other.on_hand(), other.books.projection.bookmark()) == (7, ground.hq.feed.head())
    assert other.books.reading.show(good.document).state == "posted"
    assert f"Document {bad.document} cannot be read" in " ".join(ground.problems())


@pytest.mark.expects_log
@pytest.mark.parametrize("kind", ["item", "staff", "site", "document"])
def test_row_12_nor_does_a_body_of_another_shape(ground: Ground, kind: str) -> None:
    till = ground.till()
    received(till.books)

    def torn(answer: Json) -> None:
        for row in answer["rows"]:
            row["body"] = {} if row["kind"] == kind else row["body"]

    assert till.sync(*[changed_answer(torn)] * 9, only="/pull").is_quiet
    assert till.books.projection.bookmark() == ground.hq.feed.head()


def test_row_13_rows_and_bookmark_are_kept_together(ground: Ground) -> None:
    till, other = ground.till(), ground.till()
    other.sync()
    received(till.books, quantity=12)
    till.sync()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Told, "finish", _cut)
        with pytest.raises(_Cut):
            other.sync()
    other.again()
    assert (other.on_hand(), other.books.projection.bookmark() < ground.hq.feed.head()) == (0, True)
    assert other.sync().is_quiet
    assert other.on_hand() == 12


def _cut(_told: Told) -> None:
    raise _Cut


def test_row_14_a_push_under_way_loses_no_row_of_the_pull(ground: Ground) -> None:
    till, other = ground.till(), ground.till()
    made = till.books.ledger.record(_a_draft(), by=CLERK)
    till.sync()
    other.sync()
    other.books.ledger.step(made.document, "edit", by=CLERK, data=_edit(reference="DN-9"))
    other.sync()
    till.books.ledger.step(made.document, "edit", by=CLERK, data=_edit(note="mine"))
    page = ground.hq.feed.page(["MK02"], till.books.projection.bookmark())
    till.books.projection.take_in(page)
    content = till.books.reading.show(made.document).content
    assert (content.reference, content.note) == ("DN-9", "mine")
    till.sync()
    for one in (till, other, till):
        one.sync()
        content = one.books.reading.show(made.document).content
        assert content.reference == "DN-9"
    assert content.note == "mine"


def test_row_28_a_feed_told_again_from_the_first_row_doubles_nothing(ground: Ground) -> None:
    till = ground.till()
    received(till.books, quantity=12)
    sold(till.books, quantity=5)
    till.sync()
    page = ground.hq.feed.page(["MK02"], 0)
    again = [till.books.projection.take_in(page) for _ in range(2)]
    assert [taken.agrees for taken in again] == [True, True]
    assert (till.on_hand(), [taken.rows for taken in again]) == (7, [0, 0])


def test_row_34_a_thousand_acts_of_one_instant_are_all_told(ground: Ground) -> None:
    till, other = ground.till(), ground.till()
    for _ in range(120):
        received(till.books, quantity=1)
    till.sync()
    assert ground.number("SELECT count(DISTINCT at) FROM movement") == 1
    seqs = list(itertools.chain.from_iterable(_pages(ground.hq.feed, "MK02")))
    assert seqs == sorted(set(seqs))
    other.sync()
    assert (other.on_hand(), len(ground.documents())) == (120, 120)


def _pages(told: Feed, site: str) -> list[list[int]]:
    page = told.page([site], 0, SMALL)
    pages = [page]
    while not page.complete:
        page = told.page([site], page.bookmark, SMALL)
        pages.append(page)
    return [[row.seq for row in page.rows] for page in pages]


def test_row_35_a_thing_and_its_end_are_one_row(ground: Ground) -> None:
    till = ground.till()
    till.sync()
    for sites in (["KC00"], ["MK02", "KC00"], ["KC00"]):
        ground.hq.staff.add_person("amy", "小麗", role=Role.DESK, sites=sites, pin="2468")
        till.sync()
    rows = ground.rows("SELECT scope FROM feed WHERE entity = 'amy' ORDER BY scope")
    assert rows == [("site:KC00",), ("site:MK02",)]
    assert till.books.catalogue.staff() == []


def test_row_36_a_device_that_was_away_while_hq_forgot_is_told_everything_again(
    ground: Ground,
) -> None:
    till, other = ground.till(), ground.till()
    received(till.books, quantity=12)
    for one in (till, other):
        one.sync()
    received(other.books, quantity=3)
    bookmark = other.books.projection.bookmark()

    def purged(answer: Json) -> None:
        answer["purged_before"] = bookmark + 1

    other.exchange._progress = Progress()
    other.line.requests.clear()
    other.sync(changed_answer(purged), only="/hello")
    assert other.asked("/pull")[0].url.params["bookmark"] == "0"
    assert (other.on_hand(), other.waiting(), ground.on_hand()) == (15, 0, 15)


def test_row_37_a_new_device_hears_of_each_thing_once(ground: Ground) -> None:
    for n in range(30):
        ground.import_items(f"TEA,茶{n}")
        ground.hq.staff.add_person("amy", f"小麗{n}", role=Role.DESK, sites=["MK02"], pin="2468")
    till = ground.till()
    result = till.sync()
    things = ground.number("SELECT count(*) FROM feed WHERE scope IN ('all', 'site:MK02')")
    items = ground.number("SELECT count(*) FROM item")
    assert (result.pulled, things) == (things - items, 2 + items + 1)


def test_row_42_what_is_shown_never_goes_back_while_hq_tells_everything_again(
    ground: Ground,
) -> None:
    till = ground.till()
    for _ in range(12):
        received(till.books)
    till.sync()
    till.exchange._progress = Progress(page_bytes=SMALL)
    shown: list[int] = []
    take_some = Projection._take_some

    def watched(projection: Projection, *given: object) -> None:
        take_some(projection, *given)  # type: ignore[arg-type]  # as it came
        shown.append(till.on_hand())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sync.shop.page_run.MOST_PAGES", 1)
        patch.setattr(Projection, "_take_some", watched)
        till.books.projection.refill(till.books.device.epoch)
        shown.append(till.on_hand())
        till.sync()
    assert set(shown) == {60}
    assert len(shown) > 2


def _a_draft() -> NewDocument:
    content = Content((a_line(),), party="SUP-1", reference="DN-1")
    return NewDocument(kind="receipt", content=content, post=False)


def _edit(**fields: str) -> StepData:
    return StepData(Changes(fields))


def _from_a_sequence(connection: Connection, rows: int, numbers: int) -> Callable[[], Taken]:
    """Positions as a database's sequence gives them: at once, whoever commits first."""
    with connection.engine.begin() as other:
        other.exec_driver_sql("CREATE SEQUENCE IF NOT EXISTS place START 1000")
    statement = f"SELECT max(nextval('place')) FROM generate_series(1, {rows})"
    ((last,),) = bulk.ask(connection, statement)
    taken = Taken(last - rows + 1, 1 + 0 * numbers, feed.head_and_epoch(connection)[1])
    return lambda: taken


@pytest.mark.parametrize("plant", [_from_a_sequence])
def test_a_database_sequence_would_skip_rows(
    postgres_ground: Ground, monkeypatch: pytest.MonkeyPatch, plant: object
) -> None:
    monkeypatch.setattr(feed, "_take", plant)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        commit_order_holds(postgres_ground)


def _one_too_far(
    connection: Connection, scopes: list[str], bookmark: int, items_from: int
) -> list[bulk.Row]:
    return _keys_after(connection, scopes, bookmark + bool(bookmark), items_from)


_keys_after = feed._keys_after


def _silent_about_staff(connection: Connection, changed: Sequence[Changed], **more: int) -> Taken:
    """A writer that forgets the feed."""
    return _touch(connection, [one for one in changed if one.kind != "staff"], **more)


_touch = touch


def _bookmark_first(projection: Projection, work: Work) -> None:
    with projection._cache.transaction() as books:
        books.execute(
            "UPDATE mark SET value = ? WHERE name = 'bookmark'", (str(work.page.bookmark),)
        )
    _take_some(projection, work)


_take_some = Projection._take_some


def _own_pending_first(told: Told, heard: Heard, found: _Known) -> None:
    """What is being sent is not overwritten by what comes: the row is lost."""
    if found.local is None:
        _go_on(told, heard, found)


_go_on = Told._go_on


PLANTED = {
    test_row_28_a_feed_told_again_from_the_first_row_doubles_nothing: instead(
        "sync.shop.told.Told._known", lambda *_: 0
    ),
    test_row_35_a_thing_and_its_end_are_one_row: instead("sync.hq.staff.scopes_of", lambda *_: {}),
    test_row_36_a_device_that_was_away_while_hq_forgot_is_told_everything_again: instead(
        "sync.shop.projection.Projection.refill", lambda *_: None
    ),
    test_row_09_each_row_is_told_once_however_small_the_pages: instead(
        "sync.hq.feed._keys_after", _one_too_far
    ),
    test_row_10_whatever_hq_writes_is_told: instead("sync.hq.staff.touch", _silent_about_staff),
    test_row_12_a_row_that_cannot_be_read_stops_no_other: instead(
        "sync.hq.bodies.is_json", lambda _body: True
    ),
    test_row_13_rows_and_bookmark_are_kept_together: instead(
        "sync.shop.projection.Projection._take_some", _bookmark_first
    ),
    test_row_14_a_push_under_way_loses_no_row_of_the_pull: instead(
        "sync.shop.told.Told._go_on", _own_pending_first
    ),
    test_row_34_a_thousand_acts_of_one_instant_are_all_told: instead(
        "sync.hq.feed._take", lambda *_: lambda: Taken(1, 1, "e")
    ),
    test_row_37_a_new_device_hears_of_each_thing_once: instead(
        "sync.hq.feed._clear", lambda *_: []
    ),
    test_row_42_what_is_shown_never_goes_back_while_hq_tells_everything_again: instead(
        "sync.shop.projection.Projection.refill", refilled_from_nothing
    ),
}
