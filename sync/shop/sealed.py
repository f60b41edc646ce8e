"""A step on the device's chain: what was meant, and the bytes that stand for it from now on."""

from dataclasses import dataclass, field
from typing import TypeAlias

from sync.shop.tables import CHAIN_BITS
from sync.wire.letters import unpacked
from sync.wire.messages import (
    AttachmentLetter,
    Base,
    ChangesLetter,
    ContentLetter,
    StepLetter,
)
from sync.wire.personal import OpeningLetter, opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A step before it has its place on the chain. The fields are StepLetter's.

    `at` is the device's own clock. `series` is the two letters of the number that this step gives
    its document; empty: it has one already, or needs none, and `number` stands.
    """

    step: str
    document: str
    kind: str
    name: str
    site: str
    at: str
    by: str = ""
    number: str = ""
    series: str = ""
    offset_ms: int = 0
    recorded_at: str = ""
    base: Base | None = None
    content: ContentLetter | None = None
    changes: ChangesLetter | None = None
    arrived: dict[str, str] | None = None
    attached: tuple[AttachmentLetter, ...] = ()
    case: str = ""
    take: str = ""
    reason: str = ""
    bookmark: int = 0


@dataclass(frozen=True, slots=True)
class CallerKey:
    """A caller's own name for a document, and the digest (32 bytes) of what it stands for."""

    key: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Sealed:
    """One link. `hash` (32 bytes) is the chain's head after it, `signature` (64) is over `hash`.

    `opening` is a packed OpeningLetter, where the bytes hold a mark for a name. `told` is what bytes
    and opening say, where it is at hand.
    """

    position: int
    step: str
    document: str
    number: str
    body: bytes
    hash: bytes
    signature: bytes
    opening: bytes | None = field(default=None, repr=False)
    told: StepLetter | None = field(default=None, repr=False, compare=False)

    @property
    def seq(self) -> int:
        """Its number on its chain, from 1 without gaps."""
        return self.position & ((1 << CHAIN_BITS) - 1)

    @property
    def chain(self) -> int:
        """Which of the device's identities sealed it."""
        return self.position >> CHAIN_BITS

    @property
    def openings(self) -> tuple[OpeningLetter, ...]:
        """What opens the mark in it: one or none."""
        return () if self.opening is None else (unpacked(self.opening, OpeningLetter),)

    def letter(self) -> StepLetter:
        """What was meant: the bytes, with the name that their mark stands for."""
        return self.told or opened(self.sealed_letter(), self.openings)

    def sealed_letter(self) -> StepLetter:
        """What the bytes themselves say."""
        return unpacked(self.body, StepLetter)


Head: TypeAlias = tuple[int, bytes]
"""The last seq of a chain (0: none) and the hash after it."""


def position_of(chain: int, seq: int) -> int:
    """The journal's key of a step."""
    return chain << CHAIN_BITS | seq
