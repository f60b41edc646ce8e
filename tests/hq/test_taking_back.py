"""What a decision takes back, it takes back at the hour it had moved: a count in between keeps its figure."""

from random import Random

from sync.hq.verification import verify
from tests.hq.retakings import expected, found, history, tell
from tests.hq.world import World

HISTORIES = 200


def test_what_counts_found_stands_whenever_somebody_says_that_goods_did_not_move_twice(
    lite: World,
) -> None:
    random = Random(20261122)
    told = [history(random, f"S{n}") for n in range(HISTORIES)]
    tell(lite, told)
    wrong = [
        (expected(one), answer, one)
        for one, answer in zip(told, found(lite, told), strict=True)
        if expected(one) != answer
    ]
    assert wrong == []
    assert verify(lite.database).problems == ()
