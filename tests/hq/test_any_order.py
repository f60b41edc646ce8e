"""A thousand histories, told in two orders each: the figures and the open questions are the oracle's."""

from random import Random

from sync.hq.verification import verify
from tests.hq.histories import Told, again, expected, found, history, tell
from tests.hq.world import World

HISTORIES = 500


def test_figures_and_questions_depend_on_what_happened_not_on_the_order_of_telling(
    lite: World,
) -> None:
    random = Random(20261122)
    first = [history(random) for _ in range(HISTORIES)]
    told = [
        Told(f"S{n}-{way}", acts)
        for n, one in enumerate(first)
        for way, acts in enumerate((one, again(random, one)))
    ]
    tell(lite, lite.till(), told)
    wrong = [
        (expected(one.acts), answer, one)
        for one, answer in zip(told, found(lite, told), strict=True)
        if expected(one.acts) != answer
    ]
    assert wrong == []
    assert verify(lite.database).problems == ()
