"""The feed by ranges, on both databases."""

from sync.hq.comparing import Comparing
from sync.hq.feed import Changed, Feed, touch
from sync.wire.comparing import LISTED_ROWS, KeyLetter, RangeLetter, name_digits
from sync.wire.feed_row import digest_text, row_digest
from tests.hq.world import Till, World


def _all_keys(world: World, site: str) -> set[tuple[str, str, int]]:
    page = Feed(world.database).page([site], 0, 10**9)
    return {(row.kind, row.id, row.seq) for row in page.rows}


def _many(world: World) -> None:
    """So many documents that the whole is parted."""
    till = world.till()
    for _ in range(LISTED_ROWS * 2):
        till.seal()
    till.push()


def _told(till: Till) -> str:
    """A document that HQ has heard of."""
    step = till.seal()
    till.push()
    return step.document


def _leaves(told: Comparing, site: str) -> list[RangeLetter]:
    """Every range that is listed, found from the whole on."""
    asked, found = [""], []
    while asked:
        ranges = told.ranges([site], asked).ranges
        found += [one for one in ranges if one.listed]
        asked = [one.prefix for one in ranges if not one.listed and one.rows]
    return found


def test_a_small_scope_is_listed_at_once(world: World) -> None:
    (whole,) = Comparing(world.database).ranges(["MK02"], [""]).ranges
    assert (whole.prefix, whole.listed) == ("", True)
    assert {(key.kind, key.id, key.seq) for key in whole.keys} == _all_keys(world, "MK02")


def test_a_large_one_is_parted_and_each_row_is_in_one_part(world: World) -> None:
    _many(world)
    told = Comparing(world.database)
    parts = told.ranges(["MK02"], [""]).ranges
    assert [one.prefix for one in parts] == list("0123456789abcdef")
    page = Feed(world.database).page(["MK02"], 0, 10**9)
    assert digest_text(sum(int(one.digest, 16) for one in parts)) == page.digest
    listed = [key for leaf in _leaves(told, "MK02") for key in leaf.keys]
    assert {(key.kind, key.id, key.seq) for key in listed} == _all_keys(world, "MK02")
    assert len(listed) == sum(one.rows for one in parts)


def test_a_range_sums_up_its_rows(world: World) -> None:
    seq = next(
        seq for kind, name, seq in _all_keys(world, "MK02") if (kind, name) == ("item", "TEA")
    )
    prefix = name_digits("item", "TEA")
    (one,) = Comparing(world.database).ranges(["MK02"], [prefix]).ranges
    assert one.digest == digest_text(row_digest("item", "TEA", seq))


def test_rows_come_as_they_are_now_and_only_those_of_the_sites(world: World) -> None:
    names = [_told(world.till()), _told(world.till("KC00", "02"))]
    with world.database.transaction() as connection:
        taken = touch(connection, [Changed("all", "item", "TEA")])
    keys = [KeyLetter(kind="document", id=name) for name in names]
    keys += [KeyLetter(kind="item", id="TEA"), KeyLetter(kind="item", id="nothing")]
    told = Comparing(world.database).rows(["MK02"], keys)
    assert [(row.kind, row.id) for row in told.rows] == [("document", names[0]), ("item", "TEA")]
    assert (told.rows[1].seq, told.reached) == (taken.first, 4)


def test_rows_are_cut_by_bytes_after_one_at_least(world: World) -> None:
    keys = [KeyLetter(kind="item", id=sku) for sku in ("TEA", "RICE", "TEA")]
    told = Comparing(world.database).rows([], keys, 1)
    assert ([row.id for row in told.rows], told.reached) == (["TEA"], 1)
