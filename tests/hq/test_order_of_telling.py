"""The same facts, told in any order, make the same shelf: counts, late movements and what is reversed."""

from collections.abc import Sequence
from itertools import count, permutations
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.hq.tables import movement
from sync.hq.verification import verify
from tests.hq.world import Till, World, a_content, a_line, at

_bins = count(1)
"""Each trial has a shelf of its own."""


class Told(NamedTuple):
    """A step: what, on which document, how much, and when it was (minutes from noon)."""

    kind: str
    name: str
    document: str
    quantity: int
    minute: int


def tell_all(till: Till, steps: Sequence[Told], shelf: str) -> None:
    """Have those steps told, in that order, all about one shelf of MK02."""
    for kind, name, document, quantity, minute in steps:
        line = a_line(quantity=str(quantity), bin=shelf)
        content = a_content(line, party="S" if kind == "receipt" else "")
        told = till.tell(
            name,
            kind,
            document=f"{document}-{shelf}",
            at=at(minute),
            content=content if name == "post" else None,
            number=f"N-{document}-{shelf}",
        )
        assert told.verdict in {"applied", "applied_with_exception"}


def shelf_after(world: World, till: Till, steps: Sequence[Told]) -> tuple[int, int]:
    """What is on a new shelf once these were told in that order, and what counts have written off."""
    shelf = f"B{next(_bins)}"
    tell_all(till, steps, shelf)
    place = f"MK02/{shelf}"
    off = [
        m.quantity if m.destination == "@variance" else -m.quantity
        for m in world.rows(movement)
        if {m.origin, m.destination} == {place, "@variance"}
    ]
    return world.stock(place), sum(off)


def in_any_order(steps: Sequence[Told]) -> list[tuple[Told, ...]]:
    """Every order in which a document is posted before it is reversed."""
    return [
        order
        for order in permutations(steps)
        if all(
            order.index(post) < order.index(back)
            for post in order
            for back in order
            if back.name == "reverse" != post.name and back.document == post.document
        )
    ]


RECEIPT = Told("receipt", "post", "r", 5, -30)
SALE = Told("issue", "post", "s", 3, -60)
COUNT = Told("count", "post", "c", 7, 0)
SECOND = Told("count", "post", "d", 9, 60)
AGAIN = Told("count", "post", "e", 7, 60)
"""Told after COUNT, it finds what the book says."""


def reversal(of: Told, minute: int) -> Told:
    return of._replace(name="reverse", minute=minute)


@pytest.mark.parametrize(
    ("steps", "shelf"),
    [
        ([RECEIPT, COUNT, reversal(RECEIPT, 90)], 7),
        ([SALE, COUNT, reversal(SALE, 90)], 7),
        ([RECEIPT, COUNT, reversal(COUNT, 90)], 5),
        ([RECEIPT, COUNT, SECOND, reversal(COUNT, 90)], 9),
        ([RECEIPT, COUNT, SECOND, reversal(RECEIPT, 30)], 9),
        ([RECEIPT, COUNT, reversal(COUNT, 90), reversal(RECEIPT, 120)], 0),
        ([RECEIPT._replace(minute=30), COUNT, reversal(RECEIPT._replace(minute=30), 90)], 7),
        ([COUNT, AGAIN, reversal(AGAIN, 90), reversal(COUNT, 90)], 0),
        ([AGAIN, COUNT._replace(quantity=3), RECEIPT._replace(minute=90), reversal(AGAIN, 90)], 8),
    ],
)
def test_a_reversal_counts_alike_whenever_it_is_told(
    lite: World, steps: list[Told], shelf: int
) -> None:
    till = lite.till()
    orders = in_any_order(steps)
    assert {shelf_after(lite, till, order)[0] for order in orders} == {shelf}
    assert verify(lite.database).problems == ()


@pytest.mark.parametrize("minute", [-5, 5])
@pytest.mark.parametrize("first", ["receipt", "count"])
@pytest.mark.parametrize("take", ["", "mine", "hq"])
def test_a_reversal_within_the_window_goes_by_what_the_count_took_it_for(
    lite: World, minute: int, first: str, take: str
) -> None:
    till, receipt = lite.till(), RECEIPT._replace(minute=minute)
    steps = sorted((receipt, COUNT), key=lambda step: step.kind != first)
    tell_all(till, steps, "B")
    asked = [case for case in lite.document("c-B").cases if take]
    for case in asked:
        till.tell("resolve", "count", document="c-B", case=case.case, take=take, reason="r")
    tell_all(till, [reversal(receipt, 90)], "B")
    assert lite.stock("MK02/B") == COUNT.quantity
    assert {case.state for case in lite.document("c-B").cases} == {"resolved"}
    assert verify(lite.database).problems == ()


@st.composite
def days(draw: st.DrawFn) -> tuple[list[Told], list[Told]]:
    """Receipts, sales and counts of one shelf, some reversed, no two within the window; told two ways."""
    minutes = st.lists(
        st.integers(-9, 9).map(lambda n: n * 20), min_size=2, max_size=5, unique=True
    )
    posts = [
        Told(kind, "post", f"{kind[0]}{n}", draw(st.integers(1, 9)), minute)
        for n, minute in enumerate(draw(minutes))
        for kind in [draw(st.sampled_from(["receipt", "issue", "count", "count"]))]
    ]
    reversed_ones = [post for post in posts if draw(st.booleans())]
    back = [reversal(post, draw(st.integers(-9, 20)) * 20 + 5) for post in reversed_ones]
    return posts + back, _shuffled(draw, posts, back)


def _shuffled(draw: st.DrawFn, posts: list[Told], back: list[Told]) -> list[Told]:
    """Posts in any order, each reversal anywhere after its post."""
    order = list(draw(st.permutations(posts)))
    for one in back:
        first = next(n for n, step in enumerate(order) if step.document == one.document)
        order.insert(draw(st.integers(first + 1, len(order))), one)
    return order


@given(days())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_same_facts_in_any_order_make_the_same_shelf(
    lite: World, told: tuple[list[Told], list[Told]]
) -> None:
    till = lite.till(number=str(next(_bins)))
    first, second = (shelf_after(lite, till, order) for order in told)
    assert first == second, told
