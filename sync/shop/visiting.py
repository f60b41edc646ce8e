"""What a hello brings with it, so that a shop with a short queue is in step after one request.

Over a line that was too slow or too narrow for it, and at an HQ that takes nothing so, a hello
goes by itself.
"""

from collections.abc import Sequence

from sync.shop.hq_trouble import HqSlow, TooLarge
from sync.shop.journal import Journal
from sync.shop.sealed import Sealed
from sync.shop.trouble import Trouble
from sync.wire.protocol import PAGE_BYTES
from sync.wire.visiting import Visited

MOST_BYTES = 256 * 1024
"""Of steps, before they are packed: a busy day."""


class Baggage:
    """Whether steps and a page travel with a hello, by what came of it before. One thread at a time."""

    def __init__(self) -> None:
        self._is_light = False
        self.brings_nothing = False
        """At an HQ that leaves steps aside, every hello goes by itself."""

    def steps(self, journal: Journal, *, most_steps: int) -> Sequence[Sealed] | None:
        """All steps that wait; None where they are more than a hello brings, or it brings nothing."""
        head, _ = journal.head()
        waiting = head - journal.acknowledged()
        if self._is_light or self.brings_nothing or waiting > most_steps:
            return None
        if waiting <= 0:
            return ()
        steps = journal.waiting(limit=most_steps, max_bytes=MOST_BYTES)
        return steps if len(steps) == waiting else None

    def page_bytes(self, steps: Sequence[Sealed] | None, *, is_walked: bool) -> int:
        """How large a page to ask for with those steps: none before more of them, or of the first load."""
        return 0 if steps is None or not is_walked else PAGE_BYTES

    def failed(self, trouble: Trouble) -> None:
        """The hello did not get through; `trouble` says whether less would have."""
        self._is_light = self._is_light or isinstance(trouble, HqSlow | TooLarge)

    def arrived(self, visited: Visited, *, has_steps: bool) -> None:
        """HQ answered; one that leaves steps aside is asked the long way from now on."""
        if has_steps and visited.state == "ok" and not visited.new_epoch:
            self.brings_nothing = visited.pushed is None

    def went_alone(self) -> None:
        """A batch came through by itself: the line may be better now."""
        self._is_light = False
