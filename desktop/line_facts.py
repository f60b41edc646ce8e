"""How the exchange stands, as a value that crosses from its thread to the window."""

from dataclasses import dataclass, field

from desktop.wording.sentence import trouble_sentence

OFFLINE, ONLINE, SYNCING = "offline", "online", "syncing"


@dataclass(frozen=True, slots=True)
class LineFacts:
    """`since` and `last_heard` are UTC text; `next_try_s` a reading of the stopwatch, 0: none is due.

    `failures` counts tries in a row that came to nothing. `pushed` and `pulled` are the last round's
    that moved something. `state` is what HQ says of this identity; `trouble` the last one's code.
    """

    line: str = OFFLINE
    since: str = ""
    last_heard: str = ""
    next_try_s: float = 0.0
    failures: int = 0
    pushed: int = 0
    pulled: int = 0
    waiting: int = 0
    state: str = "ok"
    trouble: str = ""
    message: str = field(default="")

    @property
    def is_offline(self) -> bool:
        return self.line == OFFLINE

    def trouble_words(self) -> str:
        """What is in the way, in words; empty where nothing is."""
        return trouble_sentence(self.trouble, self.message) if self.trouble else ""
