"""A paper without an act of its that never was: what state the others give it, and what a count is owed then."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sync.stock.counted import Counted, no_longer_owed, owed_to_counts
from sync.stock.document import Document
from sync.stock.kinds import kind_named
from sync.stock.kinds.kind import NEW
from sync.stock.movement import Movement

_POSTED = frozenset({"posted_twice", "posted_after_cancel", "posted_after_reversal"})
_ENDED = frozenset({"cancelled", "reversed"})


def asks_of_a_post(code: str) -> bool:
    """Whether a case of that code asks if a paper was posted once more than it was."""
    return code in _POSTED


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


def owed_anew(
    count: Document,
    step: str,
    owed: Sequence[Movement],
    *,
    late: Mapping[str, tuple[Document, Sequence[Movement]]],
    counted: Counted,
) -> tuple[Movement, ...]:
    """A post of a count never was: what `owed` to its hour goes back, by `step`, and is owed to the post that stands.

    `late` are, by document, the movements for which that was owed; `counted` the lines that stand,
    none where no post does.
    """
    back = no_longer_owed(count, owed, step)
    again = (
        m for document, moved in late.values() for m in owed_to_counts(document, moved, counted)
    )
    return (*back, *(replace(m, step=step, line=f"{n}:{m.line}") for n, m in enumerate(again)))
