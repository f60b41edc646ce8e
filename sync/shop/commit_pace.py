"""How much of a backlog goes in by one commit, where people post meanwhile and where nobody does."""

_BRIEF_MS = 25
"""Where people post: they wait for one commit of this length, and none may block a window for 50 ms."""
_LONGEST_MS = 1000
"""Where nobody does: fewer commits write each page of the sums fewer times."""
_END_MS = 0.2
"""What the end of a commit takes for a row, as long as none was measured."""


class CommitPace:
    """Foresees from the commits before how long the end of one takes: sums, pages, the disk."""

    def __init__(self) -> None:
        self._end_ms = _END_MS

    def is_full(self, held_ms: float, rows: int, *, is_brief: bool) -> bool:
        """Whether a commit that began `held_ms` ago and has `rows` rows takes no more of them."""
        if is_brief:
            return held_ms + rows * self._end_ms >= _BRIEF_MS
        return held_ms >= _LONGEST_MS

    def ended(self, took_ms: float, rows: int) -> None:
        """The end of a commit of `rows` rows, at least one, took so long."""
        self._end_ms = (self._end_ms + took_ms / rows) / 2
