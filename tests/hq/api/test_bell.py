import asyncio
import contextlib
import logging
import threading
from collections.abc import Iterator, Sequence

import pytest

from sync.hq.api.bell import Bell
from sync.hq.ear import Ear, Hears
from sync.hq.feed import Advance
from sync.hq.trouble import DatabaseAway
from sync.wire.feed_row import row_letter

LONG_S = 20
A, B = frozenset({"all", "site:A"}), frozenset({"all", "site:B"})


class Books:
    """A feed whose head and news a test sets."""

    def __init__(self) -> None:
        self.head = 0
        self.scopes: set[str] = set()
        self.asked: list[tuple[Sequence[str], int]] = []
        self.is_away = False
        self._turn = threading.Condition()

    def news(self, scopes: Sequence[str], after: int) -> tuple[int, set[str]]:
        with self._turn:
            self.asked.append((list(scopes), after))
            self._turn.notify_all()
        if self.is_away:
            raise DatabaseAway("Gone.")
        told = self.scopes if self.head > after else set()
        return self.head, told

    async def looked_at(self, times: int) -> None:
        """Return when the bell has looked that often."""
        await asyncio.to_thread(self._wait, times)

    def _wait(self, times: int) -> None:
        with self._turn:
            assert self._turn.wait_for(lambda: len(self.asked) >= times, LONG_S)

    def write(self, *scopes: str) -> None:
        self.head, self.scopes = self.head + 1, set(scopes)


async def _rung(bell: Bell, scopes: frozenset[str], *, seconds: float = LONG_S) -> float:
    """How long that waiter slept."""
    clock = asyncio.get_running_loop().time
    began = clock()
    with bell.waiting(scopes) as waiter:
        await waiter.wait(seconds)
    return clock() - began


def test_a_ring_wakes_those_it_is_for_and_no_others() -> None:
    async def scene() -> tuple[set[str], set[str]]:
        books = Books()
        bell = Bell(books.news)
        async with bell.hung():
            at_a = asyncio.create_task(_rung(bell, A), name="A")
            at_b = asyncio.create_task(_rung(bell, B), name="B")
            await books.looked_at(2)
            books.write("site:A")
            bell.ring()
            done, pending = await asyncio.wait({at_a, at_b}, timeout=1)
            bell.close()
            await at_b
            return {task.get_name() for task in done}, {task.get_name() for task in pending}

    assert asyncio.run(scene()) == ({"A"}, {"B"})


def test_what_another_process_wrote_is_noticed_within_a_tick() -> None:
    async def scene() -> float:
        books = Books()
        bell = Bell(books.news)
        async with bell.hung():
            waiting = asyncio.create_task(_rung(bell, A))
            await books.looked_at(2)
            books.write("all")
            return await waiting

    assert asyncio.run(scene()) < LONG_S / 2


def test_nobody_waits_longer_than_they_asked_to() -> None:
    async def scene() -> float:
        bell = Bell(Books().news)
        async with bell.hung():
            return await _rung(bell, A, seconds=0.01)

    assert asyncio.run(scene()) < LONG_S / 2


def test_closing_wakes_everybody_from_any_thread() -> None:
    async def scene() -> bool:
        bell = Bell(Books().news)
        async with bell.hung():
            waiting = asyncio.create_task(_rung(bell, A))
            await asyncio.sleep(0)
            threading.Thread(target=bell.close).start()
            await waiting
        return bell.is_closed

    assert asyncio.run(scene())


def test_where_nobody_waits_the_books_are_left_alone() -> None:
    async def scene() -> list[tuple[Sequence[str], int]]:
        books = Books()
        bell = Bell(books.news)
        async with bell.hung():
            bell.ring()
            await asyncio.sleep(0)
        return books.asked

    assert asyncio.run(scene()) == []


def test_a_bell_that_does_not_hang_yet_can_be_rung() -> None:
    bell = Bell(Books().news)
    bell.ring()
    bell.close()
    assert not bell.is_closed


