"""Seeds of the whole company: chaos, then healing, then every invariant."""

import pytest

from tests.simulation.backlogs import BACKLOGS_FROM
from tests.simulation.ground import Ground
from tests.simulation.masters import MASTERS_FROM
from tests.simulation.play import play
from tests.simulation.seeds import kept_seeds, told

IN_EVERY_RUN = 1800
AT_ONCE = 40
"""Seeds in one test: few enough that both processes of a run have their share of them to the end."""
MASTERS = range(MASTERS_FROM, MASTERS_FROM + 200, AT_ONCE)
"""Worlds in which HQ changes items, people and sites, and lets devices in."""
BACKLOGS = range(BACKLOGS_FROM, BACKLOGS_FROM + 80, AT_ONCE)
"""Worlds in which two batches are on their way at once."""

pytestmark = [pytest.mark.expects_log, pytest.mark.timeout(600)]  # two shared cores may be busy


@pytest.mark.parametrize("first", [*range(0, IN_EVERY_RUN, AT_ONCE), *BACKLOGS, *MASTERS])
def test_every_seed_ends_in_agreement(template: Ground, first: int) -> None:
    played = [play(template, seed) for seed in range(first, first + AT_ONCE)]
    assert [told(one) for one in played if one.fault] == []
    assert sum(one.steps for one in played) > AT_ONCE


def test_seeds_that_failed_once_never_fail_again(template: Ground) -> None:
    assert [told(one) for seed in kept_seeds() if (one := play(template, seed)).fault] == []


@pytest.mark.parametrize("seed", [3, 11, 28])
def test_a_seed_is_one_story(template: Ground, seed: int) -> None:
    first, again = play(template, seed), play(template, seed)
    assert (first.trace, first.story) == (again.trace, again.story)
