"""HQ's door on both databases, and a till and a reader that come to it."""

from collections.abc import Iterator

import pytest
from litestar.testing import TestClient

from sync.hq.app import create_app
from sync.hq.headquarters import Headquarters, headquarters_over
from tests.clocks import HandClock
from tests.hq.api.caller import Caller
from tests.hq.world import World


@pytest.fixture
def clock() -> HandClock:
    """Noon in Hong Kong."""
    return HandClock()


@pytest.fixture
def headquarters(world: World, clock: HandClock) -> Headquarters:
    """HQ over the small company's books."""
    return headquarters_over(world.database, clock)


@pytest.fixture
def caller(headquarters: Headquarters) -> Iterator[Caller]:
    """Whoever knocks at the door, without a token."""
    with TestClient(create_app(headquarters)) as client:
        yield Caller(client, headquarters)
