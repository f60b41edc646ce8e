import gc
import weakref

from sync.cli.lasting import settle_down


class _Thing:
    """Holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_what_the_start_has_made_is_never_looked_through_again() -> None:
    garbage = weakref.ref(_Thing())
    gc.unfreeze()
    settle_down()
    assert (garbage(), gc.get_freeze_count() > 0) == (None, True)
