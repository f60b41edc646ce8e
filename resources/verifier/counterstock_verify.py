"""Prove exported chains of Counterstock without Counterstock: Python 3.11 and `cryptography` suffice.

    python counterstock_verify.py FILE [--against EARLIER ...]

FILE was written by `verify --export` at a shop or `hq verify --export` at HQ, and so were the earlier
ones. Exit 0: whole. 1: something is not as it was sealed; the first fault of each chain is named, with
its document and person. 2: the file cannot be read as an export at all.
"""

import argparse
import base64
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

VERSION = 1
GENESIS = bytes(32)
MAX_LINE = 4 * 1024 * 1024
WHOLE, BROKEN, UNREADABLE = 0, 1, 2


class Unreadable(Exception):
    """This is no export, or one that a newer program wrote."""


@dataclass(slots=True)
class Chain:
    """One device's chain: what the export says of it, and how far its links were followed."""

    device: str
    name: str
    public_key: bytes
    seq: int
    hash: bytes
    reached: int = 0
    head: bytes = GENESIS
    signed: int = 0
    signatures: int = 0
    last: str = ""
    fault: str = ""
    known: dict[int, list[tuple[str, bytes]]] = field(default_factory=dict)
    """Heads that earlier exports tell: seq -> (which export, hash)."""


@dataclass(slots=True)
class Aside:
    """A step of a stopped device that HQ kept and did not judge."""

    device: str
    what: str
    previous: bytes
    is_signed: bool


@dataclass(slots=True)
class Earlier:
    """What earlier exports tell: of each device's chain, and of steps aside; each with the export's name."""

    chains: dict[str, list[tuple[str, Chain]]] = field(default_factory=dict)
    asides: dict[bytes, str] = field(default_factory=dict)


@dataclass(slots=True)
class Proof:
    """Everything that was found."""

    source: str
    chains: dict[str, Chain] = field(default_factory=dict)
    steps: int = 0
    asides: dict[bytes, Aside] = field(default_factory=dict)
    """By the hash after each."""
    faults: list[str] = field(default_factory=list)

    def all_faults(self) -> list[str]:
        """Sentences; none: the export is whole."""
        return [*self.faults, *(chain.fault for chain in self.chains.values() if chain.fault)]


def prove(path: Path, against: list[Path]) -> Proof:
    """Follow every chain of an export, and hold it against earlier ones; raises Unreadable."""
    lines, earlier = _lines(path), _earlier(against)
    first = _record(next(lines, b""))
    _check_first(first)
    proof = Proof(f"{first.get('source', '')} of {first.get('company', '')}".strip())
    digest = hashlib.sha256(_bytes(first))
    ended: dict[str, Any] | None = None
    for line in lines:
        record = _record(line)
        if ended is not None:
            proof.faults.append("Something stands after the end of the export.")
            break
        if "end" in record:
            ended = record
            continue
        digest.update(_bytes(record))
        _take(proof, record, earlier)
    _end(proof, ended, digest.hexdigest())
    proof.faults += [*_unsigned_asides(proof), *_missing(proof, earlier)]
    return proof


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while line := file.readline(MAX_LINE + 1):
            if len(line) > MAX_LINE:
                raise Unreadable(f"A line of {path} is longer than any export has.")
            yield line


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise Unreadable(f"A line is no JSON: {line[:60]!r}.") from fault
    if not isinstance(record, dict):
        raise Unreadable(f"A line is no JSON object: {line[:60]!r}.")
    record[_LINE] = line
    return record


_LINE = "\0line"
"""Where a record keeps its own bytes; no field of an export is called so."""


def _bytes(record: dict[str, Any]) -> bytes:
    line: bytes = record[_LINE]
    return line


def _check_first(record: dict[str, Any]) -> None:
    if record.get("counterstock") != "chains":
        raise Unreadable("This is no export of Counterstock's chains.")
    if record.get("v") != VERSION:
        raise Unreadable(f"The export is of version {record.get('v')!r}; get a newer verifier.")


def _take(proof: Proof, record: dict[str, Any], earlier: Earlier) -> None:
    if "chain" in record:
        chain = _chain(record)
        if chain.device in proof.chains:
            proof.faults.append(f"The chain of device {chain.device} begins twice.")
            return
        proof.chains[chain.device] = chain
        _compare(chain, earlier.chains.get(chain.device, []))
    elif "link" in record:
        proof.steps += 1
        found = proof.chains.get(str(record["link"]))
        if found is None:
            proof.faults.append(f"Step {record.get('seq')} is of a device without a chain.")
        elif not found.fault:
            found.fault = _fault_of(found, record)
    elif "aside" in record:
        _take_aside(proof, record)
    else:
        raise Unreadable(f"Nobody knows what a line means: {_bytes(record)[:60]!r}.")


