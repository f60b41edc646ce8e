"""The clock on this machine's wall: what the headless interface hands to the books."""

import time
from datetime import UTC, datetime


class WallClock:
    """Real time, and a stopwatch that never goes back."""

    def now(self) -> datetime:
        """The wall clock, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic_s(self) -> float:
        """Seconds of the machine's stopwatch."""
        return time.monotonic()
