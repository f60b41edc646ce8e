"""Proofs of the device's chain: each hash from the bytes, each signature, and the columns beside them."""

from collections.abc import Iterator

from sync.shop.database import Row
from sync.shop.identity import device_of
from sync.shop.journal import Journal
from sync.shop.numbers import series_of
from sync.shop.sealed import Sealed, position_of
from sync.stock.refusal import Refusal
from sync.wire.messages import StepLetter
from sync.wire.seal import GENESIS, chained, is_signed

_TAIL = 100
_AT_ONCE = 500
_BESIDE = (
    "SELECT step, document, kind, name, number, by, at FROM step WHERE position > ?"
    " ORDER BY position LIMIT ?"
)


def faults_of_tail(journal: Journal) -> list[str]:
    """What is wrong with the last hundred links: the check of every start (the whole is `faults_of`)."""
    seq, _ = journal.head()
    first = max(1, seq - _TAIL + 1)
    before = journal.hash_at(first - 1)
    if before is None:
        return [f"Step {first - 1} is missing from the journal."]
    links = journal.run_from(first, limit=_TAIL, max_bytes=1 << 40)
    for link in links:
        fault = _broken(link, before, b"")
        if fault:
            return [fault]
        before = link.hash
    return []


def faults_of(journal: Journal) -> list[str]:
    """What is wrong with the chain: the first broken link, and every number that is not in its row.

    Sentences that name document and person. Reads everything; 70 µs a signature.
    """
    problems = list(_broken_links(journal))
    problems += _faults_of_numbers(journal)
    seq, _ = journal.head()
    if journal.acknowledged() > seq:
        problems.append(
            f"HQ has {journal.acknowledged()} steps of this device, the journal {seq}: its end is missing."
        )
    return problems


def _broken_links(journal: Journal) -> Iterator[str]:
    before, chain, public_key = GENESIS, 0, b""
    for link, beside in _all(journal):
        if link.chain != chain:
            device = device_of(journal.database, link.chain)
            before, chain = GENESIS, link.chain
            public_key = device.public_key if device else b""
        fault = _broken(link, before, public_key) or _misfiled(link, beside)
        if fault:
            yield fault
            return
        before = link.hash


def _all(journal: Journal) -> Iterator[tuple[Sealed, Row]]:
    """Every link, oldest first, and the columns that stand beside its bytes."""
    position = 0
    while links := journal.after(position, limit=_AT_ONCE):
        yield from zip(links, journal.database.rows(_BESIDE, (position, _AT_ONCE)), strict=True)
        position = links[-1].position


def _broken(link: Sealed, before: bytes, public_key: bytes) -> str:
    """The sentence about a link that does not follow `before`; empty: it does."""
    if chained(before, link.body) != link.hash:
        return (
            f"The chain breaks at step {link.seq} ({_who(link)}): its bytes are not those sealed."
        )
    if public_key and not is_signed(public_key, link.hash, link.signature):
        return f"The signature of step {link.seq} ({_who(link)}) is not this device's."
    return ""


def _who(link: Sealed) -> str:
    try:
        letter = link.letter()
    except Refusal:
        return f"document {link.number or link.document}, unreadable"
    return f"document {link.number or link.document}, {letter.name} by {letter.by or 'the device'}"


def _misfiled(link: Sealed, beside: Row) -> str:
    """The sentence about a row whose columns say another thing than its sealed bytes."""
    letter = link.letter()
    if beside == _columns(letter) and position_of(link.chain, letter.seq) == link.position:
        return ""
    return f"Step {link.seq} ({_who(link)}) is filed under other words than were sealed."


def _columns(letter: StepLetter) -> tuple[str, ...]:
    return (
        letter.step, letter.document, letter.kind, letter.name, letter.number, letter.by, letter.at,
    )  # fmt: skip


def _faults_of_numbers(journal: Journal) -> Iterator[str]:
    """Printed numbers are contiguous per device and kind, and end where the series stands."""
    seen: dict[tuple[str, str], set[int]] = {}
    for (number,) in journal.database.rows("SELECT DISTINCT number FROM step WHERE number <> ''"):
        found = series_of(number)
        if found:
            seen.setdefault(found[:2], set()).add(found[2])
    for device, kind, last in journal.database.rows("SELECT device, kind, last FROM series"):
        missing = set(range(1, last + 1)) ^ seen.get((device, kind), set())
        if missing:
            yield f"The numbers {kind} of device {device} have a gap at {min(missing)}."