def _take_aside(proof: Proof, record: dict[str, Any]) -> None:
    """A step aside stands for itself: its bytes make its hash out of the one that it follows."""
    device, seq, body = str(record["aside"]), _number(record, "seq"), _base64(record, "bytes")
    previous, head = _hex(record, "previous"), _hex(record, "hash")
    chain = proof.chains.get(device)
    what = f"{chain.name if chain else device}: {_what(seq, body)}, kept aside,"
    if chain is None:
        proof.faults.append(f"{what} is of a device without a chain.")
    elif hashlib.sha256(previous + body).digest() != head:
        proof.faults.append(f"{what} is not what was sealed.")
    elif misplaced := _misplaced(chain, seq, body):
        proof.faults.append(f"{what} {misplaced}")
    else:
        signature = _hex(record, "signature")
        is_signed = bool(signature) and _is_signed(chain.public_key, signature, head)
        if signature and not is_signed:
            proof.faults.append(f"{what} is not signed by this device's key.")
        proof.asides[head] = Aside(device, what, previous, is_signed)


def _unsigned_asides(proof: Proof) -> list[str]:
    """Steps aside that no signature stands for: neither their own, nor that of one that follows them."""
    stood_for = {head for head, one in proof.asides.items() if one.is_signed}
    left = list(stood_for)
    while left:
        before = proof.asides[left.pop()].previous
        if before in proof.asides and before not in stood_for:
            stood_for.add(before)
            left.append(before)
    return [
        f"{one.what} has no signature that stands for it."
        for head, one in proof.asides.items()
        if head not in stood_for
    ]


def _chain(record: dict[str, Any]) -> Chain:
    device = _text(record, "chain")
    name = f"{_text(record, 'name') or 'Device'} {_text(record, 'number')} ({device})"
    return Chain(
        device=device,
        name=name,
        public_key=_hex(record, "public_key"),
        seq=_number(record, "seq"),
        hash=_hex(record, "hash"),
    )


def _earlier(paths: list[Path]) -> Earlier:
    """What earlier exports tell of each chain: its head then, and its key."""
    found = Earlier()
    for path in paths:
        lines = _lines(path)
        _check_first(_record(next(lines, b"")))
        for record in map(_record, lines):
            if "chain" in record:
                chain = _chain(record)
                found.chains.setdefault(chain.device, []).append((path.name, chain))
            elif "aside" in record:
                found.asides[_hex(record, "hash")] = path.name
    return found


def _compare(chain: Chain, before: list[tuple[str, Chain]]) -> None:
    for name, known in before:
        if known.public_key != chain.public_key:
            chain.fault = f"{chain.name}: its key is not the one in {name}."
        if known.seq:
            chain.known.setdefault(known.seq, []).append((name, known.hash))


def _fault_of(chain: Chain, record: dict[str, Any]) -> str:
    """What is wrong with a link that is to follow those before it; empty: nothing."""
    seq, body = _number(record, "seq"), _base64(record, "bytes")
    what = f"{chain.name}: {_what(seq, body)}"
    if seq <= chain.reached:
        return f"{what} stands again, after step {chain.reached}."
    if seq > chain.reached + 1:
        missing = (
            f"{chain.reached + 1}"
            if seq == chain.reached + 2
            else f"{chain.reached + 1} to {seq - 1}"
        )
        return (
            f"{what} comes too soon: {missing} missing before it, after {chain.last or 'nothing'}."
        )
    head = hashlib.sha256(chain.head + body).digest()
    if head != _hex(record, "hash"):
        return f"{what} is not what was sealed."
    fault = _misplaced(chain, seq, body) or _unsigned(chain, record, head)
    chain.reached, chain.head, chain.last = seq, head, _what(seq, body)
    fault = fault or _denied(chain)
    return f"{what} {fault}" if fault else ""


def _misplaced(chain: Chain, seq: int, body: bytes) -> str:
    told = _letter(body)
    if told.get("device") != chain.device:
        return "was sealed by another device."
    return "" if told.get("seq") == seq else "was sealed at another place."


