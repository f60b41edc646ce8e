"""Which steps of a document stand, read from its timeline and its cases: at both ends alike."""

from collections.abc import Iterable

from sync.stock.decision import asks_if_same
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


def is_back_already(case: CaseLetter, cases: Iterable[CaseLetter]) -> bool:
    """Whether a decision about another case of the same step has taken back what this one would."""
    return asks_if_same(case.code) and any(
        was_taken_back(other) and other.step == case.step
        for other in cases
        if other.case != case.case
    )
