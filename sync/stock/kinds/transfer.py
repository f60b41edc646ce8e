"""Transfer 調撥: two facts by two sites, dispatch and arrival, with the goods in transit between.

The arrival may be told before the dispatch: the document is `early` until that arrives too.
"""

from dataclasses import replace

from sync.stock.document import Content, Document, Step
from sync.stock.kinds.kind import (
    NEW,
    Book,
    Kind,
    StepRule,
    check_lines,
    moved,
    one_way,
    usual_rules,
)
from sync.stock.movement import Movement, deltas
from sync.stock.place import bin_at, check_site_code, in_transit
from sync.stock.quantity import format_quantity
from sync.stock.refusal import Refusal
from sync.stock.rights import Right
from sync.stock.verdict import Choice, Finding


def _check(content: Content) -> None:
    check_site_code(content.to_site)
    check_lines(content)


def _moves(document: Document, step: Step, _book: Book) -> tuple[Movement, ...]:
    content = document.content
    between = in_transit(document.site, content.to_site)
    if step.name == "post":
        return one_way(document, step, origin=None, destination=between)
    arrived = step.arrived or {}
    unknown = sorted(set(arrived) - {line.line for line in content.lines})
    if unknown:
        raise Refusal(
            "unknown_line", f"The transfer has no line {unknown[0][:40]!r}.", line=unknown[0][:40]
        )
    return tuple(
        moved(step, line, origin=between, destination=bin_at(content.to_site), quantity=quantity)
        for line in content.lines
        if (quantity := arrived.get(line.line, line.quantity))
    )


def _notes(document: Document, step: Step) -> tuple[Finding, ...]:
    """Once both facts are told, what left and what came are compared."""
    return differences_left(document) if step.name in {"post", "arrive"} else ()


def differences_left(document: Document) -> tuple[Finding, ...]:
    """What is left in transit of a transfer that has arrived: one finding a (SKU, lot)."""
    if document.state != "arrived":
        return ()
    between = in_transit(document.site, document.content.to_site)
    return tuple(
        _difference(document.content, sku, lot, left=left)
        for (place, sku, lot), left in sorted(deltas(document.movements).items())
        if place == between and left
    )


def _difference(content: Content, sku: str, lot: str, *, left: int) -> Finding:
    code, word = ("transfer_short", "fewer") if left > 0 else ("transfer_over", "more")
    decimals = next((line.decimals for line in content.lines if line.sku == sku), 0)
    units = format_quantity(abs(left), decimals)
    facts = {"sku": sku, "units": units} | ({"lot": lot} if lot else {})
    message = f"{units} {word} of {sku} arrived than were sent."
    return Finding(code, message, facts, (Choice.MINE, Choice.HQ))


_ARRIVE = StepRule(
    "arrive",
    {"dispatched": "arrived"},
    Right.TRANSFER,
    is_fact=True,
    unusual={
        NEW: ("arrived_before_dispatch", "early"),
        "draft": ("arrived_before_dispatch", "early"),
        "early": ("arrived_twice", "early"),
        "arrived": ("arrived_twice", "arrived"),
        "cancelled": ("arrived_after_cancel", "early"),
        "reversed": ("arrived_after_reversal", "arrived"),
    },
)


def _adapted(rule: StepRule) -> StepRule:
    if rule.name == "post":
        unusual = {**rule.unusual, "arrived": ("posted_twice", "arrived")}
        return replace(rule, reaches={**rule.reaches, "early": "arrived"}, unusual=unusual)
    if rule.name == "reverse":
        return replace(rule, reaches={"dispatched": "reversed", "arrived": "reversed"})
    return rule


_RULES = tuple(_adapted(rule) for rule in usual_rules(Right.TRANSFER, posted="dispatched"))

KIND = Kind(
    "transfer",
    "TR",
    (*_RULES, _ARRIVE),
    _check,
    _moves,
    _notes,
    takes_stock=True,
    fields=("to_site",),
)
