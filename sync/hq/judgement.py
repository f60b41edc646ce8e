"""HQ's answer to what a device pushes: custody first, then one verdict a step, then one commit.

A batch is judged in memory and written at once. Where a bug breaks it, custody is kept by itself and
every step gets its own try, so that a bad step never holds up another document.
"""

import logging
from collections.abc import Callable, Sequence
from typing import TypeAlias

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.alarm import attempt
from sync.hq.bench import Bench, Given
from sync.hq.custody import Brought, Received, brought, locked_device, logged, receive, undecided
from sync.hq.database import HqDatabase
from sync.hq.entry import DeviceRow, Entry
from sync.hq.feed import Advance, head_and_epoch
from sync.hq.prefetch import bench_for
from sync.hq.records import Outflow, write
from sync.hq.ruling import Ruling
from sync.hq.stored import stored
from sync.hq.trial import judge
from sync.stock.refusal import Refusal
from sync.stock.verdict import Verdict
from sync.wire.messages import Push, Pushed, VerdictLetter

_log = logging.getLogger(__name__)

Teller: TypeAlias = Callable[[Advance | None], None]
"""Is told what a push has done to the feed."""

RETRY_S = 60
"""When a device may ask again about a step that met a bug."""

_WAITING_AT_ONCE = 50
_FEW_STEPS = 5
"""What a person just recorded: waiting for PostgreSQL is most of what such a push takes."""


def take_push(
    database: HqDatabase, device_id: str, push: Push, *, now: str, told: Teller | None = None
) -> Pushed:
    """Take a push into custody and judge it; `now` is HQ's clock (UTC text).

    Everything is committed when this returns. Steps that waited for a verdict are judged again, and
    answered too. `told` hears right after the commit what moved the feed (None: who knows what).
    Raises Refusal as custody.receive does, and Trouble; then nothing was changed.
    """
    if push.device != device_id:
        raise Refusal("signature", "A device pushes its own steps only.")

    def taken() -> tuple[Pushed, Advance | None]:
        read = brought(push)  # before the device is waited for: a batch of its own may be at work
        return database.write_in_flight(
            lambda books: _pushed(books, device_id, push, now=now, read=read),
            is_small=len(push.steps) <= _FEW_STEPS,
        )

    answer = attempt(
        taken,
        what=f"a push of {device_id}",
        also_of_the_database=True,
    )
    advance = None
    if answer is not None:
        pushed, advance = answer
    else:
        pushed = _one_by_one(database, device_id, push, now=now)
    if told is not None:
        told(advance)
    return pushed


def judge_waiting(database: HqDatabase, *, now: str) -> int:
    """Judge every step that waits in custody again, as an HQ does that has just learnt more.

    Returns how many have a final verdict now. One transaction a hundred steps.
    """
    with database.reading() as books:
        statement = "SELECT DISTINCT device FROM verdict WHERE NOT is_final ORDER BY device"
        devices = [device for (device,) in bulk.ask(books, statement)]
    return sum(_wait_no_more(database, device, now=now) for device in devices)


def judged(
    connection: Connection,
    entries: Sequence[Entry],
    *,
    now: str,
    blocked: frozenset[str] = frozenset(),
) -> tuple[Bench, list[VerdictLetter]]:
    """Judge entries that are in custody, in their order, and write what comes of it.

    Steps on `blocked` documents wait behind others that are not looked at now; where entries waited
    themselves, that is for the new ones after them.
    """
    bench = bench_for(connection, entries, now=now)
    moving = Outflow(connection, bench)
    for entry in entries:
        if not entry.is_waiting:
            bench.blocked |= blocked
        given = Given(entry, _ruling(bench, entry))
        if given.ruling.code == "op_id_reuse":
            _log.error("device %s sealed two acts under one id at %d", entry.device.id, entry.seq)
        bench.accept(*given)
        moving.add(given)
    moving.send()
    return bench, write(connection, bench)


def _ruling(bench: Bench, entry: Entry) -> Ruling:
    what = f"step {entry.step} of {entry.device.id} at {entry.seq}"
    return attempt(lambda: judge(bench, entry), what=what) or _later()


def _later() -> Ruling:
    message = "HQ met a fault of its own; the step is safe and will be judged again."
    return Ruling(Verdict.RETRY_LATER, "bug", message, retry_s=RETRY_S)


