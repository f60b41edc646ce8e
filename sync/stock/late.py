"""A movement told after a count that it happened before: the variance is explained, the residual stays.

DOMAIN section 3, items 1 and 2: nothing is rewritten; the count is owed an entry the other way.
"""

from collections.abc import Iterable
from datetime import datetime

from sync.stock.movement import Movement, opposite
from sync.stock.place import VARIANCE, Place
from sync.stock.verdict import Choice, Finding

WINDOW_S = 600
"""Where a count and a movement are closer than this, shelf time and book time may differ: a person is asked."""


_OWED = "count:"
"""How the line of an entry begins that a count is owed."""


def owed_elsewhere(movement: Movement, document: str) -> bool:
    """Whether this is what another document, a count, was owed: it is that count's matter."""
    own = f"{_OWED}{document}:"
    return movement.line.startswith(_OWED) and not movement.line.startswith(own)


def back_as_of_then(
    movements: Iterable[Movement], *, document: str, step: str
) -> tuple[Movement, ...]:
    """What takes back movements of a document by `step`: each as of the hour at which it had moved.

    A count after that hour saw the shelf as it was, and is owed the difference, whichever of the
    three is told first; what other counts were owed is not taken back here, but owed the other way.
    """
    own = (m for m in movements if not owed_elsewhere(m, document))
    return tuple(opposite(m, step=step, line=m.line, at=m.at) for m in own)


def owed_to_count(movement: Movement, *, place: str, document: str, line: str, at: str) -> Movement:
    """The entry by which the count at `place` (its document, line and instant) takes `movement` as explained."""
    change = movement.effect(place)
    origin, destination = (Place(place), VARIANCE) if change > 0 else (VARIANCE, Place(place))
    return Movement(
        movement.step,
        f"{_OWED}{document}:{line}:{movement.line}",
        movement.sku,
        movement.lot,
        movement.expires,
        origin,
        destination,
        abs(change),
        at,
    )


def seconds_between(one: str, other: str) -> int:
    """Whole seconds between two instants (UTC text), without sign."""
    return abs(round((datetime.fromisoformat(one) - datetime.fromisoformat(other)).total_seconds()))


def too_close(one: str, other: str, *, window_s: int = WINDOW_S) -> bool:
    """Whether two instants (UTC text) are closer than the site's window."""
    return seconds_between(one, other) < window_s


def counts_differ(number: str, sku: str, *, mine: str, hq: str, seconds: int, line: str) -> Finding:
    """Two people counted the same goods so close together that one of the two figures is wrong.

    `mine` is what the later count found on its `line`, `hq` what the one before it, of that
    `number`; as people write it. Whichever is told first, the case is the later count's.
    """
    message = (
        f"{number} found {hq} of {sku}, this count {mine}, {seconds} s apart; which one stands?"
    )
    facts = {"number": number, "sku": sku, "mine": mine, "hq": hq, "seconds": str(seconds)}
    return Finding("counts_differ", message, facts | {"line": line}, (Choice.MINE, Choice.HQ))


def close_to_count(number: str, sku: str, *, line: str, at: str, counted_at: str) -> Finding:
    """The case that asks the counter whether document `number` was before the count or after.

    `line` is the count's, `at` when the goods moved by the clocks: that counts until it is decided.
    """
    seconds = seconds_between(at, counted_at)
    message = f"{number} moved {sku} {seconds} s from the count; was it before or after?"
    facts = {"number": number, "sku": sku, "seconds": str(seconds), "line": line, "at": at}
    facts["counted_at"] = counted_at
    return Finding("count_window", message, facts, (Choice.MINE, Choice.HQ))
