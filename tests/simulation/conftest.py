"""One template for all seeds of a test process, in use only while a file of these tests runs."""

from collections.abc import Iterator

import pytest

from tests.simulation.ground import Ground, founded, in_use


@pytest.fixture(scope="session")
def company() -> Iterator[Ground]:
    """The company as founded."""
    with founded() as made:
        yield made


@pytest.fixture(scope="module")
def template(company: Ground) -> Iterator[Ground]:
    """The same, with files that need no key; other tests of this process must not meet those."""
    with in_use(company):
        yield company
