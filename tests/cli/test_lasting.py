import gc
import weakref
from collections.abc import Iterator

import pytest

from sync.cli.lasting import in_bulk, settle_down


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


def test_a_collector_as_it_was_looks_again_once_the_bulk_is_through() -> None:
    gc.unfreeze()
    before = gc.get_threshold()
    with in_bulk():
        assert (gc.get_threshold()[0] >= 10_000, gc.get_freeze_count() > 0) == (True, True)
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
