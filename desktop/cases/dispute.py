"""What two sides changed of one document, and what a person has picked of it so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sync.stock.differences import Difference, Pick, Picks
from sync.stock.verdict import Choice

Key = tuple[str, str]
_NOTHING: Picks = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Dispute:
    """A value: a pick makes a new one. `open_ones` are those that a person has to decide."""

    differences: tuple[Difference, ...]
    picks: Picks = field(default_factory=lambda: _NOTHING)

    @property
    def open_ones(self) -> tuple[Difference, ...]:
        return tuple(each for each in self.differences if each.is_open)

    @property
    def left(self) -> int:
        """How many are still to be picked."""
        return sum(key_of(each) not in self.picks for each in self.open_ones)

    @property
    def take(self) -> Choice:
        """What the picks come to: one whole side, else both merged by hand."""
        picked = {self.picks.get(key_of(each), Choice.MERGED) for each in self.open_ones}
        whole = [side for side in (Choice.MINE, Choice.HQ) if picked == {side}]
        return whole[0] if whole else Choice.MERGED

    def pick_of(self, difference: Difference) -> Pick | None:
        return self.picks.get(key_of(difference))

    def with_pick(self, difference: Difference, pick: Pick) -> "Dispute":
        return replace(self, picks={**self.picks, key_of(difference): pick})

    def with_side(self, side: Choice) -> "Dispute":
        """All that is open from one side."""
        return replace(self, picks={key_of(each): side for each in self.open_ones})

    def with_known(self, picks: Mapping[Key, Pick]) -> "Dispute":
        """The picks of before that still speak of something open."""
        known = {key_of(each) for each in self.open_ones}
        return replace(self, picks={key: pick for key, pick in picks.items() if key in known})


def key_of(difference: Difference) -> Key:
    return difference.line, difference.field
