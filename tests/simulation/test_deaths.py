"""A device dies before each commit in turn while it begins anew: its next start knows what is left."""

import random
from collections.abc import Callable

import pytest

from tests.simulation import acts, disasters
from tests.simulation.ground import Ground
from tests.simulation.invariants import when_healed
from tests.simulation.line import Door, Killed
from tests.simulation.play import heal
from tests.simulation.till import Till
from tests.simulation.world import World

pytestmark = [pytest.mark.expects_log, pytest.mark.timeout(600)]  # two shared cores may be busy

COMMITS = range(1, 11)
"""A round in which a device hears of a restored HQ commits ten times."""


def _world(template: Ground) -> World:
    """Two devices of a site; HQ came back from a backup, and one of them has not heard of it yet."""
    clock = template.begin(1)
    world = World(template, 1, random.Random(1), clock, Door(template.headquarters))
    world.is_healing = True  # nobody dies by lot
    for name in ("a", "b"):
        template.profile(name)
        world.oracle.read(world.add(name))
    first, second = world.tills
    _works(world, first, acts.sell)
    disasters.back_hq_up(world)
    _works(world, first, acts.receive, acts.sell)
    disasters.bring_hq_back(world)
    # HQ gives the places that it gave to the first device's papers to the second's.
    _works(world, second, acts.receive, acts.receive, acts.sell)
    return world


def _works(world: World, till: Till, *deeds: Callable[[World], None]) -> None:
    world.only = till
    for deed in deeds:
        deed(world)
    world.round(till)
    world.only = None


def _dies(till: Till, at: int) -> None:
    """The process dies before it commits for the `at`-th time: what it wrote since is not there."""
    till.fuse.word = "COMMIT"
    try:
        with till.mortal(at=at, is_after=False):
            till.round()
    except Killed:
        till.die()


@pytest.mark.parametrize("at", COMMITS)
def test_a_device_that_dies_while_hq_begins_anew_lacks_no_row(template: Ground, at: int) -> None:
    world = _world(template)
    _dies(world.tills[0], at)
    heal(world)
    when_healed(world)
    for till in world.tills:
        till.die()
