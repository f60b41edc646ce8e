"""How the exchange stands, as a value that crosses from its thread to the window."""

from dataclasses import dataclass, field

from desktop.wording.counted import COUNTED
from desktop.wording.moments import CLOCK_WARNING_S, minute
from desktop.wording.sentence import line_sentence, refusal_sentence
from sync.shop.proof_of_sums import Proof

_GOES_BY_ITSELF = frozenset({"hq_away", "hq_busy", "hq_slow", "too_large"})
_MINUTE_S = 60
OFFLINE, ONLINE, SYNCING = "offline", "online", "syncing"


@dataclass(frozen=True, slots=True)
class LineFacts:
    """`since` and `last_heard` are UTC text; `next_try_s` a reading of the stopwatch, 0: none is due.

    `failures` counts tries in a row that came to nothing. `pushed` and `pulled` are the last round's
    that moved something. `state` is what HQ says of this identity; `trouble` the last one's code.
    `proof` is that of this start, once it is there; `clock_offset_s` how far HQ's clock is ahead.
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
    proof: Proof | None = None
    clock_offset_s: int = 0

    @property
    def is_stopped(self) -> bool:
        """Whether HQ takes nothing from this identity any more."""
        return self.state != "ok"

    @property
    def is_offline(self) -> bool:
        return self.line == OFFLINE

    def trouble_words(self) -> str:
        """What is in the way, in words; empty where nothing is."""
        return line_sentence(self.trouble, self.message) if self.trouble else ""

    @property
    def asks_a_person(self) -> bool:
        """Whether what is in the way does not go by itself."""
        return bool(self.trouble) and self.trouble not in _GOES_BY_ITSELF

    def stopped_words(self) -> str:
        """Why HQ takes nothing any more, and the way out; empty while it does."""
        return refusal_sentence(self.state, self.state, {}) if self.is_stopped else ""

    def clock_words(self) -> str:
        """That the clock is wrong; empty where two minutes do not lie between it and HQ's."""
        off = abs(self.clock_offset_s)
        return COUNTED.clock_off(-(-off // _MINUTE_S)) if off > CLOCK_WARNING_S else ""

    @property
    def adds_up(self) -> bool:
        """Whether nothing is known against it."""
        return self.proof is None or not self.proof.wrong

    def proof_words(self) -> str:
        """What the proof of the sums said; empty until it has."""
        if self.proof is None:
            return ""
        if self.proof.wrong:
            return COUNTED.wrong_sums(len(self.proof.wrong))
        return COUNTED.proved(self.proof.movements, minute(self.proof.at))
