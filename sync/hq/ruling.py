"""What HQ decided about one step, as a value: nothing is changed before it is accepted."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from sync.hq.plan import Plan
from sync.stock.counted import CountLine
from sync.stock.document import Document
from sync.stock.made import quickly_made
from sync.stock.movement import Movement
from sync.stock.refusal import Refusal
from sync.stock.verdict import Choice, Finding, Verdict
from sync.wire.messages import CaseLetter, ContentLetter, VerdictLetter

_CASES = uuid.UUID("6f0e1c9a-7d52-5b0e-9a44-1d2f3c4b5a69")


WAITING = ("newer_version", "unknown_kind", "waits_for_step")
"""The codes of steps that are held: nothing is wrong with them, HQ cannot judge them yet."""


NOT_ON_RECORD = frozenset({"op_id_reuse", "out_of_scope", "wrong_place"})
"""Refusals of steps that have no business with the document they name: its folder stays untouched."""


@quickly_made
@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with what the books keep beside its letter."""

    letter: CaseLetter
    document: str
    number: str = ""
    site: str = ""
    sku: str = ""
    plan: Plan = field(default_factory=dict)


@quickly_made
@dataclass(frozen=True, slots=True)
class Version:
    """What a step made of a draft: `content` at HQ (None: nothing), `mine` as its device has it."""

    step: str
    content: ContentLetter | None
    mine: ContentLetter
    renamed: Mapping[str, str]
    seq: int = 0
    epoch: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Ruling:
    """`document` and `content` are as the step leaves them; None: it leaves no document behind.

    `again` is the answer given before to the same act. `case` names the case that the verdict is
    about; `also` are other documents that it changes; `cases` are newly opened, `settled` are those
    that end here. `counts`: the document's lines were counted at `at`; `uncounts`: none that it
    ever counted hold any more; `left` are lines of it that stand no more, though others do.
    `out_of_order` is the law's code of a fact that left a state it should not have left.
    """

    verdict: Verdict
    code: str = ""
    message: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    document: Document | None = None
    content: ContentLetter | None = None
    movements: tuple[Movement, ...] = ()
    case: str = ""
    cases: tuple[CaseFile, ...] = ()
    settled: tuple[CaseFile, ...] = ()
    also: tuple[Document, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    version: Version | None = None
    is_fact: bool = False
    out_of_order: str = ""
    counts: bool = False
    uncounts: bool = False
    left: tuple[CountLine, ...] = ()
    at: str = ""
    retry_s: int = 0
    again: VerdictLetter | None = None
    again_of: int | None = None


def case_id(step: str, code: str, nth: int = 0) -> str:
    """A case's id: the same at every HQ that judges the step, also after a restore."""
    return str(uuid.uuid5(_CASES, f"{step}/{code}/{nth}"))


def no(refusal: Refusal, verdict: Verdict = Verdict.REFUSED) -> Ruling:
    """The law said no."""
    facts = {name: str(value) for name, value in refusal.facts.items()}
    return Ruling(verdict, refusal.code, refusal.message, facts)


def asking(refusal: Refusal) -> Finding:
    """What a person is shown of a promise that HQ refused."""
    facts = {name: str(value) for name, value in refusal.facts.items()}
    return Finding(refusal.code, refusal.message, facts, (Choice.HQ,))
