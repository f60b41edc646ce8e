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
    if step.name not in {"post", "arrive"} or document.state != "arrived":
        return ()
    between = in_transit(document.site, document.content.to_site)
    left = [
        (key[1], n)
        for key, n in sorted(deltas(document.movements).items())
        if key[0] == between and n
    ]
    return tuple(_difference(sku, n) for sku, n in left)


def _difference(sku: str, left: int) -> Finding:
    code, word = ("transfer_short", "fewer") if left > 0 else ("transfer_over", "more")
    message = f"{abs(left)} {word} of {sku} arrived than were sent."
    return Finding(code, message, {"sku": sku, "units": str(abs(left))}, (Choice.MINE, Choice.HQ))


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
