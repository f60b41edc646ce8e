"""kill -9 of HQ and of the shop in the middle of their work, on both databases."""

from pathlib import Path

import pytest

from sync.wire.protocol import MAX_STEPS
from tests.faults.kills import BOTH, HQ, SHOP, Death, Told, a_killing, run

pytestmark = pytest.mark.usefixtures("warm_starts")


def whole(told: Told) -> bool:
    """Nothing lost, nothing doubled, no more than one batch sent twice after any kill."""
    assert (told.lost, told.doubled, told.problems) == (0, 0, [])
    assert max(told.sent_again) <= MAX_STEPS
    return True


@pytest.mark.timeout(300)
def test_hq_killed_at_chosen_points_of_a_push_has_every_line_once(tmp_path: Path) -> None:
    with a_killing(tmp_path, seed=1) as killing:
        killing.record(1700)
        killing.push(Death("push cut", HQ), Death("push whole", HQ), Death("push judged", HQ))
        assert whole(killing.heal())
        assert killing.hq.kills == 3


@pytest.mark.timeout(300)
def test_hq_on_postgresql_killed_in_a_push_has_every_line_once(
    tmp_path: Path, postgres_url: str
) -> None:
    with a_killing(tmp_path, seed=2, database=postgres_url) as killing:
        killing.record(1700)
        killing.push(Death("push whole", HQ), Death("push judged", BOTH), Death("answer cut", HQ))
        assert whole(killing.heal())
        assert killing.hq.kills == 3


@pytest.mark.timeout(300)
def test_a_shop_killed_while_it_records_and_syncs_loses_no_acknowledged_line(
    tmp_path: Path,
) -> None:
    with a_killing(tmp_path, seed=3) as killing:
        killing.record(1000, kills=2)
        killing.push(Death("answer cut", SHOP), Death("pull", SHOP))
        assert whole(killing.heal())
        assert dict(killing.told.kills) == {"record": 2, "shop, answer cut": 1, "shop, pull": 1}


@pytest.mark.timeout(300)
def test_kills_at_random_moments_lose_and_double_nothing(tmp_path: Path) -> None:
    with a_killing(tmp_path, seed=4) as killing:
        told = run(killing, documents=1700, kills=6)
        assert whole(told)
        assert sum(told.kills.values()) == 6
