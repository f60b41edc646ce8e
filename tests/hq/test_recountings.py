"""A count may be posted more than once, lines of it given up and posts of it taken back: in any order."""

from random import Random

from sync.hq.verification import verify
from tests.hq.recountings import expected, found, history, play
from tests.hq.world import World

HISTORIES = 200


def test_each_post_of_a_count_that_stands_keeps_its_figure_whatever_else_is_decided(
    lite: World,
) -> None:
    random = Random(20261123)
    told = [history(random, f"S{n}") for n in range(HISTORIES)]
    wrong = [
        (commit, expected(one), answer, one)
        for commit, _ in enumerate(play(lite, random, told))
        for one, answer in found(lite, told)
        if expected(one) != answer
    ]
    assert wrong == []
    assert verify(lite.database).problems == ()
