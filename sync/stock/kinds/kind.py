"""What a kind of document is: its states and steps as a table, and what its facts move."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol, TypeAlias

from sync.stock.attachment import ATTACH
from sync.stock.document import Content, Document, Line, Step
from sync.stock.movement import Movement
from sync.stock.place import Place, bin_at
from sync.stock.refusal import Refusal
from sync.stock.rights import Right
from sync.stock.verdict import Finding

NEW = "new"
"""The state of a document that has no step yet."""


LAST = "~"
"""Comes after every document's id."""


class Book(Protocol):
    """What a count compares with: the quantity of (place, SKU, lot) as of an instant."""

    def on_hand(self, place: str, sku: str, lot: str, *, at: str, count: str = LAST) -> int:
        """Smallest units at `place` by every movement at or before `at`.

        `count` is the document that asks: what counts of the same instant found that stand after it
        (see counted.position) is not in it.
        """


@dataclass(frozen=True, slots=True)
class StepRule:
    """One row of a kind's table: a step, and for each state it may leave the one it reaches.

    A fact says that goods physically moved, so it counts from any state: `unusual` gives for a
    state that it should not leave the code of the case and the state reached. A promise is
    refused there.
    """

    name: str
    reaches: Mapping[str, str]
    right: Right
    is_fact: bool = False
    writes_content: bool = False
    unusual: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))

    def reached_from(self, state: str) -> str:
        """The state after the step; the same where the step leaves it alone."""
        reached = self.reaches.get(state)
        return reached if reached is not None else self.unusual.get(state, ("", state))[1]


Moves: TypeAlias = Callable[[Document, Step, Book], tuple[Movement, ...]]
Notes: TypeAlias = Callable[[Document, Step], tuple[Finding, ...]]


def _nothing_to_note(_document: Document, _step: Step) -> tuple[Finding, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document.

    `check` raises Refusal for content that makes no sense; `moves` says what a fact step moves;
    `notes` what is worth a person's eye in the document after it. `takes_stock`: its lines leave
    the site's shelf, so bin and lot are proposed. `allows_zero`: a line may say 0. `locks`: the state
    in which its lines are held back for somebody. `fields`: header fields beyond party, reference
    and note. `names_customer`: its party may be a person, whose name must be possible to erase.
    """

    name: str
    code: str
    rules: tuple[StepRule, ...]
    check: Callable[[Content], None]
    moves: Moves
    notes: Notes = _nothing_to_note
    takes_stock: bool = False
    allows_zero: bool = False
    locks: str = ""
    fields: tuple[str, ...] = ()
    names_customer: bool = False

    def rule(self, name: str) -> StepRule:
        """The row of a step; raises Refusal `unknown_step`.

        Whoever may begin a document may attach something to it.
        """
        if name == ATTACH:
            return StepRule(ATTACH, {}, self.rules[0].right)
        for rule in self.rules:
            if rule.name == name:
                return rule
        raise Refusal("unknown_step", f"A {self.name} has no step {name[:40]!r}.")


def usual_rules(right: Right, *, posted: str = "posted") -> tuple[StepRule, ...]:
    """The steps that every kind has: draft, edit, post, cancel, reverse."""
    unusual = {
        "cancelled": ("posted_after_cancel", posted),
        posted: ("posted_twice", posted),
        "reversed": ("posted_after_reversal", posted),
    }
    return (
        StepRule("draft", {NEW: "draft"}, right, writes_content=True),
        StepRule("edit", {"draft": "draft"}, right),
        StepRule(
            "post",
            {NEW: posted, "draft": posted},
            right,
            is_fact=True,
            writes_content=True,
            unusual=unusual,
        ),
        StepRule("cancel", {"draft": "cancelled"}, right),
        StepRule("reverse", {posted: "reversed"}, Right.REVERSE),
    )


def one_way(
    document: Document, step: Step, *, origin: Place | None, destination: Place | None
) -> tuple[Movement, ...]:
    """Each line once; None stands for the line's own bin at the document's site."""
    return tuple(
        moved(
            step,
            line,
            origin=origin or shelf(document, line),
            destination=destination or shelf(document, line),
        )
        for line in document.content.lines
    )


def shelf(document: Document, line: Line) -> Place:
    """The bin of a line at the document's site."""
    return bin_at(document.site, line.bin)


def moved(
    step: Step, line: Line, *, origin: Place, destination: Place, quantity: int | None = None
) -> Movement:
    """One line's movement, all of it unless `quantity` says otherwise."""
    return Movement(
        step.id,
        line.line,
        line.sku,
        line.lot,
        line.expires,
        origin,
        destination,
        line.quantity if quantity is None else quantity,
        step.at,
    )


def check_lines(content: Content) -> None:
    """A document that moves goods needs a line; each line is above zero."""
    if not content.lines:
        raise Refusal("no_lines", "A document needs at least one line.")
    for line in content.lines:
        if line.quantity <= 0:
            raise Refusal(
                "quantity_not_positive",
                f"Line {line.line} needs a quantity above zero.",
                line=line.line,
            )
