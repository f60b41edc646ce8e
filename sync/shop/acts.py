"""What a person may still do with a document that stands: reverse it, cancel it, decide its case."""

from dataclasses import dataclass

from sync.shop.ledger import Actor, Ledger, Recorded
from sync.stock.document import Changes
from sync.stock.kinds import kind_named
from sync.stock.verdict import Choice
from sync.stock.views import DocumentView
from sync.wire.drafting import StepData

OFFERED = ("post", "fulfil", "cancel", "reverse", "arrive")
"""The steps that a screen may offer on a document, in this order."""


def steps_open(document: DocumentView, *, site: str) -> tuple[str, ...]:
    """Which of `OFFERED` the law allows on that document at `site`, as it stands here."""
    kind = kind_named(document.kind)
    named = {rule.name: rule for rule in kind.rules}
    found = [
        name
        for name in OFFERED
        if name in named
        and document.state in named[name].reaches
        and site == (document.content.to_site if name == "arrive" else document.site)
    ]
    return tuple(found)


def take(ledger: Ledger, document: str, name: str, *, by: Actor, reason: str = "") -> Recorded:
    """Seal one of those steps. Raises Refusal and Trouble as `Ledger.step`."""
    return ledger.step(document, name, by=by, data=StepData(reason=reason.strip()))


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a case; `changes` says how a draft merged by hand differs."""

    case: str
    take: Choice
    reason: str
    changes: Changes | None = None


def decide(ledger: Ledger, decision: Decision, *, by: Actor) -> Recorded:
    """Seal the decision. Raises Refusal and Trouble as `Ledger.resolve`."""
    data = StepData(changes=decision.changes)
    return ledger.resolve(
        decision.case, take=decision.take, reason=decision.reason, by=by, data=data
    )
