"""Each planted fault is found, and found soon; without it the same seed passes."""

import pytest

from tests.simulation.ground import Ground
from tests.simulation.planted import FIRST_FOUND, PLANTS, found
from tests.simulation.play import play

WITHIN_SEEDS = 40

pytestmark = [pytest.mark.expects_log, pytest.mark.timeout(600)]  # two shared cores may be busy


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(template: Ground, name: str) -> None:
    first = FIRST_FOUND.get(name, 0)
    played = found(template, name, range(first, first + WITHIN_SEEDS))
    assert played is not None
    assert play(template, played.seed).fault == ""
