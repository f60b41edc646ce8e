"""Whatever two tills write and decide about, in whatever order: they and HQ show the same, and what they must."""

from pathlib import Path
from random import Random

import pytest

from sync.hq.verification import verify
from tests.clocks import HandClock
from tests.near_hq import two_near_shops
from tests.shop.several_hands import Hands, expected_shelves, shelves_at_hq, shelves_of

SHELVES = tuple(f"B{n}" for n in range(40))
ROUNDS = 14


@pytest.mark.parametrize("seed", [7, 18])
def test_papers_decided_about_in_any_order_leave_the_same_shelf_at_each_place(
    tmp_path: Path, seed: int
) -> None:
    random = Random(seed)
    with two_near_shops(tmp_path, HandClock()) as tills:
        hands = Hands(random, tills)
        hands.begin(SHELVES)
        wrong = [told for _ in range(ROUNDS) for told in hands.round()]
        wrong += [told for shop in (*tills, *tills) for told in hands.exchange(shop)]
        must = {**dict.fromkeys(SHELVES, 0), **expected_shelves(tills[0])}
        told = [shelves_at_hq(tills[0]), *map(shelves_of, tills)]
        assert [must | one for one in told] == [must] * 3
        assert wrong == []
        assert verify(tills[0].hq.database).problems == ()
