"""The link is told calmly."""

from hypothesis import given
from hypothesis import strategies as st

from sync.shop.link import Link, Reach

ONLINE = Link().answered("t1", took_ms=50, is_busy=False)


def test_nothing_heard_yet_is_offline() -> None:
    assert Link().reach is Reach.OFFLINE
    assert not Link().is_online


def test_the_first_answer_is_online() -> None:
    assert (ONLINE.reach, ONLINE.since, ONLINE.last_heard) == (Reach.ONLINE, "t1", "t1")


def test_one_lost_answer_is_not_offline() -> None:
    link = ONLINE.failed("t2", now_ms=1000)
    assert (link.reach, link.since) == (Reach.ONLINE, "t1")


def test_two_failures_in_a_row_are_offline() -> None:
    link = ONLINE.failed("t2", now_ms=1000).failed("t3", now_ms=1001)
    assert (link.reach, link.since, link.last_heard) == (Reach.OFFLINE, "t3", "t1")


def test_an_answer_between_two_failures_starts_again() -> None:
    link = ONLINE.failed("t2", now_ms=0).answered("t3", took_ms=5, is_busy=False)
    assert link.failed("t4", now_ms=5).reach is Reach.ONLINE


def test_one_failure_that_stands_for_ten_seconds_is_offline() -> None:
    failed = ONLINE.failed("t2", now_ms=5_000)
    assert failed.looked_at("t3", now_ms=14_999).reach is Reach.ONLINE
    late = failed.looked_at("t4", now_ms=15_000)
    assert (late.reach, late.since) == (Reach.OFFLINE, "t4")
    assert ONLINE.looked_at("t4", now_ms=99_000) == ONLINE


def test_work_in_hand_is_syncing() -> None:
    assert ONLINE.answered("t2", took_ms=5, is_busy=True).reach is Reach.SYNCING


def test_two_slow_answers_are_a_slow_link_and_one_quick_one_ends_it() -> None:
    once = ONLINE.answered("t2", took_ms=2001, is_busy=True)
    twice = once.answered("t3", took_ms=2001, is_busy=True)
    assert (once.reach, twice.reach) == (Reach.SYNCING, Reach.SLOW)
    assert twice.answered("t4", took_ms=100, is_busy=False).reach is Reach.ONLINE


def test_since_stays_while_the_reach_does() -> None:
    later = ONLINE.answered("t2", took_ms=5, is_busy=False)
    assert (later.since, later.last_heard) == ("t1", "t2")


@given(st.lists(st.booleans(), max_size=30))
def test_offline_means_two_failures_and_no_answer_since(answers: list[bool]) -> None:
    link = ONLINE
    for n, answer in enumerate(answers):
        link = {
            True: link.answered(f"t{n}", took_ms=5, is_busy=False),
            False: link.failed(f"t{n}", now_ms=n),
        }[answer]
    assert (link.reach is Reach.OFFLINE) == (answers[-2:] == [False, False])
