"""The real clock, for benchmarks."""

import time
from datetime import UTC, datetime


class WallClock:
    """What time it is."""

    def now(self) -> datetime:
        """The wall."""
        return datetime.now(UTC)

    def monotonic_s(self) -> float:
        """The stopwatch."""
        return time.monotonic()
