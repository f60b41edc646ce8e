"""Reservation 保留: goods held back for somebody, with or without a deposit, until they are taken or let go.

A promise: only `fulfil` moves goods. `contested` is the state at HQ of one that went beyond what
there was, until a person has decided. `reference` is the deposit's.
"""

from sync.stock.document import Document, Step
from sync.stock.kinds.kind import NEW, Book, Kind, StepRule, check_lines, moved, shelf
from sync.stock.movement import Movement
from sync.stock.place import CUSTOMER
from sync.stock.refusal import Refusal
from sync.stock.rights import Right

RESERVED, CONTESTED = "reserved", "contested"
_DONE = "fulfilled"


def _moves(document: Document, step: Step, _book: Book) -> tuple[Movement, ...]:
    """What was handed over; what is left out of `arrived` goes as it was reserved."""
    taken = step.arrived or {}
    unknown = sorted(set(taken) - {line.line for line in document.content.lines})
    if unknown:
        name = unknown[0][:40]
        raise Refusal("unknown_line", f"The reservation has no line {name!r}.", line=name)
    return tuple(
        moved(step, line, origin=shelf(document, line), destination=CUSTOMER, quantity=quantity)
        for line in document.content.lines
        if (quantity := taken.get(line.line, line.quantity))
    )


_FULFIL = StepRule(
    "fulfil",
    {RESERVED: _DONE, CONTESTED: _DONE},
    Right.SELL,
    is_fact=True,
    unusual={
        NEW: ("fulfilled_before_post", _DONE),
        "draft": ("fulfilled_before_post", _DONE),
        "cancelled": ("fulfilled_after_cancel", _DONE),
        _DONE: ("fulfilled_twice", _DONE),
        "reversed": ("fulfilled_after_reversal", _DONE),
    },
)

_RULES = (
    StepRule("draft", {NEW: "draft"}, Right.SELL, writes_content=True),
    StepRule("edit", {"draft": "draft"}, Right.SELL),
    StepRule("post", {NEW: RESERVED, "draft": RESERVED}, Right.SELL, writes_content=True),
    StepRule(
        "cancel",
        {"draft": "cancelled", RESERVED: "cancelled", CONTESTED: "cancelled"},
        Right.SELL,
    ),
    StepRule("confirm", {CONTESTED: RESERVED}, Right.RESOLVE),
    _FULFIL,
    StepRule("reverse", {_DONE: "reversed"}, Right.REVERSE),
)

KIND = Kind("reservation", "RV", _RULES, check_lines, _moves, locks=RESERVED, names_customer=True)
