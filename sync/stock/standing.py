"""A paper without an act of its that never was: what state the others give it."""

from collections.abc import Iterable

from sync.stock.document import Document
from sync.stock.kinds import kind_named
from sync.stock.kinds.kind import NEW

_POSTED = frozenset({"posted_twice", "posted_after_cancel", "posted_after_reversal"})
_AFTER_ITS_END = frozenset(
    {
        "arrived_after_cancel",
        "arrived_after_reversal",
        "fulfilled_after_cancel",
        "fulfilled_after_reversal",
    }
)
_ENDED = frozenset({"cancelled", "reversed"})


def asks_of_a_post(code: str) -> bool:
    """Whether a case of that code asks if a paper was posted once more than it was."""
    return code in _POSTED


def asks_of_an_end(code: str) -> bool:
    """Whether a case of that code asks if an act has begun the paper anew, or did it once more."""
    return code in _POSTED or code in _AFTER_ITS_END


def state_by(document: Document, names: Iterable[str]) -> str:
    """The state that steps of those names alone, in their order, give the document by its kind's table.

    Only if that is an end, cancelled or reversed: of a post that began the paper, or was made of a
    draft, the state stays. A reversed document stays reversed.
    """
    rules = {rule.name: rule for rule in kind_named(document.kind).rules}
    state = NEW
    for rule in (rules[name] for name in names if name in rules):
        state = rule.reached_from(state)
    return state if state in _ENDED and document.state != "reversed" else document.state
