from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from sync.shop.cache_marks import keep_projected, mark, set_mark, tell_anew
from sync.shop.database import Database
from tests.shop.cache_file import a_cache


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Database]:
    file = a_cache(tmp_path)
    yield file
    file.close()


def test_a_mark_stands_until_another_is_set(cache: Database) -> None:
    seen = [mark(cache, "epoch")]
    for epoch in ("e1", "e2"):
        with cache.transaction() as connection:
            set_mark(connection, "epoch", epoch)
        seen.append(mark(cache, "epoch"))
    assert seen == ["", "e1", "e2"]


def test_a_cache_that_is_told_anew_knows_no_position_of_the_feed(cache: Database) -> None:
    with cache.transaction() as connection:
        connection.execute("INSERT INTO site (code, feed, body) VALUES ('KC00', 7, x'')")
        set_mark(connection, "bookmark", "7")
        tell_anew(connection, "e2")
    told = {name: mark(cache, name) for name in ("bookmark", "digest", "refilling", "epoch")}
    assert told == {"bookmark": "0", "digest": "0", "refilling": "1", "epoch": "e2"}
    assert cache.rows("SELECT code, feed FROM site") == [("KC00", 0)]


def test_a_page_costs_the_same_however_long_the_queue_is(cache: Database) -> None:
    effort = []
    for length in (10, 5_000):
        with cache.transaction() as connection:
            rows = [(position, "s", position, "receipt") for position in range(length)]
            connection.executemany("INSERT OR REPLACE INTO pending VALUES (?, ?, ?, ?)", rows)
            steps: list[int] = []
            connection.set_progress_handler(partial(_count, steps), 1)  # type: ignore[attr-defined] # the driver's own
            keep_projected(connection)
            connection.set_progress_handler(None, 1)  # type: ignore[attr-defined] # the driver's own
        effort.append(len(steps))
    assert effort[1] <= effort[0] + 20


def _count(steps: list[int]) -> int:
    steps.append(1)
    return 0
