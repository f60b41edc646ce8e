"""A device dies before each commit in turn while it begins anew: its next start knows what is left."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from unittest.mock import patch

import pytest

from sync.shop.database import Connection
from sync.shop.profile import Books, open_books
from sync.stock.moment import Clock
from tests.simulation import acts, disasters
from tests.simulation.ground import Ground
from tests.simulation.invariants import when_healed
from tests.simulation.line import Door, Killed
from tests.simulation.play import heal
from tests.simulation.till import Fused, Till
from tests.simulation.world import World

pytestmark = [pytest.mark.expects_log, pytest.mark.timeout(600)]  # two shared cores may be busy

COMMITS = range(1, 11)
"""A round in which a device hears of a restored HQ commits ten times."""


def _in_step(template: Ground) -> World:
    """Two devices of a site; nothing has happened to HQ."""
    clock = template.begin(1)
    world = World(template, 1, random.Random(1), clock, Door(template.headquarters))
    world.is_healing = True  # nobody dies by lot
    for name in ("a", "b"):
        template.profile(name)
        world.oracle.read(world.add(name))
    for till in world.tills:
        _works(world, till, acts.sell)
    return world


def _world(template: Ground) -> World:
    """HQ came back from a backup, and one of the devices has not heard of it yet."""
    world = _in_step(template)
    first, second = world.tills
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


@pytest.mark.parametrize("at", COMMITS)
@pytest.mark.parametrize("is_restored", [False, True])
def test_a_device_that_dies_as_it_goes_on_under_a_new_identity_lacks_nothing(
    template: Ground, at: int, *, is_restored: bool
) -> None:
    world = _world(template) if is_restored else _in_step(template)
    till = world.tills[0]
    world.only = till
    acts.sell(world)
    template.headquarters.devices.revoke(till.open.device.id)
    world.round(till)
    assert till.is_stopped
    world.only = None
    with _fused(till), till.mortal(at=at, is_after=False):
        disasters.re_enrol(world, till)
    heal(world)
    when_healed(world)
    for one in world.tills:
        one.die()


@contextmanager
def _fused(till: Till) -> Iterator[None]:
    """The process that enrols dies of the same fuse."""

    def opened(profile: Path, clock: Clock) -> Books:
        books = open_books(profile, clock)
        for file in (books.journal_file, books.cache_file):
            file._writer = cast("Connection", Fused(file._writer, till.fuse))
        return books

    till.fuse.word = "COMMIT"
    with patch("sync.shop.enrolment.open_books", opened):
        yield