@pytest.mark.expects_log
def test_books_that_are_away_are_told_of_once(caplog: pytest.LogCaptureFixture) -> None:
    async def scene() -> float:
        books = Books()
        books.is_away = True
        bell = Bell(books.news)
        async with bell.hung():
            waiting = asyncio.create_task(_rung(bell, A))
            await books.looked_at(3)
            books.is_away = False
            books.write("all")
            bell.ring()
            return await waiting

    assert asyncio.run(scene()) < LONG_S / 2
    told = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert [record.getMessage() for record in told] == ["the feed cannot be read: database_away"]


def test_a_push_that_says_for_whom_it_has_news_asks_the_books_nothing() -> None:
    async def scene() -> tuple[bool, int]:
        books = Books()
        bell = Bell(books.news)
        async with bell.hung():
            at_b = asyncio.create_task(_rung(bell, B))
            at_a = asyncio.create_task(_rung(bell, A))
            await books.looked_at(1)
            looks = len(books.asked)
            bell.ring(Advance(0, 1, frozenset({"site:A"})))
            await at_a
            woken = at_b.done()
            bell.hear(1)
            await asyncio.sleep(0)
            bell.close()
            await at_b
        return woken, len(books.asked) - looks

    assert asyncio.run(scene()) == (False, 0)


def test_what_another_process_wrote_before_a_push_wakes_too() -> None:
    """The push that came after it knows nothing of it, nor does the head that is heard last."""

    async def scene() -> float:
        books = Books()
        bell = Bell(books.news)
        async with bell.hung():
            waiting = asyncio.create_task(_rung(bell, B))
            await books.looked_at(1)
            books.write("site:B")
            bell.ring(Advance(1, 2, frozenset({"site:A"})))
            bell.hear(2)
            return await waiting

    assert asyncio.run(scene()) < LONG_S / 2


class _HearingEar(Ear):
    """Hears of every other process, if there were one."""

    def __init__(self) -> None:
        self.is_hearing = True

    @contextlib.contextmanager
    def listening(self, heard: Hears) -> Iterator[None]:
        yield


def _push(before: int, *scopes: str) -> Advance:
    rows = tuple((scope, row_letter(before + 1, "document", "d", b"{}")) for scope in scopes)
    return Advance(before, before + 1, frozenset(scopes), "e", dict.fromkeys(scopes, 1), rows)


def _fresh(bell: Bell, *told: Advance | int) -> Advance | None:
    """What a waiter of A that stands at 7 has at hand after those were rung, or heard."""

    async def scene() -> Advance | None:
        async with bell.hung():
            with bell.waiting(A) as waiter:
                waiter.stand(7)
                for one in told:
                    bell.hear(one) if isinstance(one, int) else bell.ring(one)
                await asyncio.sleep(0)
                return waiter.fresh

    return asyncio.run(scene())


@pytest.mark.parametrize(
    ("told", "has_it"),
    [
        ([_push(7, "site:A")], True),
        ([_push(7, "site:B"), _push(8, "site:A", "site:B")], True),
        ([_push(7, "site:A"), _push(8, "site:A")], True),
        ([_push(7, "site:B")], False),
        ([_push(8, "site:A")], False),
        ([_push(8, "site:B"), _push(9, "site:A")], False),
        ([_push(7, "site:A")._replace(rows=None)], False),
        ([0, _push(7, "site:A")], False),
        ([_push(7, "site:A"), 0], False),
    ],
)
def test_what_was_just_written_is_at_hand_where_nothing_lies_between(
    told: list[Advance | int], *, has_it: bool
) -> None:
    assert (_fresh(Bell(Books().news, _HearingEar()), *told) is not None) is has_it


def test_who_may_miss_what_other_processes_do_looks_for_itself() -> None:
    assert _fresh(Bell(Books().news), _push(7, "site:A")) is None
