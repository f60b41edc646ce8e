"""Custody: what a device pushes is kept as it came, before anybody judges it.

The chain of hashes is the recovery protocol too: an equal hash at a known place is a lost answer,
another one is a copied or restored till, a gap asks for what is missing. Nothing is ever overwritten.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from sync.hq import bulk, openings
from sync.hq.entry import DeviceRow, Entry, read_entry
from sync.hq.feed import posed_head
from sync.hq.tables import device_log
from sync.stock.refusal import Refusal
from sync.wire.messages import Push
from sync.wire.protocol import MAX_STEPS
from sync.wire.seal import GENESIS, head_of, is_signed

OK, FORKED, REVOKED = "ok", "forked", "revoked"

_DEVICE = (
    "SELECT id, number, name, site, public_key, state, previous, seq, hash FROM device WHERE id = ?"
)


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


def receive(connection: Connection, device_id: str, push: Push, *, now: str) -> Received:
    """Take a push into custody.

    Raises Refusal: `unknown_device`, `signature` (the bytes are not this device's), `epoch` (the
    device has not heard yet that HQ was restored), `push_malformed`.
    """
    locked = _lock(connection, device_id)  # before the others: they hear what is so meanwhile
    waits, at = undecided(connection, device_id), posed_head(connection)
    device = _device_in(locked(), device_id)
    heads = _checked_heads(device, push)
    openings.keep(connection, openings.read(map(bytes, push.openings[: len(heads)])))
    if device.state != OK:
        _quarantine(connection, device, push, heads, why=device.state, now=now)
        return Received(device, device.state)
    if push.epoch != at()[1]:
        raise Refusal("epoch", "HQ was restored since you last heard of it; say hello again.")
    if push.first > device.seq + 1:
        return Received(device, OK, resend_from=device.seq + 1)
    same = _same_places(connection, device, push, heads)
    if same < min(len(heads), device.seq - push.first + 1) or same < 0:
        return _forked(connection, device, push, heads, same=max(same, 0), now=now)
    known = list(range(push.first, push.first + same))
    new = _entries(device, push, heads, skipped=same, now=now)
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


def _checked_heads(device: DeviceRow, push: Push) -> list[bytes]:
    if push.first < 1 or len(push.steps) > MAX_STEPS:
        raise Refusal("push_malformed", f"A push has {MAX_STEPS} steps at most, from 1 on.")
    if not push.steps:
        return []
    try:
        previous, signature = bytes.fromhex(push.previous), bytes.fromhex(push.signature)
    except ValueError as fault:
        raise Refusal("push_malformed", "Hash and signature are hex digits.") from fault
    heads = head_of(previous, (bytes(step) for step in push.steps))
    if not is_signed(device.public_key, heads[-1], signature):
        raise Refusal("signature", "These steps are not signed by this device.")
    return heads


def _same_places(connection: Connection, device: DeviceRow, push: Push, heads: list[bytes]) -> int:
    """How many of the first steps are in custody as they are; -1: not even what comes before them."""
    if not heads:
        return 0
    last = push.first + len(heads) - 1
    known = {device.seq: device.hash}
    if push.first <= device.seq:
        statement = "SELECT seq, hash FROM device_log WHERE device = ? AND seq >= ? AND seq <= ?"
        rows = bulk.ask(connection, statement, (device.id, push.first - 1, last))
        known = {seq: bytes(head) for seq, head in rows}
    before = GENESIS if push.first == 1 else known[push.first - 1]
    if bytes.fromhex(push.previous) != before:
        return -1
    pairs = enumerate(heads, push.first)
    return next((seq - push.first for seq, head in pairs if known.get(seq) != head), len(heads))


def _forked(
    connection: Connection,
    device: DeviceRow,
    push: Push,
    heads: list[bytes],
    *,
    same: int,
    now: str,
) -> Received:
    """Two tills live under one identity: stop it, keep both histories."""
    _quarantine(connection, device, push, heads, why=FORKED, now=now, skipped=same)
    bulk.run(connection, "UPDATE device SET state = ? WHERE id = ?", [(FORKED, device.id)])
    return Received(device, FORKED, known=list(range(push.first, push.first + same)))


def _entries(
    device: DeviceRow, push: Push, heads: list[bytes], *, skipped: int, now: str
) -> list[Entry]:
    places = zip(push.steps[skipped:], heads[skipped:], strict=True)
    entries = [
        read_entry(device, seq, bytes(step), head=head, received_at=now)
        for seq, (step, head) in enumerate(places, push.first + skipped)
    ]
    if entries:
        entries[-1].signature = bytes.fromhex(push.signature)
    return entries


def _quarantine(
    connection: Connection,
    device: DeviceRow,
    push: Push,
    heads: list[bytes],
    *,
    why: str,
    now: str,
    skipped: int = 0,
) -> None:
    signature = bytes.fromhex(push.signature)
    last = len(heads) - 1
    before = [bytes.fromhex(push.previous), *heads] if heads else []
    rows = [
        (device.id, head, push.first + n, why, bytes(step), signature if n == last else None, now,
         before[n])
        for n, (step, head) in enumerate(zip(push.steps, heads, strict=True))
        if n >= skipped
    ]  # fmt: skip
    statement = (
        "INSERT INTO quarantine (device, hash, seq, why, bytes, signature, received_at, previous,"
        " settled, settled_at, settled_by, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '') ON CONFLICT DO NOTHING"
    )
    bulk.run(connection, statement, rows)
