from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.shop.database import Database
from sync.shop.shelf import BalanceRow, CacheBook, Shelf
from sync.stock.document import Content, Line
from sync.stock.movement import Movement
from sync.stock.place import Place
from tests.shop.cache_file import a_cache

CONTENT = Content((Line("1", "TEA", 5, decimals=2),))
SITE = "KC00"


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Database]:
    file = a_cache(tmp_path)
    yield file
    file.close()


def a_move(
    step: str = "s",
    origin: str = "@supplier",
    destination: str = "KC00/",
    quantity: int = 5,
    **more: str,
) -> Movement:
    at = more.get("at", "2026-11-20T04:00:00.000Z")
    lot, line, sku = more.get("lot", ""), more.get("line", "1"), more.get("sku", "TEA")
    places = Place(origin), Place(destination)
    return Movement(step, line, sku, lot, more.get("expires", ""), *places, quantity, at)


def kept(cache: Database, *movements: Movement, document: int = 1, pending: int = 0) -> set[object]:
    with cache.transaction() as connection:
        shelf = Shelf(connection, SITE)
        shelf.add(document, movements, content=CONTENT, pending=pending)
        return set(shelf.flush())


def rows(cache: Database) -> list[BalanceRow]:
    return CacheBook(cache).rows("TEA")


def test_a_movement_and_its_sum_are_kept_together(cache: Database) -> None:
    assert kept(cache, a_move(expires="2026-12-01")) == {("TEA", "KC00/", "")}
    assert kept(cache, a_move("t", "KC00/", "@customer", 2), pending=9)
    assert rows(cache) == [BalanceRow("KC00/", "", "2026-12-01", 2, 5, -2)]
    assert rows(cache)[0].on_hand == 3


def test_what_touches_no_place_of_the_site_is_not_kept(cache: Database) -> None:
    assert kept(cache, a_move(destination="MK02/")) == set()
    assert cache.rows("SELECT count(*) FROM movement") == [(0,)]


def test_transit_to_and_from_the_site_is_kept(cache: Database) -> None:
    kept(cache, a_move(origin="MK02/", destination="@transit/MK02/KC00"))
    assert [(row.place, row.on_hand) for row in rows(cache)] == [("@transit/MK02/KC00", 5)]


def test_what_a_pending_step_moved_can_be_taken_back(cache: Database) -> None:
    kept(cache, a_move("s"), a_move("s", line="2"), pending=9)
    kept(cache, a_move("t"), document=2, pending=10)
    with cache.transaction() as connection:
        shelf = Shelf(connection, SITE)
        shelf.drop(1, pending=9)
        shelf.flush()
    assert [row.on_hand for row in rows(cache)] == [5]


def test_what_hq_tells_replaces_what_it_told(cache: Database) -> None:
    kept(cache, a_move("s"), a_move("t"))
    kept(cache, a_move("mine"), pending=9)
    with cache.transaction() as connection:
        shelf = Shelf(connection, SITE)
        shelf.replace(1, [a_move("t"), a_move("u", quantity=1)], content=CONTENT)
        shelf.flush()
    told = cache.rows("SELECT step, pending FROM movement ORDER BY step")
    assert told == [("mine", 9), ("t", 0), ("u", 0)]
    assert rows(cache)[0] == BalanceRow("KC00/", "", "", 2, 6, 5)


def test_a_book_knows_what_was_there_at_an_instant(cache: Database) -> None:
    early, late = "2026-11-20T01:00:00.000Z", "2026-11-20T09:00:00.000Z"
    kept(cache, a_move("a", at=early), a_move("b", at=late, quantity=100))
    book = CacheBook(cache)
    noon = "2026-11-20T04:00:00.000Z"
    assert [book.on_hand("KC00/", "TEA", "", at=at) for at in ("2026", early, noon, late)] == [
        0,
        5,
        5,
        105,
    ]
    assert book.on_hand("KC00/", "JAM", "", at=late) == 0


_MOVES = st.lists(
    st.tuples(
        st.sampled_from([("@supplier", "KC00/"), ("KC00/", "@customer"), ("KC00/A", "KC00/")]),
        st.integers(1, 9),
        st.integers(0, 5),
        st.integers(0, 3),
    ),
    max_size=12,
)


@settings(max_examples=25)
@given(_MOVES, st.integers(0, 5))
def test_both_books_agree_at_every_instant(
    moves: list[tuple[tuple[str, str], int, int, int]], hour: int
) -> None:
    with TemporaryDirectory() as folder:
        cache = a_cache(Path(folder))
        for n, ((origin, destination), quantity, then, pending) in enumerate(moves):
            move = a_move(str(n), origin, destination, quantity, at=f"2026-11-20T0{then}:00")
            kept(cache, move, document=n, pending=pending)
        at = f"2026-11-20T0{hour}:00"
        with cache.snapshot() as connection:
            summed = Shelf(connection, SITE, before=99).on_hand("KC00/", "TEA", "", at=at)
        assert CacheBook(cache).on_hand("KC00/", "TEA", "", at=at) == summed
        cache.close()