def _pushed(
    connection: Connection, device_id: str, push: Push, *, now: str, read: Brought
) -> tuple[Pushed, Advance | None]:
    received = receive(connection, device_id, push, now=now, read=read)
    if received.state != "ok" or received.resend_from:
        return _answer(connection, received, []), None
    waiting, blocked = _waiting(connection, received.device, received.undecided)
    entries = [*waiting, *received.new]
    if not entries:
        return _answer(connection, received, []), None
    bench, fresh = judged(connection, entries, now=now, blocked=blocked)
    return _answer(connection, received, fresh, bench.advance), bench.advance


def _waiting(
    connection: Connection, device: DeviceRow, rows: Sequence[bulk.Row], *, after: int = 0
) -> tuple[list[Entry], frozenset[str]]:
    """The next steps of that device that wait in custody, and the documents of those after them.

    `rows` are all that wait, as `custody.undecided` tells. A step whose document waits at `after` or
    before is not among them: it has to wait too.
    """
    held = {document for seq, document in rows if seq <= after}
    seqs = [seq for seq, document in rows if seq > after and document not in held]
    entries = logged(connection, device, seqs[:_WAITING_AT_ONCE])
    for entry in entries:
        entry.is_waiting = True
    later = set(seqs[_WAITING_AT_ONCE:])
    return entries, frozenset(document for seq, document in rows if seq in later)


def _wait_no_more(database: HqDatabase, device_id: str, *, now: str) -> int:
    ended = after = 0
    while True:
        letters = database.write(lambda books: _judged_after(books, device_id, after, now=now))  # noqa: B023 - done before the loop goes on
        if not letters:
            return ended
        after = letters[-1].seq
        ended += sum(Verdict(letter.verdict).is_final for letter in letters)


def _judged_after(
    connection: Connection, device_id: str, after: int, *, now: str
) -> list[VerdictLetter]:
    device = locked_device(connection, device_id)
    rows = undecided(connection, device_id)()
    waiting, _ = _waiting(connection, device, rows, after=after)
    return judged(connection, waiting, now=now)[1] if waiting else []


def _answer(
    connection: Connection,
    received: Received,
    fresh: Sequence[VerdictLetter],
    advance: Advance | None = None,
) -> Pushed:
    """The verdicts just given, and the stored ones of the places that were known before."""
    verdicts = {letter.seq: letter for letter in fresh}
    known = [seq for seq in received.known if seq not in verdicts]
    verdicts |= {one.seq: one for one in _stored(connection, received.device, known)}
    return Pushed(
        acknowledged=received.acknowledged,
        verdicts=[verdicts[seq] for seq in sorted(verdicts)],
        head=advance.head if advance else head_and_epoch(connection)[0],
        state=received.state,
        resend_from=received.resend_from,
    )


def _stored(connection: Connection, device: DeviceRow, seqs: Sequence[int]) -> list[VerdictLetter]:
    """The verdicts on those places, as they were sent."""
    if not seqs:
        return []
    statement = "SELECT seq, letter FROM verdict WHERE device = ? AND seq >= ? AND seq <= ?"
    found = bulk.ask(connection, statement, (device.id, min(seqs), max(seqs)))
    wanted = set(seqs)
    return [stored(body, VerdictLetter) for seq, body in found if seq in wanted]


def _one_by_one(database: HqDatabase, device_id: str, push: Push, *, now: str) -> Pushed:
    """Keep what came, then give each waiting step a transaction of its own."""
    received = database.write(lambda books: _kept(books, device_id, push, now=now))
    with database.reading() as books:
        device = received.device
        waiting, _ = _waiting(books, device, undecided(books, device.id)())
    for entry in waiting:
        _judge_alone(database, entry, now=now)
    with database.reading() as books:
        seqs = [entry.seq for entry in waiting]
        return _answer(books, received, _stored(books, received.device, seqs))


def _kept(connection: Connection, device_id: str, push: Push, *, now: str) -> Received:
    received = receive(connection, device_id, push, now=now)
    bench = Bench(now)
    bench.given = [Given(entry, _later()) for entry in received.new]
    if bench.given:
        write(connection, bench)
    return received


def _judge_alone(database: HqDatabase, entry: Entry, *, now: str) -> None:
    def again(connection: Connection) -> Bench:
        locked_device(connection, entry.device.id)
        return judged(connection, [entry], now=now)[0]

    what = f"step {entry.step} of {entry.device.id} at {entry.seq}"
    attempt(lambda: database.write(again), what=what, also_of_the_database=True)
