import gc
import weakref
from collections.abc import Iterator

import pytest

from sync.cli.lasting import settle_down


class _Thing:
    """Holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_a_batch_of_documents_is_not_looked_through_for_garbage() -> None:
    settle_down()
    assert gc.get_threshold()[0] >= 10_000


def test_what_the_start_has_made_is_never_looked_through_again() -> None:
    garbage = weakref.ref(_Thing())
    gc.unfreeze()
    settle_down()
    assert (garbage(), gc.get_freeze_count() > 0) == (None, True)
