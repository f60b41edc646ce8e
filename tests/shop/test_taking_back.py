"""Goods posted at two tills and counted meanwhile: what both tills show once somebody has decided."""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sync.shop.ledger import Actor, NewDocument
from sync.stock.document import Content
from sync.stock.verdict import Choice
from tests.clocks import HandClock
from tests.near_hq import Shop, two_near_shops
from tests.shop.shops import a_line

DESK = Actor()
GOODS = 5
_bins = count(1)


class Tills(NamedTuple):
    """Two of one site, and their clock."""

    shops: Sequence[Shop]
    clock: HandClock


@pytest.fixture
def tills(tmp_path: Path) -> Iterator[Tills]:
    clock = HandClock()
    with two_near_shops(tmp_path, clock) as shops:
        yield Tills(shops, clock)


class Day(NamedTuple):
    """What counts found before, between and after the two posts and after the decision; who speaks first.

    `counts` are by gap (0 to 3): the till that counted, and what it found.
    """

    counts: Sequence[Sequence[tuple[int, int]]]
    first: int
    take: Choice


def left(day: Day) -> int:
    """What must be on the shelf: of the two posts the one told second is taken back where `hq` is said."""
    stands = [day.take is Choice.MINE or day.first == till for till in (0, 1)]
    shelf = 0
    for gap, moved in enumerate((*(GOODS * stood for stood in stands), 0, 0)):
        for _, found in day.counts[gap]:
            shelf = found
        shelf += moved
    return shelf


def _count_all(tills: Tills, shelf: str, counts: Sequence[tuple[int, int]]) -> None:
    for till, found in counts:
        tills.clock.pass_s(1200)
        content = Content((a_line(quantity=found, bin=shelf),))
        tills.shops[till].books.ledger.record(NewDocument(kind="count", content=content), by=DESK)
    tills.clock.pass_s(1200)


def _shelf(shop: Shop, shelf: str) -> int:
    rows = shop.books.projection.book.rows("TEA")
    return sum(row.on_hand for row in rows if row.place == f"MK02/{shelf}")


def _heard(tills: Tills, first: int) -> None:
    for till in (first, 1 - first, first):
        tills.shops[till].sync()


def _live(tills: Tills, day: Day, shelf: str) -> tuple[int, int]:
    """What the decision's preview says will be left, and what is left after it; then the last counts."""
    content = Content((a_line(quantity=GOODS, bin=shelf),), party="S")
    draft = NewDocument(kind="receipt", content=content, post=False)
    paper = tills.shops[0].books.ledger.record(draft, by=DESK).document
    _heard(tills, 0)
    for gap in (0, 1):
        _count_all(tills, shelf, day.counts[gap])
        tills.shops[gap].books.ledger.step(paper, "post", by=DESK)
    _count_all(tills, shelf, day.counts[2])
    _heard(tills, day.first)
    decider = tills.shops[1 - day.first].books
    cases = decider.reading.cases(state="open")
    (asked,) = (c for c in cases if (c.document, c.code) == (paper, "posted_twice"))
    changes = {c.place: c.after for c in decider.reading.preview(asked.case, day.take.value)}
    promised = changes.get(f"MK02/{shelf}", _shelf(tills.shops[0], shelf))
    decider.ledger.resolve(asked.case, take=day.take, reason="looked", by=DESK)
    _heard(tills, 1 - day.first)
    return promised, _shelf(tills.shops[0], shelf)


COUNTS = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 9)), max_size=2)


@given(
    st.builds(
        Day,
        st.tuples(COUNTS, COUNTS, COUNTS, COUNTS),
        st.integers(0, 1),
        st.sampled_from([Choice.HQ, Choice.HQ, Choice.MINE]),
    )
)
@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_both_tills_show_what_counts_found_and_what_moved_after_them(
    tills: Tills, day: Day
) -> None:
    shelf = f"B{next(_bins)}"
    promised, decided = _live(tills, day, shelf)
    assert promised == decided
    _count_all(tills, shelf, day.counts[3])
    _heard(tills, 0)
    assert [_shelf(till, shelf) for till in tills.shops] == [left(day), left(day)]
