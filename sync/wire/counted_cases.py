"""What people said of goods that moved close to a count, read from the count's cases: at both ends alike."""

from collections.abc import Collection, Iterable

from sync.stock.counted import CountLine
from sync.stock.decision import asks_if_same
from sync.stock.movement import Movement
from sync.stock.verdict import Choice
from sync.wire.messages import CaseLetter

COUNT_WINDOW = "count_window"
COUNTS_DIFFER = "counts_differ"
HOUR = "counted_at"
"""The fact of such a case that says at which hour its line was counted: a paper may be posted again."""


def asks_about(case: CaseLetter, number: str) -> bool:
    """Whether a case asks which was first, the count or the document of that number."""
    return case.code == COUNT_WINDOW and case.facts.get("number") == number


def planned_before(case: CaseLetter) -> bool:
    """Whether an HQ asked this that planned for the next count itself, and owed nothing meanwhile."""
    return case.code == COUNT_WINDOW and "at" not in case.facts


def was_taken_back(case: CaseLetter) -> bool:
    """Whether somebody decided that what the step of this case had moved never moved a second time."""
    return case.taken == Choice.HQ and asks_if_same(case.code)


def asks_of_line(case: CaseLetter, line: CountLine) -> bool:
    """Whether a case on a count is about that line, and about the post of that hour.

    An HQ before this one told no hour: then it is about every post of the paper.
    """
    facts = case.facts
    return facts.get("line") == line.line and facts.get(HOUR, line.at) == line.at


def line_left(case: CaseLetter, line: CountLine) -> bool:
    """Whether that line of the case's count stands no more, as somebody decided.

    An HQ before this one told no line: it took the figure back, and the line went on as a count.
    """
    is_left = case.code == COUNTS_DIFFER and case.taken == Choice.HQ
    return is_left and asks_of_line(case, line)


def said_before(
    cases: Iterable[CaseLetter], steps: Collection[str], movement: Movement, line: CountLine
) -> bool | None:
    """Whether a person said that the movement was before that count; None: nobody decided.

    `cases` are those that ask about the movement's document, `steps` the ids of the count's own
    steps: what an older HQ asked when a movement was told late is open still, and owed nothing.
    """
    for case in cases:
        facts = case.facts
        if (
            facts.get("sku") != movement.sku
            or facts.get("line", line.line) != line.line
            or facts.get("at", movement.at) != movement.at
            or facts.get(HOUR, line.at) != line.at
        ):
            continue
        if case.taken:
            return case.taken == Choice.MINE
        if planned_before(case):
            return None if case.step in steps else False
    return None
