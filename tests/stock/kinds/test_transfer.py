import pytest

from sync.stock.refusal import Refusal
from tests.makers import NOON, a_content, a_line, a_step, taken

LINE = a_line(bin="A-1", lot="L1", expires=NOON)


def test_a_dispatch_takes_each_line_from_its_bin_onto_the_road() -> None:
    (outcome,) = taken(a_step("post", "transfer", content=a_content(LINE, to_site="MK02")))
    (m,) = outcome.movements
    assert (m.origin, m.destination, m.quantity, m.lot, m.expires) == (
        "KC00/A-1",
        "@transit/KC00/MK02",
        5,
        "L1",
        NOON,
    )


def test_a_transfer_to_no_site_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        taken(a_step("post", "transfer", content=a_content(to_site="mk 2")))
    assert refusal.value.code == "site_code"


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
    assert [f.code for f in again.findings] == ["arrived_twice"]


def test_a_dispatched_transfer_cannot_be_cancelled() -> None:
    with pytest.raises(Refusal) as refusal:
        taken(a_step("post", "transfer"), a_step("cancel", "transfer"))
    assert refusal.value.code == "wrong_state"


def test_an_arrival_of_a_line_that_was_not_sent_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        taken(a_step("post", "transfer"), a_step("arrive", "transfer", arrived={"9": 1}))
    assert refusal.value.code == "unknown_line"
