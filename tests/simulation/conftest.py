"""One template for all seeds of a test process."""

from collections.abc import Iterator

import pytest

from tests.simulation.ground import Ground, ground


@pytest.fixture(scope="session")
def template() -> Iterator[Ground]:
    """The company as founded."""
    with ground() as made:
        yield made
