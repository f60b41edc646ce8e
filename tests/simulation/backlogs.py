"""Tills with more to send than HQ takes at once: two batches are on their way, and any of them is lost.

Worlds with these acts have seeds of their own, from `BACKLOGS_FROM` to `MASTERS_FROM`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from tests.simulation.acts import BARE, Act, receive, sell
from tests.simulation.disasters import DISASTERS
from tests.simulation.masters import MASTERS_FROM
from tests.simulation.world import World

BACKLOGS_FROM = 5_000_000

_FEW_STEPS = 4
"""Steps that HQ takes at once in such a world: halves of two."""


def is_one(seed: int) -> bool:
    """Whether this seed's tills have backlogs."""
    return BACKLOGS_FROM <= seed < MASTERS_FROM


@contextmanager
def small_batches() -> Iterator[None]:
    """HQ takes a few steps at a time."""
    with patch("sync.wire.protocol.MAX_STEPS", _FEW_STEPS):
        yield


def busy_hour(world: World) -> None:
    """Customers queue at one till; nothing is sent meanwhile."""
    before, world.only = world.only, world.one_till()
    for _ in range(world.rng.randrange(5, 14)):
        world.rng.choice((receive, sell))(world)
    world.only = before


BACKLOGS = (*BARE, *DISASTERS, Act(busy_hour, 24))
"""For worlds in which much waits."""
