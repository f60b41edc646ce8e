import pytest

from sync.hq import bulk
from sync.hq.feed import Changed, Feed, head_and_epoch, scopes_of, site_scope, touch
from sync.hq.tables import feed, item
from sync.wire.feed_row import digest_text, row_digest
from sync.wire.messages import Page
from tests.hq.world import SITES, SKUS, World

LARGE = 10**9


def _walk(told: Feed, sites: list[str], page_bytes: int) -> list[Page]:
    pages = [told.page(sites, 0, page_bytes)]
    while not pages[-1].complete:
        pages.append(told.page(sites, pages[-1].bookmark, page_bytes))
    return pages


def _touch_and_fail(world: World) -> None:
    with world.database.transaction() as connection:
        touch(connection, [Changed("all", "item", "TEA")])
        raise KeyError


def test_a_page_holds_what_the_site_may_have_in_ascending_order(world: World) -> None:
    page = Feed(world.database).page(["MK02"], 0, LARGE)
    assert [row.kind for row in page.rows] == ["site"] * 3 + ["item"] * 6 + ["staff"]
    assert [row.seq for row in page.rows] == sorted(row.seq for row in page.rows)
    assert page.complete
    assert page.bookmark == page.head == 12


def test_small_pages_carry_the_same_rows_as_one_large_page(world: World) -> None:
    told = Feed(world.database)
    pages = _walk(told, ["KC00"], 200)
    assert [row.seq for page in pages for row in page.rows] == [
        row.seq for row in told.page(["KC00"], 0, LARGE).rows
    ]
    assert all(len(page.rows) >= 1 for page in pages)
    assert len(pages) > 3


def test_a_page_of_one_byte_still_moves_on(world: World) -> None:
    assert [len(page.rows) for page in _walk(Feed(world.database), [], 1)] == [1] * 9


def test_the_bookmark_itself_is_not_read_again(world: World) -> None:
    told = Feed(world.database)
    first = told.page([], 0, 1)
    assert first.bookmark not in [row.seq for row in told.page([], first.bookmark, LARGE).rows]


def test_a_change_moves_a_thing_to_the_end_and_leaves_no_second_row(world: World) -> None:
    with world.database.transaction() as connection:
        taken = touch(connection, [Changed("all", "item", "TEA")])
    page = Feed(world.database).page([], 0, LARGE)
    assert [row.seq for row in page.rows if row.id == "TEA"] == [taken.first]
    assert page.rows[-1].id == "TEA"


def test_a_change_that_is_rolled_back_takes_no_position(world: World) -> None:
    with pytest.raises(KeyError):
        _touch_and_fail(world)
    assert Feed(world.database).head() == 12


def test_the_digest_is_that_of_the_rows_a_device_holds(world: World) -> None:
    with world.database.transaction() as connection:
        touch(
            connection,
            [Changed("all", "item", "TEA"), Changed(site_scope("KC00"), "staff", "desk")],
        )
    page = Feed(world.database).page(["KC00"], 0, LARGE)
    held = sum(row_digest(row.kind, row.id, row.seq) for row in page.rows)
    assert page.digest == digest_text(held)
    assert Feed(world.database).page(["MK02"], 0, LARGE).digest != page.digest


def test_items_that_a_walk_of_the_catalogue_brought_are_left_out(world: World) -> None:
    told = Feed(world.database)
    whole = told.page(["MK02"], 0, LARGE)
    page = told.page(["MK02"], 0, LARGE, items_from=8)
    assert page.rows == [row for row in whole.rows if row.kind != "item" or row.seq > 8]
    assert (page.bookmark, page.digest) == (whole.bookmark, whole.digest)


def test_news_names_the_scopes_that_have_something_after_a_position(world: World) -> None:
    told = Feed(world.database)
    scopes = ["all", site_scope("KC00"), site_scope("XX99")]
    assert told.news(scopes, 0) == (12, {"all", site_scope("KC00")})
    with world.database.transaction() as connection:
        touch(connection, [Changed(site_scope("KC00"), "staff", "desk")])
    assert told.news(scopes, 12) == (13, {site_scope("KC00")})
    assert told.news(scopes, 13) == (13, set())


def test_numbers_are_taken_without_a_gap(world: World) -> None:
    with world.database.transaction() as connection:
        first = touch(connection, [], numbers=3)
        second = touch(connection, [], numbers=1)
        epoch = head_and_epoch(connection)[1]
    assert (first.first_number, second.first_number) == (1, 4)
    assert first.epoch == epoch


def test_staff_of_another_site_are_told_as_inactive_where_they_no_longer_work(world: World) -> None:
    with world.database.transaction() as connection:
        touch(
            connection, [Changed(site_scope(code), "staff", "buyer") for code in ("KC00", "MK02")]
        )
    told = Feed(world.database)
    bodies = [bytes(told.page([code], 12, LARGE).rows[0].body) for code in ("KC00", "MK02")]
    assert [b'"active":false' in body for body in bodies] == [False, True]


def test_who_has_heard_of_a_thing_is_known(world: World) -> None:
    with world.database.reading() as connection:
        heard = scopes_of(connection, "staff", ["clerk", "nobody"])
    assert heard == {"clerk": {site_scope(code) for code in SITES}}


@pytest.mark.expects_log
def test_a_row_that_names_nothing_does_not_stop_the_page(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    with world.database.transaction() as connection:
        touch(connection, [Changed("all", "item", "GHOST"), Changed("all", "item", "TEA")])
    page = Feed(world.database).page([], 12, LARGE)
    assert [row.id for row in page.rows] == ["TEA"]
    assert page.bookmark == 14
    assert "GHOST" in caplog.text


def test_every_position_was_given_once(world: World) -> None:
    seqs = [row.seq for row in world.rows(feed)]
    assert sorted(seqs) == list(range(1, 13))
    assert len(SKUS) + 2 * len(SITES) == 12


def test_more_things_than_one_question_holds_are_told_page_by_page(world: World) -> None:
    with world.database.transaction() as connection:
        many = [
            (f"SKU{n:04}", "x", "", "", "", 0, None, "", "", "none", True, "") for n in range(900)
        ]
        bulk.insert(connection, item, many)
        touch(connection, [Changed("all", "item", row[0], is_new=True) for row in many])
    pages = _walk(Feed(world.database), [], LARGE)
    assert sum(len(page.rows) for page in pages) == 909
