"""What of the line is worth a word to somebody who looks elsewhere, and not too often."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["case", "sent_back", "back_online"]

REST_S = 60
"""One word of a kind a minute: what came meanwhile is counted into the next."""


@dataclass(frozen=True, slots=True)
class News:
    """So many of one kind."""

    kind: Kind
    count: int = 1


@dataclass(frozen=True, slots=True)
class Stand:
    """How it stands after a round: open cases, refusals of this round, and the line."""

    cases: int = 0
    refused: int = 0
    is_online: bool = False
    is_lost: bool = False


class LineNews:
    """Compares one round with the one before; the first says nothing."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._cases: int | None = None
        self._was_lost = False
        self._held: dict[Kind, int] = {}
        self._told_s: dict[Kind, float] = {}

    def take(self, stand: Stand) -> list[News]:
        """What is to be told now."""
        if self._cases is not None:
            # HQ opens a case for each refusal: one word for both.
            self._hold("sent_back", stand.refused)
            self._hold("case", stand.cases - self._cases - stand.refused)
        self._cases = stand.cases
        if stand.is_lost:
            self._was_lost = True
        elif stand.is_online and self._was_lost:
            self._was_lost = False
            self._hold("back_online", 1)
        return [News(kind, self._held.pop(kind)) for kind in list(self._held) if self._may(kind)]

    def _hold(self, kind: Kind, count: int) -> None:
        if count > 0:
            self._held[kind] = self._held.get(kind, 0) + count

    def _may(self, kind: Kind) -> bool:
        now_s = self._clock()
        if now_s - self._told_s.get(kind, -REST_S) < REST_S:
            return False
        self._told_s[kind] = now_s
        return True
