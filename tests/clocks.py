"""Clocks that a test winds by hand."""

from datetime import UTC, datetime, timedelta


class HandClock:
    """Stands still until told; one for the wall and one for the stopwatch."""

    def __init__(self, now: datetime = datetime(2026, 11, 20, 4, tzinfo=UTC)) -> None:
        self._now = now
        self._stopwatch_ms = 0

    def now(self) -> datetime:
        return self._now

    def monotonic_s(self) -> float:
        return self._stopwatch_ms / 1000

    def pass_s(self, seconds: float) -> None:
        """Time passes."""
        self._now += timedelta(seconds=seconds)
        self._stopwatch_ms += round(seconds * 1000)
