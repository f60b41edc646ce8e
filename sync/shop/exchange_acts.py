"""What an exchange can do next: the acts that `exchange_plan` chooses from."""

from dataclasses import dataclass
from typing import TypeAlias

from sync.shop.told import RowKey
from sync.wire.protocol import PAGE_BYTES


@dataclass(frozen=True, slots=True)
class Hello:
    """Compare where both stand."""


@dataclass(frozen=True, slots=True)
class Push:
    """Send the oldest waiting steps, within these limits, and hear HQ's answer to the oldest batch.

    `goes_ahead`: two batches may be on their way, the second before the answer to the first.
    """

    max_steps: int
    max_bytes: int
    goes_ahead: bool = False


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Send once more what HQ held or put off: its answer may have come."""


@dataclass(frozen=True, slots=True)
class WalkOn:
    """Fetch the next page of the first catalogue load."""


@dataclass(frozen=True, slots=True)
class Pull:
    """Fetch the next page of the feed, of about so many bytes at most; one row in any case."""

    max_bytes: int = PAGE_BYTES


@dataclass(frozen=True, slots=True)
class Compare:
    """The digests differ: ask what these ranges of rows sum up to at HQ. `is_first` of a comparison."""

    ranges: tuple[str, ...]
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Fetch:
    """Fetch just these rows."""

    keys: tuple[RowKey, ...]


@dataclass(frozen=True, slots=True)
class Listen:
    """Both are in step: wait at HQ for something to come."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Leave HQ alone for `at_least_s`, as it asked, and for a random time up to `ceiling_s` after that."""

    ceiling_s: int
    at_least_s: int = 0


@dataclass(frozen=True, slots=True)
class Stop:
    """This identity exchanges no more; `state` says why (forked, restored, revoked)."""

    state: str


Deed: TypeAlias = Hello | Push | AskAgain | WalkOn | Pull | Compare | Fetch
"""What is said to HQ."""
Act: TypeAlias = Deed | Listen | Rest | Stop
