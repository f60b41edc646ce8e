"""How the bell goes on after each wait at HQ, as a pure function: no thread, no clock, no line.

An idle device costs HQ little: one waiting question after the other, and none beside them. What the
bell heard, even if it was nothing, is handed to the rounds every few minutes, so that they need not
ask; where nothing came for an hour, it asks once in five minutes. A post wakes it at once.
"""

from dataclasses import dataclass, replace

from sync.wire.protocol import WAIT_S

LONGEST_QUIET_S = 300
"""The rounds hear at least so often that nothing came."""
LONG_IDLE_S = 3600
"""Where nothing came for so long and nothing was recorded, the bell rests between two waits."""
_TOO_SOON_S = 1
"""A wait that is answered sooner than this without news is none: leave HQ alone."""
_LONGEST_PAUSE_S = 60
_MOST_PAUSES = 6


@dataclass(frozen=True, slots=True)
class Listening:
    """`news_s` is when something last came or was recorded, `told_s` when the rounds last heard of it.

    Readings of a stopwatch. `too_soon` counts the waits in a row that were none.
    """

    too_soon: int = 0
    news_s: float = 0
    told_s: float = 0


@dataclass(frozen=True, slots=True)
class Next:
    """Whether the rounds are to hear what the bell heard, and how long it rests then."""

    listening: Listening
    tells: bool = False
    pause_s: float = 0


def woken(listening: Listening, now_s: float) -> Listening:
    """The rounds ran for another reason: somebody recorded something, or asked."""
    return replace(listening, news_s=now_s, told_s=now_s)


def waited(listening: Listening, *, has_news: bool, began_s: float, now_s: float) -> Next:
    """A wait at HQ is over."""
    if has_news:
        return Next(Listening(0, now_s, now_s), tells=True)
    if now_s - began_s < _TOO_SOON_S:
        too_soon = min(listening.too_soon + 1, _MOST_PAUSES)
        return Next(
            replace(listening, too_soon=too_soon), pause_s=min(1 << too_soon, _LONGEST_PAUSE_S)
        )
    is_idle = now_s - listening.news_s >= LONG_IDLE_S
    tells = now_s - listening.told_s >= LONGEST_QUIET_S - WAIT_S
    told = now_s if tells else listening.told_s
    pause = LONGEST_QUIET_S - WAIT_S if is_idle else 0
    return Next(replace(listening, too_soon=0, told_s=told), tells=tells, pause_s=pause)
