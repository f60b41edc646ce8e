"""Custody: what a device pushes is kept as it came, before anybody judges it.

The chain of hashes is the recovery protocol too: an equal hash at a known place is a lost answer,
another one is a copied or restored till, a gap asks for what is missing. Nothing is ever overwritten.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from sync.hq import bulk, openings
from sync.hq.alarm import attempt
from sync.hq.entry import DeviceRow, Entry, StepRead, acted, entry_of, read_entry, read_step
from sync.hq.feed import posed_head
from sync.hq.tables import device_log
from sync.stock.refusal import Refusal
from sync.wire.messages import Push
from sync.wire.personal import OpeningLetter
from sync.wire.protocol import MAX_STEPS
from sync.wire.seal import GENESIS, head_of, is_signed

OK, FORKED, REVOKED = "ok", "forked", "revoked"

_DEVICE = (
    "SELECT id, number, name, site, public_key, state, previous, seq, hash FROM device WHERE id = ?"
)


@dataclass(frozen=True, slots=True)
class Brought:
    """What a push brings, hashed and read before anybody waits for the books: `heads` after each step."""

    heads: list[bytes]
    steps: list[StepRead]
    openings: list[OpeningLetter]
    previous: bytes
    signature: bytes


def brought(push: Push) -> Brought:
    """Hash and read a push. Raises Refusal `push_malformed`."""
    if push.first < 1 or len(push.steps) > MAX_STEPS:
        raise Refusal("push_malformed", f"A push has {MAX_STEPS} steps at most, from 1 on.")
    if not push.steps:
        return Brought([], [], [], b"", b"")
    try:
        previous, signature = bytes.fromhex(push.previous), bytes.fromhex(push.signature)
    except ValueError as fault:
        raise Refusal("push_malformed", "Hash and signature are hex digits.") from fault
    bodies = [bytes(step) for step in push.steps]
    kept = openings.read(map(bytes, push.openings[: len(bodies)]))
    steps = [read_step(body) for body in bodies]
    steps = attempt(lambda: [acted(step) for step in steps], what="the reading of a push") or steps
    return Brought(head_of(previous, bodies), steps, kept, previous, signature)


@dataclass(slots=True)
class Received:
    """What custody made of a push: `new` entries, in the order of the chain, are to be judged.

    `known` are the places that were in custody already, byte for byte the same. `resend_from`
    above 0: something before this push is missing. `undecided` are the places (`seq`, document) that
    wait for a final verdict.
    """

    device: DeviceRow
    state: str
    new: list[Entry] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    resend_from: int = 0
    undecided: list[bulk.Row] = field(default_factory=list)

    @property
    def acknowledged(self) -> int:
        """The last place in custody."""
        return self.new[-1].seq if self.new else self.device.seq


def undecided(connection: Connection, device_id: str) -> bulk.Answer:
    """The places (`seq`, document) of that device's chain that wait for a final verdict, in their order."""
    statement = "SELECT seq, document FROM verdict WHERE device = ? AND NOT is_final ORDER BY seq"
    return bulk.pose(connection, statement, (device_id,))


def locked_device(connection: Connection, device_id: str) -> DeviceRow:
    """The device, kept still until the commit; raises Refusal `unknown_device`."""
    return _device_in(_lock(connection, device_id)(), device_id)


def _lock(connection: Connection, device_id: str) -> bulk.Answer:
    lock = " FOR UPDATE" if bulk.is_postgresql(connection) else ""
    return bulk.pose(connection, _DEVICE + lock, (device_id,))


def _device_in(found: list[bulk.Row], device_id: str) -> DeviceRow:
    if not found:
        raise Refusal("unknown_device", f"HQ knows no device {device_id[:40]!r}.")
    row = DeviceRow(*found[0])
    return row._replace(public_key=bytes(row.public_key), hash=bytes(row.hash))


def receive(
    connection: Connection, device_id: str, push: Push, *, now: str, read: Brought | None = None
) -> Received:
    """Take a push into custody; `read` is what it brings, where that was read before.

    Raises Refusal: `unknown_device`, `signature` (the bytes are not this device's), `epoch` (the
    device has not heard yet that HQ was restored), `push_malformed`.
    """
    read = read or brought(push)
    locked = _lock(connection, device_id)  # before the others: they hear what is so meanwhile
    waits, at = undecided(connection, device_id), posed_head(connection)
    device = _device_in(locked(), device_id)
    _check_signature(device, read)
    heads = read.heads
    openings.keep(connection, read.openings)
    if device.state != OK:
        _quarantine(connection, device, push.first, read, why=device.state, now=now)
        return Received(device, device.state)
    if push.epoch != at()[1]:
        raise Refusal("epoch", "HQ was restored since you last heard of it; say hello again.")
    if push.first > device.seq + 1:
        return Received(device, OK, resend_from=device.seq + 1)
    same = _same_places(connection, device, push.first, read)
    if same < min(len(heads), device.seq - push.first + 1) or same < 0:
        return _forked(connection, device, push.first, read, same=max(same, 0), now=now)
    known = list(range(push.first, push.first + same))
    new = _entries(device, push.first, read, skipped=same, now=now)
    append(connection, device, new)
    openings.open_entries(connection, new)
    return Received(device, OK, new, known, undecided=waits())


