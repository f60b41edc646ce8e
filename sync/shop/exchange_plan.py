"""What the exchange does next, as a pure function: no sockets, no clock, no files.

hello, push while steps wait, ask again for what HQ put off, walk the catalogue on a new device,
pull until complete, put right what differs, then listen. A long queue lets news in between its
batches: a month's backlog must not hide the day. Whatever fails ends in a rest that grows, and
begins with a hello.
"""

from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

from sync.shop.exchange_acts import (
    Act,
    AskAgain,
    Compare,
    Fetch,
    Hello,
    Listen,
    Pull,
    Push,
    Rest,
    Stop,
    WalkOn,
)
from sync.shop.told import RowKey
from sync.wire.comparing import MOST_KEYS, MOST_PREFIXES
from sync.wire.protocol import MAX_BATCH_BYTES, MAX_STEPS, PAGE_BYTES

LONGEST_REST_S = 300
QUICK_MS = 1000
"""An answer below this lets the next batch grow."""
_GROWTH = 4
"""A page that comes so many times quicker lets the next ones be so many times as large."""
SMALLEST_BYTES = 4 * 1024
PUSHES_IN_A_ROW = 16
NEWS_MS = 20_000
"""After so many batches, and so long, whatever news there is comes in, before the next batch goes out:
the own papers among it, which take as long as the sending."""
_HALVES_IN_A_ROW = 2 * PUSHES_IN_A_ROW
_HELLOS = 3
"""So many hellos in a row without an answer to anything else are one too many."""
MENDINGS = 3
"""So often both ends are compared by ranges before it is left at what it is until the next start."""
MOST_ASKS = 2000
"""Questions in one comparison: a hundred thousand rows take fewer."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the books stand when something happens. `is_backlog`: more waits than HQ takes at once.

    `has_put_off` is looked for only where nothing waits: what waits goes first.
    """

    has_waiting: bool = False
    is_backlog: bool = False
    has_put_off: bool = False
    is_walked: bool = True


@dataclass(frozen=True, slots=True)
class Woken:
    """A round begins: the rest is over, somebody recorded something, or the bell rang."""


@dataclass(frozen=True, slots=True)
class Welcomed:
    """HQ answered the hello; limits are HQ's."""

    state: str = "ok"
    max_steps: int = MAX_STEPS
    max_bytes: int = MAX_BATCH_BYTES
    page_bytes: int = PAGE_BYTES


@dataclass(frozen=True, slots=True)
class Answered:
    """HQ answered a push; `moved`: something was acknowledged or settled by it.

    `is_early`: it came before the batch that it follows, and has to come again.
    """

    moved: bool
    took_ms: int = 0
    state: str = "ok"
    is_early: bool = False


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """HQ answered for what it had put off; `state` is what it says of this identity."""

    state: str = "ok"


