"""Whether HQ is within reach, as a value: calm, so that the chip on the screen does not flicker.

One lost answer is not an outage: the link is offline only after two failures in a row, or where
one has stood for ten seconds. Offline is normal, not an error.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

FAILURES = 2
"""So many failures in a row mean offline."""
PATIENCE_MS = 10_000
"""One failure that has stood for so long means offline."""
SLOW_MS = 2_000
"""An answer that takes longer is slow; two in a row make a slow link."""


class Reach(StrEnum):
    """What a person is told of the link."""

    OFFLINE = "offline"
    ONLINE = "online"
    SLOW = "slow"
    SYNCING = "syncing"


@dataclass(frozen=True, slots=True)
class Link:
    """The link as it is known. `since` is when `reach` began (UTC text, empty: before this start).

    `last_heard` is when HQ last answered (UTC text, empty: not since this start).
    """

    reach: Reach = Reach.OFFLINE
    since: str = ""
    last_heard: str = ""
    failures: int = 0
    failing_since_ms: int = 0
    slow_answers: int = 0

    @property
    def is_online(self) -> bool:
        """Whether HQ is thought to be within reach."""
        return self.reach is not Reach.OFFLINE

    def answered(self, now: str, *, took_ms: int, is_busy: bool) -> "Link":
        """HQ answered after `took_ms`; `is_busy`: there is more to exchange at once."""
        slow = self.slow_answers + 1 if took_ms > SLOW_MS else 0
        reach = _reach(is_busy=is_busy, is_slow=slow >= FAILURES)
        return Link(reach, self._since(reach, now), now, slow_answers=slow)

    def failed(self, now: str, *, now_ms: int) -> "Link":
        """HQ did not answer. `now_ms` is a stopwatch's reading."""
        failures = self.failures + 1
        began = self.failing_since_ms if self.failures else now_ms
        is_lost = failures >= FAILURES or now_ms - began >= PATIENCE_MS
        reach = Reach.OFFLINE if is_lost else self.reach
        return replace(
            self,
            reach=reach,
            since=self._since(reach, now),
            failures=failures,
            failing_since_ms=began,
        )

    def looked_at(self, now: str, *, now_ms: int) -> "Link":
        """The link as time passes: a single failure grows old without a second one."""
        if self.failures == 0 or now_ms - self.failing_since_ms < PATIENCE_MS:
            return self
        return replace(self, reach=Reach.OFFLINE, since=self._since(Reach.OFFLINE, now))

    def _since(self, reach: Reach, now: str) -> str:
        return self.since if reach is self.reach and self.since else now


def _reach(*, is_busy: bool, is_slow: bool) -> Reach:
    if is_slow:
        return Reach.SLOW
    return Reach.SYNCING if is_busy else Reach.ONLINE
