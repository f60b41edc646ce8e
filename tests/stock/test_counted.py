"""Facts told in any order, by the law alone: a ledger that asks it as HQ and the shop do."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.stock.counted import (
    CountLine,
    Position,
    asked,
    choices,
    count_lines,
    counts_as_before,
    hour_given_up,
    line_given_up,
    no_longer_owed,
    owed_to_counts,
    position,
    posts_given_up,
    still_moved,
    touches,
)
from sync.stock.document import Content, Document, Line, Step
from sync.stock.kinds.kind import LAST
from sync.stock.law import take_step
from sync.stock.movement import Movement, StockKey
from sync.stock.place import CUSTOMER, VARIANCE, Place
from sync.stock.verdict import Choice

SHELF = Place("MK02/A")
KEY: StockKey = (SHELF, "TEA", "")


def a_time(minute: int) -> str:
    return f"2026-11-20T04:{minute:02}:00.000Z"


def posted(name: str, kind: str, quantity: int, minute: int) -> Step:
    content = Content((Line("1", "TEA", quantity, bin="A"),), party="S")
    return Step(f"s-{name}", name, kind, "post", "MK02", a_time(minute), name, content)


def reversal(post: Step) -> Step:
    return Step(f"r-{post.document}", post.document, post.kind, "reverse", "MK02", a_time(59))


@dataclass
class Ledger:
    """Documents, their movements and posted count lines, as told so far; a book of them."""

    documents: dict[str, Document] = field(default_factory=dict)
    lines: list[CountLine] = field(default_factory=list)
    asked: set[tuple[CountLine, str]] = field(default_factory=set)

    def on_hand(self, place: str, sku: str, lot: str, *, at: str, count: str = LAST) -> int:
        assert (place, sku, lot) == KEY
        return sum(m.effect(place) for where, m in self.moved() if where <= (at, count))

    def moved(self) -> list[tuple[Position, Movement]]:
        told = [(d, m) for d in self.documents.values() for m in d.movements]
        return [(position(m, document=d.id, kind=d.kind), m) for d, m in told]

    def tell(self, step: Step) -> None:
        outcome = take_step(self.documents.get(step.document), step, self)
        document, moved = outcome.document, list(outcome.movements)
        if step.name == "reverse":
            owed = [m for _, m in self.moved() if m.line.startswith(f"count:{document.id}:")]
            moved += no_longer_owed(document, owed, step.id)
            self.lines = [line for line in self.lines if line.document != document.id]
            self.asked = {q for q in self.asked if document.id not in {q[0].document, q[1]}}
        elif document.kind == "count":
            self._ask_of(document, step)
        else:
            self.asked |= {
                (line, document.id) for line in asked(document, moved, {KEY: self.lines})
            }
        moved += owed_to_counts(document, moved, {KEY: self.lines})
        whole = (*outcome.document.movements, *moved[len(outcome.movements) :])
        self.documents[document.id] = Document(
            document.id, document.kind, "MK02", "", document.state, document.content, "", whole
        )
        if (document.kind, step.name) == ("count", "post"):
            self.lines += count_lines(document, step.at)

    def give_up(self, line: CountLine) -> None:
        document = self.documents[line.document]
        owed = [m for _, m in self.moved() if m.line.startswith(f"count:{document.id}:")]
        back = line_given_up(document, line, owed, "g")
        self.lines.remove(line)
        more = (*back, *owed_to_counts(document, back, {KEY: self.lines}))
        document = replace(document, movements=(*document.movements, *more))
        self.documents[document.id] = document

    def give_up_hour(self, count: str, at: str) -> None:
        document = self.documents[count]
        others = [m for d in self.documents.values() if d.id != count for m in d.movements]
        owed = [m for m in others if m.line.startswith(f"count:{count}:")]
        back = hour_given_up(document, at, owed, "h")
        self.lines = [line for line in self.lines if line.position != (at, count)]
        more = (*back, *owed_to_counts(document, back, {KEY: self.lines}))
        self.documents[count] = replace(document, movements=(*document.movements, *more))

    def _ask_of(self, count: Document, step: Step) -> None:
        for line in count_lines(count, step.at):
            for other in self.documents.values():
                goods = other.kind != "count" and still_moved(other.id, other.movements, line)
                self.asked |= {(line, other.id)} if goods else set()


@pytest.mark.parametrize(
    ("origin", "destination", "sku", "lot", "touched"),
    [
        (SHELF, CUSTOMER, "TEA", "", True),
        (CUSTOMER, SHELF, "TEA", "", True),
        (Place("MK02/B"), CUSTOMER, "TEA", "", False),
        (SHELF, CUSTOMER, "RICE", "", False),
        (SHELF, CUSTOMER, "TEA", "L1", False),
    ],
)
def test_goods_touch_a_count_where_they_leave_or_reach_what_it_counted(
    origin: Place, destination: Place, sku: str, lot: str, *, touched: bool
) -> None:
    other = Movement("s", "1", "RICE", "", "", CUSTOMER, CUSTOMER, 1, a_time(1))
    m = Movement("s", "2", sku, lot, "", origin, destination, 1, a_time(1))
    assert touches([other, m], {KEY: []}) is touched
    assert not touches([other, m], {})


def told(steps: Sequence[Step]) -> Ledger:
    ledger = Ledger()
    for step in steps:
        ledger.tell(step)
    return ledger


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Step], list[Step]]:
    """The same facts in two orders; each reversal somewhere after its post."""
    kinds = st.sampled_from(["receipt", "issue", "count", "count"])
    acts = draw(st.lists(st.tuples(kinds, st.integers(1, 9), st.integers(0, 6)), max_size=6))
    posts = [posted(f"d{n}", kind, many, 4 * when) for n, (kind, many, when) in enumerate(acts)]
    gone = [post for post in posts if draw(st.booleans())]
    orders: list[list[Step]] = []
    for _ in range(2):
        order = draw(st.permutations(posts))
        for post in gone:
            at = draw(st.integers(1 + order.index(post), len(order)))
            order.insert(at, reversal(post))
        orders.append(order)
    return orders[0], orders[1]


@given(histories())
def test_any_order_of_telling_gives_the_same_figures_and_questions(
    orders: tuple[list[Step], list[Step]],
) -> None:
    one, other = (told(order) for order in orders)
    assert one.asked == other.asked
    for line in (*one.lines, CountLine("~", "", SHELF, "TEA", "", "~")):
        instant, count = line.position
        assert one.on_hand(*KEY, at=instant, count=count) == other.on_hand(
            *KEY, at=instant, count=count
        )


@given(histories())
def test_what_each_count_found_is_what_the_book_says_right_after_it(
    orders: tuple[list[Step], list[Step]],
) -> None:
    for ledger in map(told, orders):
        found = {
            line.document: ledger.on_hand(*KEY, at=line.at, count=line.document)
            for line in ledger.lines
        }
        counted = {d: ledger.documents[d].content.lines[0].quantity for d in found}
        assert found == counted


LATE = posted("late", "receipt", 3, 9)


@given(histories(), st.integers(0, 9))
def test_a_line_given_up_leaves_all_as_if_it_had_never_been_counted(
    orders: tuple[list[Step], list[Step]], which: int
) -> None:
    order, _ = orders
    ledger = told([*order, posted("c", "count", 4, 10)])
    line = ledger.lines[which % len(ledger.lines)]
    ledger.give_up(line)
    ledger.tell(LATE)
    without = [step for step in order if step.document != line.document]
    other = told([*without, *[posted("c", "count", 4, 10)] * (line.document != "c"), LATE])
    for instant, count in (*(line.position for line in ledger.lines), ("~", "~")):
        there = other.on_hand(*KEY, at=instant, count=count)
        assert ledger.on_hand(*KEY, at=instant, count=count) == there


@given(histories(), st.integers(0, 59), st.integers(0, 59), st.booleans())
def test_a_count_posted_again_has_counted_twice_and_a_post_that_never_was_leaves_no_trace(
    orders: tuple[list[Step], list[Step]], first: int, again: int, is_first_gone: bool
) -> None:
    minutes = [first, again] if first != again else [first, 59 - first]
    posts = [posted("c", "count", 4 + n, minute) for n, minute in enumerate(minutes)]
    ledger = told([*orders[0], *posts, LATE])
    assert [ledger.on_hand(*KEY, at=p.at, count="c") for p in posts] == [4, 5]
    gone, left = posts if is_first_gone else posts[::-1]
    ledger.give_up_hour("c", gone.at)
    other = told([*orders[0], left, LATE])
    for instant, count in (*(line.position for line in ledger.lines), ("~", "~")):
        there = other.on_hand(*KEY, at=instant, count=count)
        assert ledger.on_hand(*KEY, at=instant, count=count) == there


def test_one_movement_owed_at_two_hours_of_a_paper_has_two_names() -> None:
    ledger = told([posted("c", "count", 7, n) for n in (1, 2)])
    sale = Movement("s", "1", "TEA", "", "", SHELF, CUSTOMER, 2, a_time(3))
    owed = owed_to_counts(
        Document("i", "issue", "MK02", "", "", Content(), ""),
        [sale],
        {KEY: ledger.lines},
        said=lambda _, line: line.at == a_time(1),
    )
    assert [(m.line, m.at, m.effect(SHELF)) for m in owed] == [
        ("count:c:1:1", a_time(1), 2), ("count:c:1:1:1", a_time(2), -2),
    ]  # fmt: skip


def test_a_line_of_a_count_that_is_reversed_has_nothing_to_give_up() -> None:
    document = told([posted("c", "count", 4, 10)]).documents["c"]
    (line,) = count_lines(document, a_time(10))
    gone = replace(document, state="reversed")
    assert line_given_up(gone, line, (), "g") == hour_given_up(gone, line.at, (), "g") == ()


def test_posts_of_one_instant_that_never_were_leave_what_the_one_before_them_found() -> None:
    ledger = told([posted("c", "count", 4, 10)])
    for step, quantity in (("b", 6), ("c", 9)):
        ledger.tell(replace(posted("c", "count", quantity, 10), id=step))
    document = ledger.documents["c"]
    back = posts_given_up(document, a_time(10), {"b", "c"}, "g")
    assert [(m.step, m.line, m.effect(SHELF), m.at) for m in back] == [
        ("g", "0:posted", -5, a_time(10))
    ]
    whole = replace(document, movements=(*document.movements, *back))
    assert posts_given_up(whole, a_time(10), {"b", "c", "g"}, "h") == ()
    assert posts_given_up(replace(document, state="reversed"), a_time(10), {"b"}, "g") == ()


def test_counts_of_one_instant_stand_in_the_order_of_their_documents() -> None:
    counts = [posted("c1", "count", 7, 0), posted("c2", "count", 9, 0)]
    shelves = [told(order).on_hand(*KEY, at="~") for order in (counts, counts[::-1])]
    assert shelves == [9, 9]


def test_goods_that_moved_at_the_instant_of_a_count_were_before_it() -> None:
    (line,) = count_lines(told([posted("c1", "count", 7, 3)]).documents["c1"], a_time(3))
    moved = [Movement("s", "1", "TEA", "", "", SHELF, CUSTOMER, 1, a_time(n)) for n in (3, 4)]
    assert [counts_as_before(m, line) for m in moved] == [True, False]


def test_saying_otherwise_than_the_clocks_moves_what_the_count_is_owed() -> None:
    (line,) = count_lines(told([posted("c1", "count", 7, 3)]).documents["c1"], a_time(3))
    before = Movement("s", "1", "TEA", "", "", SHELF, CUSTOMER, 2, a_time(1))
    after = Movement("s", "1", "TEA", "", "", SHELF, CUSTOMER, 2, a_time(4))
    (back,) = choices([before], line).pop(Choice.HQ)
    (owed,) = choices([after], line).pop(Choice.MINE)
    assert (back.origin, back.destination, back.step) == (SHELF, VARIANCE, "")
    assert (owed.origin, owed.destination, owed.at) == (VARIANCE, SHELF, a_time(3))


def test_what_goes_back_follows_what_people_said_of_each_count() -> None:
    counts = [posted(f"c{n}", "count", 7, n) for n in (1, 2, 3)]
    ledger = told(counts)
    sale = Movement("r", "0:1", "TEA", "", "", CUSTOMER, SHELF, 2, a_time(0))
    said = {"c1": True, "c2": False, "c3": None}
    owed = owed_to_counts(
        Document("i", "issue", "MK02", "", "", Content(), ""),
        [sale],
        {KEY: ledger.lines},
        said=lambda _, line: said[line.document],
    )
    assert [(m.line, m.effect(SHELF)) for m in owed] == [
        ("count:c1:1:0:1", -2), ("count:c2:1:0:1", 2), ("count:c3:1:0:1", -2),
    ]  # fmt: skip


def test_where_nothing_was_counted_nobody_is_asked() -> None:
    document = Document("d", "issue", "MK02", "N-1", "posted", Content(()), a_time(1))
    gone = Movement("s", "1", "TEA", "", "", Place("MK02/"), CUSTOMER, 5, a_time(1))
    assert asked(document, [gone], {}) == {}