@dataclass(frozen=True, slots=True)
class WalkedOn:
    """A page of the catalogue went in."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A page of the feed went in; `complete`: nothing is left behind it.

    `agrees`: both ends then hold the same rows, as far as that was told.
    """

    complete: bool
    agrees: bool = True
    took_ms: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """HQ told what some ranges sum up to: those that differ, and the rows to fetch."""

    differing: tuple[str, ...] = ()
    fetch: tuple[RowKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """HQ sent rows: the first `reached` of those asked for."""

    reached: int


class Failure(Enum):
    """Why something did not come about."""

    AWAY = "away"
    SMALLER = "smaller"
    """Too slow or too large: perhaps in smaller pieces."""
    SMALLER_PAGE = "smaller_page"
    BUSY = "busy"
    EPOCH = "epoch"
    """HQ begins anew; only a hello tells."""
    TOO_OLD = "too_old"
    """HQ speaks no longer as this program does; it still takes steps into custody."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Failed:
    """The last act did not come about; `retry_s` is what HQ asked for."""

    why: Failure
    retry_s: int = 0


Event: TypeAlias = (
    Woken | Welcomed | Answered | AskedAgain | WalkedOn | TakenIn | Compared | Fetched | Failed
)


@dataclass(frozen=True, slots=True)
class Mending:
    """A comparison under way: ranges to look into, rows to fetch, and how many questions it took."""

    ranges: tuple[str, ...] = ("",)
    fetch: tuple[RowKey, ...] = ()
    asks: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a device is in its exchange. `steps` and `bytes` are how much the next push takes.

    `pushes` counts the half batches since the feed was last complete, which took `pushed_ms`, up to the
    last but one before news is due; none goes ahead of an answer while `is_in_turn`. `only_gives`: HQ
    is too new to be understood.
    """

    is_greeted: bool = False
    only_gives: bool = False
    pushes: int = 0
    pushed_ms: int = 0
    is_in_turn: bool = False
    is_complete: bool = False
    hellos: int = 0
    failures: int = 0
    steps: int = MAX_STEPS
    bytes: int = MAX_BATCH_BYTES
    most_steps: int = MAX_STEPS
    most_bytes: int = MAX_BATCH_BYTES
    mending: Mending | None = None
    mendings: int = 0
    page_bytes: int = PAGE_BYTES
    most_page_bytes: int = PAGE_BYTES


Plan: TypeAlias = tuple[Progress, Act]


def next_act(progress: Progress, event: Event, standing: Standing) -> Plan:
    """What to do after `event`, and where that leaves the device."""
    match event:
        case Woken():
            return _go_on(replace(progress, is_complete=False), standing)
        case Welcomed():
            return _welcomed(progress, event, standing)
        case Answered():
            return _answered(progress, event, standing)
        case AskedAgain() | WalkedOn():
            return _moved(progress, event, standing)
        case TakenIn() | Compared() | Fetched():
            return _go_on(_held_against_hq(_moving(progress), event), standing)
        case Failed():
            return _failed(progress, event, standing)


def _go_on(progress: Progress, standing: Standing) -> Plan:
    if not progress.is_greeted:
        return replace(progress, hellos=progress.hellos + 1), Hello()
    if progress.only_gives:
        return _give(progress, standing)
    if standing.has_waiting:
        is_turn = progress.pushes < _HALVES_IN_A_ROW or not standing.is_walked
        return _give(progress, standing) if is_turn else (progress, Pull(progress.page_bytes))
    if standing.has_put_off:
        return progress, AskAgain()
    if not standing.is_walked:
        return progress, WalkOn()
    return progress, _mend(progress.mending) if progress.is_complete else Pull(progress.page_bytes)


def _give(progress: Progress, standing: Standing) -> Plan:
    if not standing.has_waiting:
        return _rest(progress)
    if _goes_ahead(progress, standing):
        return progress, Push(progress.steps // 2, progress.bytes // 2, goes_ahead=True)
    return progress, Push(progress.steps, progress.bytes)


def _goes_ahead(progress: Progress, standing: Standing) -> bool:
    """Whether two halves of a batch are on the way at once: of a backlog, over a line that takes whole ones.

    Nothing is on the way when news is let in.
    """
    is_good = progress.steps == progress.most_steps > 1 and not progress.is_in_turn
    return standing.is_backlog and is_good and progress.pushes + 1 < _HALVES_IN_A_ROW


def _mend(mending: Mending | None) -> Act:
    """Fetch where enough is found, else look on; listen where nothing differs."""
    if mending is None:
        return Listen()
    if mending.fetch and (len(mending.fetch) >= MOST_KEYS or not mending.ranges):
        return Fetch(mending.fetch[:MOST_KEYS])
    return Compare(mending.ranges[:MOST_PREFIXES], is_first=mending.asks == 0)


def _taken_in(progress: Progress, event: TakenIn) -> Progress:
    progress = replace(progress, is_complete=event.complete)
    if event.complete:
        progress = replace(progress, pushes=0, pushed_ms=0, is_in_turn=False)
    if event.took_ms < QUICK_MS:
        most = PAGE_BYTES if event.complete else progress.most_page_bytes
        growth = _GROWTH if event.took_ms < QUICK_MS // _GROWTH else 2
        larger = min(most, progress.page_bytes * growth)
        progress = replace(progress, page_bytes=larger)
    if not event.complete:
        return progress
    if event.agrees:
        return replace(progress, mending=None, mendings=0)
    if progress.mending is None and progress.mendings < MENDINGS:
        return replace(progress, mending=Mending(), mendings=progress.mendings + 1)
    return progress


def _held_against_hq(progress: Progress, event: TakenIn | Compared | Fetched) -> Progress:
    return _taken_in(progress, event) if isinstance(event, TakenIn) else _mended(progress, event)


def _mended(progress: Progress, event: Compared | Fetched) -> Progress:
    """Where the comparison is now; at its end a pull tells whether both agree."""
    mending = progress.mending or Mending(ranges=())
    match event:
        case Compared():  # the deepest ranges first: the list of those to look into stays short
            ranges = event.differing + mending.ranges[MOST_PREFIXES:]
            mending = replace(mending, ranges=ranges, fetch=mending.fetch + event.fetch)
        case Fetched():
            mending = replace(mending, fetch=mending.fetch[event.reached :])
    mending = replace(mending, asks=mending.asks + 1)
    if (mending.ranges or mending.fetch) and mending.asks < MOST_ASKS:
        return replace(progress, mending=mending)
    return replace(progress, mending=None, is_complete=False)


def _moving(progress: Progress) -> Progress:
    """Something came about: whatever failed before is over."""
    return replace(progress, failures=0, hellos=0)


def _welcomed(progress: Progress, event: Welcomed, standing: Standing) -> Plan:
    if event.state != "ok":
        return replace(progress, is_greeted=False), Stop(event.state)
    greeted = replace(
        progress,
        is_greeted=True,
        is_complete=False,
        most_steps=event.max_steps,
        most_bytes=event.max_bytes,
        most_page_bytes=event.page_bytes,
        steps=min(progress.steps, event.max_steps),
        bytes=min(progress.bytes, event.max_bytes),
    )
    return _go_on(greeted, standing)


def _moved(progress: Progress, event: AskedAgain | WalkedOn, standing: Standing) -> Plan:
    if isinstance(event, AskedAgain) and event.state != "ok":
        return _stopped(progress, event.state)
    return _go_on(_moving(progress), standing)


def _stopped(progress: Progress, state: str) -> Plan:
    return replace(progress, is_greeted=False), Stop(state)


def _answered(progress: Progress, event: Answered, standing: Standing) -> Plan:
    if event.state != "ok":
        return _stopped(progress, event.state)
    if not event.moved:  # the same bytes once more would get the same answer: no endless loop
        return _rest(progress)
    halves = 1 if _goes_ahead(progress, standing) else 2
    is_in_turn = progress.is_in_turn or event.is_early
    pushes, took = progress.pushes + halves, progress.pushed_ms + event.took_ms
    if took < NEWS_MS:
        pushes = min(pushes, _HALVES_IN_A_ROW - 2)
    progress = replace(_moving(progress), is_complete=False, pushes=pushes, pushed_ms=took)
    progress = replace(progress, is_in_turn=is_in_turn)
    return _go_on(_grown(progress) if event.took_ms < QUICK_MS else progress, standing)


def _failed(progress: Progress, event: Failed, standing: Standing) -> Plan:
    if event.why is Failure.TOO_OLD and not progress.only_gives:
        return _give(replace(progress, is_greeted=True, only_gives=True), standing)
    if event.why is Failure.EPOCH and progress.hellos < _HELLOS:
        again = replace(progress, is_greeted=False, hellos=progress.hellos + 1)
        return again, Hello()
    if event.why is Failure.SMALLER:
        progress = _halved(progress)
    if event.why is not Failure.AWAY:  # what HQ says no to is not asked for ever
        progress = replace(progress, mending=None)
    if event.why is Failure.SMALLER_PAGE:
        half = max(SMALLEST_BYTES, progress.page_bytes // 2)
        progress = replace(progress, page_bytes=half)
    return _rest(progress, event.retry_s)


def _rest(progress: Progress, at_least_s: int = 0) -> Plan:
    ceiling = min(2**progress.failures, LONGEST_REST_S)
    failures = min(progress.failures + 1, 10)
    rested = replace(progress, is_greeted=False, only_gives=False, hellos=0, failures=failures)
    return rested, Rest(ceiling, at_least_s)


def _halved(progress: Progress) -> Progress:
    return replace(
        progress,
        steps=max(1, progress.steps // 2),
        bytes=max(SMALLEST_BYTES, progress.bytes // 2),
    )


def _grown(progress: Progress) -> Progress:
    return replace(
        progress,
        steps=min(progress.most_steps, progress.steps * 2),
        bytes=min(progress.most_bytes, progress.bytes * 2),
    )
