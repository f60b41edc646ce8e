"""What a round of the exchange did, for whoever shows or prints it."""

from collections import Counter
from dataclasses import dataclass, field, replace

from sync.shop.told import TakenIn
from sync.shop.trouble import Trouble


@dataclass(frozen=True, slots=True)
class RoundResult:
    """What a round did. `pushed` are steps, `pulled` feed rows, `verdicts` counts by name.

    `rest_s`: how long to leave HQ alone (0: go on at once). `is_quiet`: nothing is left to do until
    somebody records something or the bell rings. `state` is the identity's, `trouble` the last one, `mended` what a
    comparison with HQ put right.
    """

    is_online: bool
    pushed: int
    pulled: int
    verdicts: dict[str, int]
    skus: frozenset[str]
    documents: frozenset[str]
    rest_s: int | float
    is_quiet: bool
    state: str
    trouble: Trouble | None = None
    mended: int = 0

    @property
    def has_moved(self) -> bool:
        """Whether anything changed by it."""
        return bool(self.pushed or self.pulled or self.verdicts)

    def and_then(self, later: "RoundResult") -> "RoundResult":
        """Both rounds as one; `skus` and `documents` are the later's: a whole queue's would grow with it."""
        verdicts = Counter(self.verdicts) + Counter(later.verdicts)
        return replace(
            later,
            pushed=self.pushed + later.pushed,
            pulled=self.pulled + later.pulled,
            verdicts=dict(verdicts),
            mended=self.mended + later.mended,
        )


@dataclass(slots=True)
class Tally:
    """A round as it goes on."""

    pushed: int = 0
    pulled: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    skus: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    trouble: Trouble | None = None
    mended: int = 0

    def note(self, taken: TakenIn) -> None:
        """What a page or a batch of answers changed."""
        self.pulled += taken.rows
        self.skus |= taken.skus
        self.documents |= taken.documents
