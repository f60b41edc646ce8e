"""What the law makes of a step by its letter alone: told before anybody waits for HQ's books."""

from typing import NamedTuple

from sync.stock.document import Step
from sync.stock.kinds.kind import LAST
from sync.stock.law import Outcome, take_step
from sync.stock.refusal import Refusal
from sync.wire.messages import StepLetter
from sync.wire.reading import step_read


class Act(NamedTuple):
    """What the law makes of a letter alone: the step, and where it begins a document what comes of it.

    `outcome` is None where HQ's books are needed to tell it, or the law says no.
    """

    step: Step
    outcome: Outcome | None = None


def foretold(letter: StepLetter) -> Act | None:
    """The act of a letter; None where a document is needed to tell it, or the law says no to it."""
    if letter.arrived is not None:
        return None
    try:
        step = step_read(letter, {})
    except Refusal:
        return None
    return Act(step, _begun(step) if letter.content is not None and letter.base is None else None)


class _AsksTheBooks(Exception):
    """What comes of a step is not to be told without HQ's books."""


class _NoBook:
    """The law's Book where there is none."""

    def on_hand(self, place: str, sku: str, lot: str, *, at: str, count: str = LAST) -> int:
        """Raise _AsksTheBooks, whatever is asked."""
        raise _AsksTheBooks(place, sku, lot, at, count)


def _begun(step: Step) -> Outcome | None:
    try:
        return take_step(None, step, _NoBook())
    except (Refusal, _AsksTheBooks):
        return None