def append(connection: Connection, device: DeviceRow, entries: Sequence[Entry]) -> None:
    """Write entries that continue the device's chain."""
    if not entries:
        return
    rows = [
        (e.device.id, e.seq, e.step, e.document, e.body, e.hash, e.signature, e.received_at)
        for e in entries
    ]
    bulk.insert(connection, device_log, rows)
    head = (entries[-1].seq, entries[-1].hash, device.id)
    bulk.run(connection, "UPDATE device SET seq = ?, hash = ? WHERE id = ?", [head])


def logged(connection: Connection, device: DeviceRow, seqs: Sequence[int]) -> list[Entry]:
    """What is in custody at those places, in their order."""
    if not seqs:
        return []
    statement = (
        "SELECT seq, bytes, hash, received_at FROM device_log"
        " WHERE device = ? AND seq >= ? AND seq <= ? ORDER BY seq"
    )
    wanted = set(seqs)
    found = bulk.ask(connection, statement, (device.id, min(seqs), max(seqs)))
    entries = [
        read_entry(device, seq, bytes(body), head=bytes(head), received_at=received_at)
        for seq, body, head, received_at in found
        if seq in wanted
    ]
    openings.open_entries(connection, entries)
    return entries


def _check_signature(device: DeviceRow, read: Brought) -> None:
    if read.heads and not is_signed(device.public_key, read.heads[-1], read.signature):
        raise Refusal("signature", "These steps are not signed by this device.")


def _same_places(connection: Connection, device: DeviceRow, first: int, read: Brought) -> int:
    """How many of the first steps are in custody as they are; -1: not even what comes before them."""
    if not read.heads:
        return 0
    last = first + len(read.heads) - 1
    known = {device.seq: device.hash}
    if first <= device.seq:
        statement = "SELECT seq, hash FROM device_log WHERE device = ? AND seq >= ? AND seq <= ?"
        rows = bulk.ask(connection, statement, (device.id, first - 1, last))
        known = {seq: bytes(head) for seq, head in rows}
    before = GENESIS if first == 1 else known[first - 1]
    if read.previous != before:
        return -1
    pairs = enumerate(read.heads, first)
    return next((seq - first for seq, head in pairs if known.get(seq) != head), len(read.heads))


def _forked(
    connection: Connection,
    device: DeviceRow,
    first: int,
    read: Brought,
    *,
    same: int,
    now: str,
) -> Received:
    """Two tills live under one identity: stop it, keep both histories."""
    _quarantine(connection, device, first, read, why=FORKED, now=now, skipped=same)
    bulk.run(connection, "UPDATE device SET state = ? WHERE id = ?", [(FORKED, device.id)])
    return Received(device, FORKED, known=list(range(first, first + same)))


def _entries(
    device: DeviceRow, first: int, read: Brought, *, skipped: int, now: str
) -> list[Entry]:
    places = zip(read.steps[skipped:], read.heads[skipped:], strict=True)
    entries = [
        entry_of(device, seq, step, head=head, received_at=now)
        for seq, (step, head) in enumerate(places, first + skipped)
    ]
    if entries:
        entries[-1].signature = read.signature
    return entries


def _quarantine(
    connection: Connection,
    device: DeviceRow,
    first: int,
    read: Brought,
    *,
    why: str,
    now: str,
    skipped: int = 0,
) -> None:
    last = len(read.heads) - 1
    before = [read.previous, *read.heads]
    rows = [
        (device.id, head, first + n, why, step.body, read.signature if n == last else None, now,
         before[n])
        for n, (step, head) in enumerate(zip(read.steps, read.heads, strict=True))
        if n >= skipped
    ]  # fmt: skip
    statement = (
        "INSERT INTO quarantine (device, hash, seq, why, bytes, signature, received_at, previous,"
        " settled, settled_at, settled_by, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '') ON CONFLICT DO NOTHING"
    )
    bulk.run(connection, statement, rows)
