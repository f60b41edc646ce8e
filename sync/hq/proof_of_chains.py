"""Proof that custody holds what was signed: bytes, hashes, places and signatures of every device."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from sync.hq import bulk
from sync.stock.refusal import Refusal
from sync.wire.letters import unpacked
from sync.wire.messages import StepLetter
from sync.wire.seal import GENESIS, chained, is_signed

_LOG = "SELECT device, seq, bytes, hash, signature FROM device_log ORDER BY device, seq"
_ASIDE = "SELECT device, seq, previous, bytes, hash FROM quarantine ORDER BY device, seq"


@dataclass(slots=True)
class _Chain:
    """How far one device's chain has been followed. `is_signed` is about the last step."""

    name: str
    public_key: bytes
    seq: int
    hash: bytes
    reached: int = 0
    head: bytes = GENESIS
    is_signed: bool = True


def chain_problems(connection: Connection) -> Iterator[str]:
    """A sentence for each place where a chain is not as it was signed."""
    chains = {
        device: _Chain(f"{name} ({device})", bytes(key), seq, bytes(head))
        for device, name, key, seq, head in bulk.ask(
            connection, "SELECT id, name, public_key, seq, hash FROM device"
        )
    }
    for device, seq, body, head, signature in bulk.stream(connection, _LOG):
        chain = chains.get(device)
        if chain is None:
            yield f"Step {seq} of device {device} is in custody, but HQ knows no such device."
            continue
        yield from _link_problems(chain, seq, bytes(body), bytes(head))
        chain.is_signed = signature is not None
        if signature is not None and not is_signed(chain.public_key, bytes(head), bytes(signature)):
            yield f"{chain.name}: {_what(bytes(body), seq)} is not signed by this device."
    for chain in chains.values():
        yield from _end_problems(chain)
    for device, seq, previous, body, head in bulk.ask(connection, _ASIDE):
        if previous is not None and chained(bytes(previous), bytes(body)) != bytes(head):
            name = chains[device].name if device in chains else device
            yield f"{name}: {_what(bytes(body), seq)}, kept aside, is not what was signed."


def _link_problems(chain: _Chain, seq: int, body: bytes, head: bytes) -> Iterator[str]:
    if seq != chain.reached + 1:
        yield f"{chain.name}: the steps {chain.reached + 1} to {seq - 1} are missing."
    elif chained(chain.head, body) != head:
        yield f"{chain.name}: {_what(body, seq)} is not what was signed."
    chain.reached, chain.head = seq, head


def _end_problems(chain: _Chain) -> Iterator[str]:
    if (chain.reached, chain.head) != (chain.seq, chain.hash):
        yield f"{chain.name}: custody ends at step {chain.reached}, but {chain.seq} were taken."
    if not chain.is_signed:
        yield f"{chain.name}: nobody signed the last step, {chain.reached}."


def _what(body: bytes, seq: int) -> str:
    try:
        letter = unpacked(body, StepLetter)
    except Refusal:
        return f"step {seq}, which cannot be read,"
    who = letter.by or "the device itself"
    return f"step {seq} ({letter.name} of {letter.number or letter.document} by {who})"
