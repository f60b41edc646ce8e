import pytest

from sync.stock.kinds import KINDS, kind_named
from sync.stock.law import take_step
from sync.stock.refusal import Refusal
from tests.makers import NOON, EmptyBook, FixedBook, a_content, a_line, a_step, taken

SHELF = ("KC00/", "TEA", "")


def test_every_kind_has_the_usual_steps_and_its_own_letters() -> None:
    assert all(
        {"draft", "edit", "post", "cancel", "reverse"} <= {r.name for r in k.rules}
        for k in KINDS.values()
    )
    assert len({kind.code for kind in KINDS.values()}) == len(KINDS)
    assert sorted(KINDS) == ["adjustment", "count", "issue", "receipt", "return", "transfer"]


def test_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(Refusal) as refusal:
        kind_named("barter")
    assert refusal.value.code == "unknown_kind"


@pytest.mark.parametrize(
    ("kind", "header", "origin", "destination"),
    [
        ("receipt", {}, "@supplier", "KC00/A-1"),
        ("issue", {}, "KC00/A-1", "@customer"),
        ("return", {"counterpart": "customer"}, "@customer", "KC00/A-1"),
        ("return", {"counterpart": "supplier"}, "KC00/A-1", "@supplier"),
        ("adjustment", {"reason": "loss"}, "KC00/A-1", "@loss"),
        ("adjustment", {"reason": "gain"}, "@gain", "KC00/A-1"),
        ("adjustment", {"reason": "internal"}, "KC00/A-1", "@internal"),
        ("transfer", {"to_site": "MK02"}, "KC00/A-1", "@transit/KC00/MK02"),
    ],
)
def test_a_post_moves_each_line_once(
    kind: str, header: dict[str, str], origin: str, destination: str
) -> None:
    line = a_line(bin="A-1", lot="L1", expires=NOON)
    (outcome,) = taken(a_step("post", kind, content=a_content(line, **header)))
    (m,) = outcome.movements
    assert (m.origin, m.destination, m.quantity, m.lot, m.expires) == (
        origin,
        destination,
        5,
        "L1",
        NOON,
    )


@pytest.mark.parametrize(
    ("kind", "header", "code"),
    [
        ("return", {"counterpart": "thin air"}, "return_direction"),
        ("adjustment", {"reason": "mood"}, "adjustment_reason"),
        ("transfer", {"to_site": "mk 2"}, "site_code"),
    ],
)
def test_a_header_that_makes_no_sense_is_refused(
    kind: str, header: dict[str, str], code: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        taken(a_step("post", kind, content=a_content(**header)))
    assert refusal.value.code == code


def test_a_transfer_arrives_as_sent_unless_told() -> None:
    sent, arrived = taken(a_step("post", "transfer"), a_step("arrive", "transfer"))
    (m,) = arrived.movements
    assert (m.origin, m.destination, m.quantity) == ("@transit/KC00/MK02", "MK02/", 5)
    assert (sent.document.state, arrived.document.state, arrived.findings) == (
        "dispatched",
        "arrived",
        (),
    )


@pytest.mark.parametrize(
    ("came", "code"), [(3, "transfer_short"), (8, "transfer_over"), (0, "transfer_short")]
)
def test_a_transfer_that_differs_counts_and_asks(came: int, code: str) -> None:
    _, arrived = taken(
        a_step("post", "transfer"), a_step("arrive", "transfer", arrived={"1": came})
    )
    assert [f.code for f in arrived.findings] == [code]
    assert sum(m.quantity for m in arrived.movements) == came


def test_an_arrival_told_before_its_dispatch_waits_for_it() -> None:
    content = a_content(to_site="MK02")
    early, sent = taken(a_step("arrive", "transfer", content=content), a_step("post", "transfer"))
    assert (early.document.state, early.out_of_order) == ("early", "arrived_before_dispatch")
    assert (sent.document.state, sent.out_of_order, sent.findings) == ("arrived", "", ())


def test_a_transfer_that_arrives_twice_counts_twice_and_asks() -> None:
    *_, again = taken(
        a_step("post", "transfer"), a_step("arrive", "transfer"), a_step("arrive", "transfer")
    )
    assert [f.code for f in again.findings] == ["arrived_twice", "transfer_over"]


def test_a_dispatched_transfer_cannot_be_cancelled() -> None:
    with pytest.raises(Refusal) as refusal:
        taken(a_step("post", "transfer"), a_step("cancel", "transfer"))
    assert refusal.value.code == "wrong_state"


def test_an_arrival_of_a_line_that_was_not_sent_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        taken(a_step("post", "transfer"), a_step("arrive", "transfer", arrived={"9": 1}))
    assert refusal.value.code == "unknown_line"


@pytest.mark.parametrize(("counted", "delta"), [(7, 2), (3, -2), (0, -5)])
def test_a_count_moves_the_variance_as_of_its_instant(counted: int, delta: int) -> None:
    step = a_step("post", "count", content=a_content(a_line(quantity=counted)))
    (m,) = take_step(None, step, FixedBook({SHELF: 5})).movements
    assert m.effect("KC00/") == delta


def test_a_count_that_finds_what_the_book_says_is_kept_and_moves_nothing() -> None:
    step = a_step("post", "count", content=a_content(a_line(quantity=5)))
    outcome = take_step(None, step, FixedBook({SHELF: 5}))
    assert (outcome.movements, outcome.document.state) == ((), "posted")
    assert outcome.document.content.lines[0].quantity == 5


@pytest.mark.parametrize(
    ("lines", "code"),
    [((a_line(), a_line("2")), "counted_twice"), ((a_line(quantity=-1),), "quantity_not_positive")],
)
def test_a_count_that_contradicts_itself_is_refused(lines: tuple[object, ...], code: str) -> None:
    step = a_step("post", "count", content=a_content(*lines))  # type: ignore[arg-type]  # lines, as above
    with pytest.raises(Refusal) as refusal:
        take_step(None, step, EmptyBook())
    assert refusal.value.code == code
