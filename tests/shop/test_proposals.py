from dataclasses import dataclass, field

import pytest

from sync.shop.proposals import with_places
from sync.shop.shelf import BalanceRow, CacheBook
from sync.stock.document import Content, Line, Step
from sync.stock.kinds import kind_named
from tests.makers import NOON

SOON, LATER = "2026-11-21T00:00:00.000Z", "2026-12-21T00:00:00.000Z"


@dataclass
class Shelves:
    """A book of the rows given, all of one SKU."""

    given: list[BalanceRow] = field(default_factory=list)

    def rows(self, sku: str) -> list[BalanceRow]:
        assert sku
        return self.given

    def on_hand(self, place: str, sku: str, lot: str, *, at: str) -> int:
        assert sku
        assert at
        return sum(row.on_hand for row in self.given if (row.place, row.lot) == (place, lot))


def row(place: str, on_hand: int, *, lot: str = "", expires: str = "") -> BalanceRow:
    return BalanceRow(place, lot, expires, 0, on_hand, 0)


def proposed(kind: str, content: Content, *rows: BalanceRow) -> list[tuple[str, str, str]]:
    book: CacheBook = Shelves(list(rows))  # type: ignore[assignment]  # what proposals ask of a book
    step = Step("s", "d", kind, "post", "KC00", NOON)
    found = with_places(content, kind_named(kind), step=step, book=book)
    return [(line.bin, line.lot, line.expires) for line in found.lines]


def lines(*quantities: int) -> tuple[Line, ...]:
    return tuple(Line(str(n), "TEA", quantity) for n, quantity in enumerate(quantities, 1))


EARLIER_LATER = (
    row("KC00/A", 10, lot="L2", expires=LATER),
    row("KC00/B", 4, lot="L1", expires=SOON),
)


def test_what_expires_first_goes_first() -> None:
    assert proposed("issue", Content(lines(4)), *EARLIER_LATER) == [("B", "L1", SOON)]


def test_a_row_without_enough_is_passed_over() -> None:
    assert proposed("issue", Content(lines(5)), *EARLIER_LATER) == [("A", "L2", LATER)]


def test_where_no_row_has_enough_the_fullest_is_meant() -> None:
    assert proposed("issue", Content(lines(50)), *EARLIER_LATER) == [("A", "L2", LATER)]


def test_what_earlier_lines_take_is_not_offered_again() -> None:
    assert proposed("issue", Content(lines(3, 3)), *EARLIER_LATER) == [
        ("B", "L1", SOON),
        ("A", "L2", LATER),
    ]


def test_goods_that_do_not_expire_go_last() -> None:
    rows = (row("KC00/A", 9), row("KC00/B", 9, lot="L", expires=LATER))
    assert proposed("issue", Content(lines(1)), *rows) == [("B", "L", LATER)]


def test_what_a_person_named_stays() -> None:
    content = Content((Line("1", "TEA", 1, bin="Z"), Line("2", "TEA", 1, lot="X")))
    assert proposed("issue", content, *EARLIER_LATER) == [("Z", "", ""), ("", "X", "")]


def test_an_empty_shelf_proposes_nothing() -> None:
    assert proposed("issue", Content(lines(1)), row("KC00/A", 0), row("KC00/B", -3)) == [
        ("", "", "")
    ]


def test_only_the_own_sites_shelves_are_proposed() -> None:
    rows = (row("MK02/A", 9), row("@transit/MK02/KC00", 9))
    assert proposed("issue", Content(lines(1)), *rows) == [("", "", "")]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("transfer", Content(lines(1), to_site="MK02")),
        ("return", Content(lines(1), counterpart="supplier")),
        ("adjustment", Content(lines(1), reason="loss")),
        ("adjustment", Content(lines(1), reason="internal")),
    ],
)
def test_whatever_leaves_the_shelf_is_proposed(kind: str, content: Content) -> None:
    assert proposed(kind, content, *EARLIER_LATER) == [("B", "L1", SOON)]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("receipt", Content(lines(1))),
        ("return", Content(lines(1), counterpart="customer")),
        ("adjustment", Content(lines(1), reason="gain")),
    ],
)
def test_what_comes_in_is_left_as_it_is(kind: str, content: Content) -> None:
    assert proposed(kind, content, *EARLIER_LATER) == [("", "", "")]


def test_a_count_takes_the_only_row_there_is() -> None:
    only = row("KC00/A", 7, lot="L", expires=SOON)
    assert proposed("count", Content(lines(1)), only, row("KC00/B", 0)) == [("A", "L", SOON)]
    assert proposed("count", Content(lines(1)), *EARLIER_LATER) == [("", "", "")]


def test_a_count_writes_down_what_the_books_say() -> None:
    book: CacheBook = Shelves([row("KC00/A", 7)])  # type: ignore[assignment]  # what proposals ask of a book
    step = Step("s", "d", "count", "post", "KC00", NOON)
    content = Content((Line("1", "TEA", 5, bin="A"), Line("2", "TEA", 5, bin="B")))
    found = with_places(content, kind_named("count"), step=step, book=book)
    assert [line.book for line in found.lines] == [7, 0]
