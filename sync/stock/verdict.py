"""HQ's answers to a step, and what it finds noteworthy about a fact it may not refuse."""

from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """HQ's stored answer to one step."""

    APPLIED = "applied"
    MERGED = "merged"
    APPLIED_WITH_EXCEPTION = "applied_with_exception"
    CONFLICT = "conflict"
    REFUSED = "refused"
    HELD = "held"
    RETRY_LATER = "retry_later"

    @property
    def took_effect(self) -> bool:
        """Whether the step changed the books."""
        return self in {Verdict.APPLIED, Verdict.MERGED, Verdict.APPLIED_WITH_EXCEPTION}

    @property
    def is_final(self) -> bool:
        """Whether HQ will never answer this step otherwise."""
        return self not in {Verdict.HELD, Verdict.RETRY_LATER}


class Choice(StrEnum):
    """What a person may decide about a case."""

    MINE = "mine"
    HQ = "hq"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person has to look at: the code of a case, its facts, and the choices that make sense."""

    code: str
    message: str
    facts: dict[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = (Choice.HQ,)
