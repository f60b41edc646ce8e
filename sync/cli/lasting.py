"""For commands that stay: what the start has made stays for good, and is no garbage.

Left to itself Python's collector looks through all of it every now and then, 30 ms at a time, in the
middle of whatever is under way. The window has a rule of its own (desktop/garbage.py).
"""

import gc


def settle_down() -> None:
    """The start is over."""
    gc.collect()
    gc.freeze()
