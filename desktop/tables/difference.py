"""Where two versions of a list differ, as one span."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """old[start:old_end] became new[start:new_end]; all else is equal."""

    start: int
    old_end: int
    new_end: int

    @property
    def is_empty(self) -> bool:
        return self.start == self.old_end == self.new_end


def changed_span(old: Sequence[object], new: Sequence[object]) -> Span:
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    same_after = 0
    while same_after < shorter - start and old[-1 - same_after] == new[-1 - same_after]:
        same_after += 1
    return Span(start, len(old) - same_after, len(new) - same_after)
