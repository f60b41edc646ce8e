"""Instants as fixed-width UTC text, the clock that is passed in, and the hybrid logical clock.

Text order is time order: `2026-11-20T01:30:00.123Z`. Nothing in the law asks what time it is.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from sync.stock.refusal import Refusal

_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_LOGICAL_WIDTH = 5
_MOST_IN_ONE = 10**_LOGICAL_WIDTH - 1
_READING = re.compile(r"([0-9]{13})\.([0-9]{5})", re.ASCII)


class Clock(Protocol):
    """What time it is here: the wall and a stopwatch that never goes back."""

    def now(self) -> datetime:
        """The wall clock, aware."""

    def monotonic_s(self) -> int | float:
        """Seconds of a clock that only goes forward."""


def parse_moment(text: str) -> datetime:
    """The instant (aware, UTC) in ISO 8601 text with an offset or Z, from 1970 to 2199.

    A PC whose battery is empty begins in 1970 or 1980, and what it records has happened.

    Raises Refusal `moment_malformed`.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal("moment_malformed", f"{text[:40]!r} is not a date and time.") from None
    if moment.tzinfo is None:
        raise Refusal("moment_malformed", f"{text[:40]!r} does not say its time zone.")
    if not _EARLIEST <= moment < _LATEST:
        raise Refusal("moment_malformed", f"{text[:40]!r} is not between 1970 and 2199.")
    return moment.astimezone(UTC)


def format_moment(moment: datetime) -> str:
    """An aware instant as fixed-width UTC text with milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def now_text(clock: Clock) -> str:
    """What time it is, as text."""
    return format_moment(clock.now())


@dataclass(frozen=True, slots=True, order=True)
class Hlc:
    """A hybrid logical clock: milliseconds of the highest wall clock heard of, and a counter within one."""

    wall_ms: int
    counter: int = 0

    def tick(self, now_ms: int) -> "Hlc":
        """The reading for an act of ours at `now_ms`: always above this one."""
        if now_ms > self.wall_ms:
            return Hlc(now_ms)
        if self.counter == _MOST_IN_ONE:  # one more digit would break the order of the text
            return Hlc(self.wall_ms + 1)
        return Hlc(self.wall_ms, self.counter + 1)

    def witness(self, heard: "Hlc", now_ms: int) -> "Hlc":
        """The reading after hearing of `heard`: above both."""
        return max(self, heard).tick(now_ms)

    def __str__(self) -> str:
        """Fixed width, so that text order is clock order."""
        return f"{self.wall_ms:013d}.{self.counter:0{_LOGICAL_WIDTH}d}"

    @classmethod
    def read(cls, text: str) -> "Hlc":
        """Back from text; raises Refusal `hlc_malformed`."""
        match = _READING.fullmatch(text)
        if match is None:
            raise Refusal("hlc_malformed", f"{text[:40]!r} is no clock reading.")
        return cls(int(match[1]), int(match[2]))
