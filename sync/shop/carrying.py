"""Parcels of other tills: kept until this one has a line, handed to HQ, the answers kept for the stick.

A carrier can open neither. What it loses, the other till still has.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sync.shop.hq_trouble import HqSaysNo
from sync.shop.trouble import DiskFault, HqAway
from sync.shop.whole_file import keep_whole
from sync.stock.refusal import Refusal
from sync.wire.parcel import SUFFIX, cover_of
from sync.wire.parcel_letters import OUTBOX, CarriedLetter

if TYPE_CHECKING:
    from sync.shop.hq_client import HqClient

MAX_CARRIED_BYTES = 1024 * 1024 * 3 // 2
"""What fits into a body that HQ takes; a larger parcel goes to HQ itself."""

_FOLDER, _ANSWER = "carried", ".answer"
_NOT_OF_IT = (401, 404)
"""Said of this till's own proof, or by an HQ from before parcels were carried: not of the parcel."""
_OF_THE_CARRIER = frozenset({"revoked", "unknown_device", "not_allowed", "not_enrolled"})
"""Said of this till; an HQ of two versions ago says `unknown_device` of either, so the parcel stays."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of the parcels: how many HQ answered, what it refused, and what got in the way.

    `refused` are (device, code, message).
    """

    answered: int
    refused: tuple[tuple[str, str, str], ...] = ()
    trouble: HqAway | None = None


def keep_parcel(profile: Path, parcel: bytes) -> str:
    """Keep another till's parcel for HQ; whose it is. Twice is once.

    Raises Refusal: as `cover_of`, `parcel_kind`, `parcel_too_large`. Trouble: DiskFault.
    """
    cover = cover_of(parcel)
    if cover.kind != OUTBOX:
        raise Refusal("parcel_kind", "This parcel is an answer of HQ's; its own till takes it in.")
    if len(parcel) > MAX_CARRIED_BYTES:
        message = f"More than {MAX_CARRIED_BYTES} bytes are carried to HQ itself: `hq take`."
        raise Refusal("parcel_too_large", message)
    folder = profile / _FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as fault:
        raise DiskFault(f"{folder} cannot be made: {fault.strerror}.") from fault
    keep_whole(folder / f"{hashlib.sha256(parcel).hexdigest()[:32]}{SUFFIX}", parcel)
    return cover.device


def waiting_parcels(profile: Path) -> list[Path]:
    """The parcels that HQ has not answered."""
    return sorted((profile / _FOLDER).glob(f"*{SUFFIX}"))


def answers(profile: Path) -> list[Path]:
    """HQ's answers that wait for a stick."""
    return sorted((profile / _FOLDER).glob(f"*{_ANSWER}"))


def deliver(profile: Path, client: "HqClient") -> Delivered:
    """Hand every parcel to HQ through a client that speaks as this device.

    A parcel goes once its answer is kept, or HQ has refused it. Raises DiskFault.
    """
    answered = 0
    refused: list[tuple[str, str, str]] = []
    for file in waiting_parcels(profile):
        parcel = file.read_bytes()
        try:
            answer = client.parcel(CarriedLetter(parcel=parcel)).parcel
        except HqAway as away:
            return Delivered(answered, tuple(refused), away)
        except HqSaysNo as no:
            if no.status in _NOT_OF_IT or no.code in _OF_THE_CARRIER:
                continue
            refused.append((cover_of(parcel).device, no.code, no.message))
        else:
            keep_whole(file.with_suffix(_ANSWER), answer)
            answered += 1
        file.unlink()
    return Delivered(answered, tuple(refused))
