"""Which steps of a document stand, read from its timeline and its cases: at both ends alike."""

from collections.abc import Iterable

from sync.stock.verdict import Verdict
from sync.wire.counted_cases import was_taken_back
from sync.wire.messages import CaseLetter, StepSummary


def steps_standing(steps: Iterable[StepSummary], cases: Iterable[CaseLetter]) -> list[StepSummary]:
    """The steps that took effect, or wait at a shop, and that nobody said were no further goods."""
    gone = {case.step for case in cases if was_taken_back(case)}
    return [
        step
        for step in steps
        if step.step not in gone and (not step.verdict or Verdict(step.verdict).took_effect)
    ]
