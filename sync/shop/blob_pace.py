"""How large the next chunk of a file is and how long to rest, as pure functions: no line, no clock.

A file gives way: a slow line gets smaller chunks, one that fails is left alone for longer each time.
"""

from dataclasses import dataclass, replace

from sync.wire.attaching import CHUNK_BYTES, SMALLEST_CHUNK

QUICK_MS = 1000
"""A chunk that took less lets the next one grow."""
SLOW_MS = 5000
"""One that took longer makes the next one smaller."""
LONGEST_REST_S = 300
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Pace:
    """`chunk` is how many bytes go next, `failures` how often in a row none went."""

    chunk: int = CHUNK_BYTES
    failures: int = 0


def went(pace: Pace, took_ms: int) -> Pace:
    """A chunk arrived after so long."""
    if took_ms >= SLOW_MS:
        return Pace(_halved(pace.chunk))
    return Pace(min(CHUNK_BYTES, pace.chunk * 2) if took_ms < QUICK_MS else pace.chunk)


def failed(pace: Pace, *, was_slow: bool) -> Pace:
    """A chunk did not arrive; `was_slow`: it was too large, or took too long."""
    chunk = _halved(pace.chunk) if was_slow else pace.chunk
    return replace(pace, chunk=chunk, failures=pace.failures + 1)


def rest_s(pace: Pace) -> int:
    """The longest rest after the failures so far."""
    return min(1 << min(pace.failures, _LONGEST), LONGEST_REST_S)


def _halved(chunk: int) -> int:
    return max(SMALLEST_CHUNK, chunk // 2)
