"""Steps of stopped devices that HQ keeps and does not judge: shown, and released or left by a person.

A released step is sealed once more into HQ's own chain, naming where it was sealed first, and judged
like any other. Should the device bring it itself after enrolling again, it is the same act, once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.custody import append, locked_device
from sync.hq.database import HqDatabase
from sync.hq.entry import DeviceRow, Entry, read_entry
from sync.hq.founding import OWN_DEVICE
from sync.hq.judgement import judged
from sync.hq.own_acts import own_entry
from sync.stock.moment import Clock, now_text
from sync.stock.refusal import Refusal
from sync.stock.rights import Right, Role, may
from sync.wire.letters import changed
from sync.wire.messages import Origin, StepLetter, VerdictLetter

WAITING, COUNTED, RELEASED, LEFT = "waiting", "counted", "released", "left"
"""What may be said of a step that is kept aside; `counted`: the device brought it again since."""

_ALL = (
    "SELECT q.device, d.number, d.name, d.site, d.public_key, q.seq, q.hash, q.bytes, q.why,"
    " q.received_at, q.settled, q.settled_at, q.settled_by, q.reason"
    " FROM quarantine q JOIN device d ON d.id = q.device"
    " ORDER BY q.received_at, d.number, q.seq"
)
_SETTLE = (
    "UPDATE quarantine SET settled = ?, settled_at = ?, settled_by = ?, reason = ?"
    " WHERE device = ? AND hash = ?"
)


@dataclass(frozen=True, slots=True)
class Aside:
    """A step that is kept aside. `letter` is None where it cannot be read.

    `why` is the device's state when it came; `state` one of WAITING, COUNTED, RELEASED, LEFT.
    """

    device: DeviceRow
    seq: int
    hash: bytes
    letter: StepLetter | None
    why: str
    received_at: str
    state: str
    settled_at: str = ""
    settled_by: str = ""
    reason: str = ""

    @property
    def step(self) -> str:
        """The step's id; empty where it cannot be read."""
        return self.letter.step if self.letter else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which steps a person decides about: one by its id, or all of a device that wait."""

    device: str = ""
    step: str = ""


class Quarantine:
    """What HQ keeps of stopped devices."""

    def __init__(self, database: HqDatabase, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def every(self, device: str = "") -> list[Aside]:
        """All steps aside, of one device or of all, in the order in which they came."""
        with self._database.reading() as books:
            return [one for one in _asides(books) if device in {"", one.device.id}]

    def release(self, choice: Choice, *, reason: str, by: str = "") -> list[VerdictLetter]:
        """Let the chosen steps count, in their order; HQ's verdicts on them. All or none.

        `by` is a person whose PIN was checked; empty: HQ itself. Raises Refusal: `reason`,
        `not_allowed`, `unknown_step` (none of them waits), `malformed`.
        """
        now = now_text(self._clock)

        def released(books: Connection) -> list[VerdictLetter]:
            chosen = _chosen(books, choice, reason=reason, by=by)
            verdicts = [_counted(books, one, now=now) for one in chosen]
            _settle(books, chosen, (RELEASED, now, by, reason.strip()))
            return verdicts

        return self._database.write(released)

    def leave(self, choice: Choice, *, reason: str, by: str = "") -> int:
        """Let the chosen steps lie for good; how many. Raises Refusal as `release`."""

        def left(books: Connection) -> int:
            chosen = _chosen(books, choice, reason=reason, by=by)
            _settle(books, chosen, (LEFT, now_text(self._clock), by, reason.strip()))
            return len(chosen)

        return self._database.write(left)


def _asides(books: Connection) -> list[Aside]:
    found = []
    for row in bulk.ask(books, _ALL):
        name, number, called, site, key, seq, head, body, why, at, settled, when, by, reason = row
        device = DeviceRow(name, number, called, site, bytes(key), why, "", 0, b"")
        letter = read_entry(device, seq, bytes(body), head=bytes(head), received_at=at).letter
        state = settled or WAITING
        found.append(Aside(device, seq, bytes(head), letter, why, at, state, when, by, reason))
    known = _judged(books, [one.step for one in found if one.step])
    return [_as_counted(one) if one.step in known else one for one in found]


def _judged(books: Connection, steps: Sequence[str]) -> set[str]:
    return {
        step for (step,) in bulk.ask_for(books, "SELECT step FROM verdict WHERE step{keys}", steps)
    }


def _as_counted(one: Aside) -> Aside:
    if one.state != WAITING:
        return one
    return Aside(one.device, one.seq, one.hash, one.letter, one.why, one.received_at, COUNTED)


def _chosen(books: Connection, choice: Choice, *, reason: str, by: str) -> list[Aside]:
    _check_right(books, by)
    if not reason.strip():
        raise Refusal("reason", "Say why, for whoever asks later.")
    found = [
        one
        for one in _asides(books)
        if one.state == WAITING
        and choice.device in {"", one.device.id}
        and choice.step in {"", one.step}
    ]
    if not found or not (choice.device or choice.step):
        raise Refusal("unknown_step", "No such step is kept aside and waits.")
    return found


def _check_right(books: Connection, by: str) -> None:
    if not by:
        return
    rows = bulk.ask(books, "SELECT role FROM staff WHERE code = ?", (by,))
    if not rows or not may(Role(rows[0][0]), Right.RESOLVE):
        raise Refusal("not_allowed", f"{by[:20]} has no right to decide this.", by=by[:20])


def _counted(books: Connection, one: Aside, *, now: str) -> VerdictLetter:
    entry = _sealed_again(books, one, now=now)
    append(books, entry.device, [entry])
    return judged(books, [entry], now=now)[1][-1]


def _sealed_again(books: Connection, one: Aside, *, now: str) -> Entry:
    if one.letter is None:
        raise Refusal("malformed", f"Step {one.seq} of {one.device.name} cannot be read; leave it.")
    device = locked_device(books, OWN_DEVICE)
    origin = one.letter.origin or Origin(device=one.device.id, seq=one.seq, hash=one.hash.hex())
    again = changed(one.letter, device=device.id, seq=device.seq + 1, origin=origin)
    return own_entry(books, device, again, now=now)


def _settle(books: Connection, chosen: Sequence[Aside], told: tuple[str, str, str, str]) -> None:
    bulk.run(books, _SETTLE, [(*told, one.device.id, one.hash) for one in chosen])
