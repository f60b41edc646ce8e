"""For commands that stay, or move thousands of documents: what the start has made stays for good, and is no garbage.

Left to itself Python's collector looks through all of it every now and then, 30 ms at a time, in the
middle of whatever is under way. The window has a rule of its own (desktop/garbage.py).
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 20_000
"""New things after which the collector looks through them: a batch of documents makes as many, and none
of them is garbage in a ring. Left at 700 it took a fifteenth of what HQ needs for a document."""


def settle_down() -> None:
    """The start is over."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MANY)


@contextmanager
def in_bulk() -> Iterator[None]:
    """Thousands of documents go out or come in until the block ends, which is a ninth quicker so."""
    before = gc.get_threshold()
    gc.freeze()  # without a look for garbage, which a command that ends soon need not pay for
    gc.set_threshold(_MANY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
