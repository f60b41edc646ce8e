"""Why a figure is what it is: the count it stands on, what came, what went, and what is left of it.

The sum is added up from the rows themselves and then compared with the figure that is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sync.stock.views import WhyRow


@dataclass(frozen=True, slots=True)
class Standing:
    """A last count that moved nothing, so that no movement tells of it."""

    at: str
    document: str


@dataclass(frozen=True, slots=True)
class Account:
    """`rows` are those since the last count, it included, oldest first; figures are smallest units.

    `opening` is the balance after that count, else what the figure starts from. `crossing` is the
    step that took the figure below zero, where it is below zero now.
    """

    rows: tuple[WhyRow, ...]
    decimals: int
    is_counted: bool
    opening: int
    came: int
    came_times: int
    went: int
    went_times: int
    shown: int
    waiting: int
    steps: int
    crossing: WhyRow | None = None

    @property
    def total(self) -> int:
        """What the rows add up to."""
        return self.opening + self.came - self.went

    @property
    def adds_up(self) -> bool:
        """Whether the rows say what the books show."""
        return self.total == self.shown

    @property
    def first_wrong(self) -> WhyRow | None:
        """The first step whose balance does not follow from the one before, if any does not."""
        balance = self.opening
        for row in self.rows[1 if self.is_counted else 0 :]:
            balance += row.delta
            if row.balance != balance:
                return row
        return None


def account_of(
    rows: Sequence[WhyRow],
    *,
    shown: int,
    decimals: int,
    standing: Standing | None = None,
    opening: int = 0,
) -> Account:
    """The account of a figure. `rows` are all it is made of, oldest first; `shown` is the figure.

    `standing` is the last count of the goods, wherever a count that moved nothing is newer;
    `opening` is what a figure starts from that stands on another, as available does on what is on hand.
    """
    told = _with_standing(list(rows), standing, decimals)
    start = max((n for n, row in enumerate(told) if row.kind == "count"), default=-1)
    since = tuple(told[max(start, 0) :])
    is_counted = start >= 0
    moving = since[1:] if is_counted else since
    came = [row.delta for row in moving if row.delta > 0]
    went = [-row.delta for row in moving if row.delta < 0]
    return Account(
        since,
        decimals,
        is_counted,
        since[0].balance if is_counted else opening,
        sum(came),
        len(came),
        sum(went),
        len(went),
        shown,
        sum(not row.verdict for row in since),
        len(told),
        _crossing(told, shown, opening),
    )


def _with_standing(rows: list[WhyRow], standing: Standing | None, decimals: int) -> list[WhyRow]:
    """The rows with a count that found just what the books said, where it belongs."""
    if standing is None or any(row.document == standing.document for row in rows):
        return rows
    place = sum(row.at <= standing.at for row in rows)
    balance = rows[place - 1].balance if place else 0
    count = WhyRow(
        standing.at, "", standing.document, "count", "post", "", "", decimals, 0, balance,
        "applied", balance,
    )  # fmt: skip
    return [*rows[:place], count, *rows[place:]]


def _crossing(rows: Sequence[WhyRow], shown: int, opening: int) -> WhyRow | None:
    """The newest step that led from not below zero to below it."""
    if shown >= 0:
        return None
    before = [opening, *(row.balance for row in rows)]
    crossed = [row for row, was in zip(rows, before, strict=False) if was >= 0 > row.balance]
    return crossed[-1] if crossed else None
