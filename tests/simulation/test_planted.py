"""Each planted fault is found, and found soon; without it the same seeds pass."""

import pytest

from tests.simulation.ground import Ground
from tests.simulation.planted import PLANTS, found
from tests.simulation.play import play

WITHIN_SEEDS = 60

pytestmark = pytest.mark.expects_log


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(template: Ground, name: str) -> None:
    played = found(template, name, range(WITHIN_SEEDS))
    assert played is not None
    assert play(template, played.seed).fault == ""