def _unsigned(chain: Chain, record: dict[str, Any], head: bytes) -> str:
    if not record.get("signature"):
        return ""
    if not _is_signed(chain.public_key, _hex(record, "signature"), head):
        return "is not signed by this device's key."
    chain.signed = _number(record, "seq")
    chain.signatures += 1
    return ""


def _is_signed(public_key: bytes, signature: bytes, head: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, head)
    except (InvalidSignature, ValueError):
        return False
    return True


def _denied(chain: Chain) -> str:
    """Whether an earlier export knows another history up to here."""
    others = [name for name, head in chain.known.pop(chain.reached, []) if head != chain.head]
    return f"is not what {others[0]} had at this place." if others else ""


def _end(proof: Proof, ended: dict[str, Any] | None, digest: str) -> None:
    for chain in proof.chains.values():
        chain.fault = chain.fault or _fault_at_end(chain)
    if ended is None:
        proof.faults.append("The export has no end: it was cut short.")
    elif ended.get("end") != proof.steps or ended.get("sha256") != digest:
        proof.faults.append("The export is not as it was written: its own sum differs.")


def _fault_at_end(chain: Chain) -> str:
    after = f"its last step here is {chain.last or 'none'}"
    if (chain.reached, chain.head) != (chain.seq, chain.hash):
        return f"{chain.name}: the end is cut off: it had {chain.seq} steps, {after}."
    if chain.known:
        seq, told = max(chain.known.items())
        return f"{chain.name}: the end is cut off: {told[0][0]} had {seq} steps, {after}."
    if chain.signed != chain.reached:
        return f"{chain.name}: nobody signed the end: {after}, the last signature is at {chain.signed}."
    return ""


def _what(seq: int, body: bytes) -> str:
    """A step in words: its place, its document and its person."""
    told = _letter(body)
    if not told:
        return f"step {seq}, which cannot be read,"
    who = told.get("by") or "the device itself"
    document = told.get("number") or told.get("document")
    return f"step {seq} ({told.get('name')} of {document} by {who} at {told.get('at')})"


def _letter(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _text(record: dict[str, Any], name: str) -> str:
    found = record.get(name, "")
    if not isinstance(found, str):
        raise Unreadable(f"{name} is no text: {_bytes(record)[:60]!r}.")
    return found


def _number(record: dict[str, Any], name: str) -> int:
    found = record.get(name, 0)
    if not isinstance(found, int) or isinstance(found, bool):
        raise Unreadable(f"{name} is no number: {_bytes(record)[:60]!r}.")
    return found


def _hex(record: dict[str, Any], name: str) -> bytes:
    try:
        return bytes.fromhex(_text(record, name))
    except ValueError as fault:
        raise Unreadable(f"{name} is no hexadecimal: {_bytes(record)[:60]!r}.") from fault


def _base64(record: dict[str, Any], name: str) -> bytes:
    try:
        return base64.b64decode(_text(record, name), validate=True)
    except ValueError as fault:
        raise Unreadable(f"{name} is no base64: {_bytes(record)[:60]!r}.") from fault


def _missing(proof: Proof, earlier: Earlier) -> list[str]:
    """Devices, and steps aside, that an earlier export has and this one has not."""
    gone = [name for head, name in earlier.asides.items() if head not in proof.asides]
    return [f"{name} had a step kept aside that is missing here." for name in gone] + [
        f"{chain.name}: the whole chain is missing; {name} had {chain.seq} steps."
        for device, told in sorted(earlier.chains.items())
        for name, chain in told
        if chain.seq and device not in proof.chains
    ]


def main(argv: list[str]) -> int:
    """Prove what the command line names; the exit code."""
    parser = argparse.ArgumentParser(description="Prove exported chains of Counterstock.")
    parser.add_argument("file", type=Path, help="what `verify --export` wrote")
    parser.add_argument(
        "--against", type=Path, action="append", default=[], help="an earlier export; may repeat"
    )
    args = parser.parse_args(argv)
    try:
        proof = prove(args.file, args.against)
    except (Unreadable, OSError) as fault:
        print(f"unreadable: {fault}")
        return UNREADABLE
    faults = proof.all_faults()
    for sentence in faults:
        print(f"broken: {sentence}")
    signatures = sum(chain.signatures for chain in proof.chains.values())
    counts = f"{len(proof.chains)} chains, {proof.steps} steps, {signatures} signatures"
    if proof.asides:
        counts += f", {len(proof.asides)} kept aside"
    print(f"{'broken' if faults else 'whole'}: {proof.source}: {counts}")
    return BROKEN if faults else WHOLE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
