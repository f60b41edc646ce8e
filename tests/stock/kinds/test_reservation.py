import pytest

from sync.stock.refusal import Refusal
from tests.makers import a_content, a_line, a_step, taken

TWO = a_content(a_line("1", "TEA", 5), a_line("2", "OIL", 2))


def test_a_reservation_is_a_promise_that_moves_nothing() -> None:
    posted, gone = taken(a_step("post", "reservation"), a_step("cancel", "reservation"))
    assert (posted.document.state, posted.movements) == ("reserved", ())
    assert (gone.document.state, gone.movements) == ("cancelled", ())


def test_what_is_handed_over_goes_to_the_customer_as_reserved_or_as_told() -> None:
    post = a_step("post", "reservation", content=TWO)
    whole = taken(post, a_step("fulfil", "reservation"))[-1]
    part = taken(post, a_step("fulfil", "reservation", arrived={"1": 3, "2": 0}))[-1]
    assert [(m.sku, m.origin, m.destination, m.quantity) for m in whole.movements] == [
        ("TEA", "KC00/", "@customer", 5),
        ("OIL", "KC00/", "@customer", 2),
    ]
    assert [(m.sku, m.quantity) for m in part.movements] == [("TEA", 3)]
    assert (whole.document.state, part.document.state) == ("fulfilled", "fulfilled")


def test_goods_handed_over_can_be_taken_back_once() -> None:
    steps = [a_step(name, "reservation") for name in ("post", "fulfil", "reverse")]
    (back,) = taken(*steps)[-1].movements
    assert (back.origin, back.destination) == ("@customer", "KC00/")
    with pytest.raises(Refusal):
        taken(*steps, a_step("reverse", "reservation"))


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ((), "fulfilled_before_post"),
        (("draft",), "fulfilled_before_post"),
        (("post", "cancel"), "fulfilled_after_cancel"),
        (("post", "fulfil"), "fulfilled_twice"),
        (("post", "fulfil", "reverse"), "fulfilled_after_reversal"),
    ],
)
def test_goods_handed_over_out_of_order_count_all_the_same(
    before: tuple[str, ...], code: str
) -> None:
    steps = [a_step(name, "reservation") for name in before]
    told = taken(*steps, a_step("fulfil", "reservation", content=a_content()))[-1]
    assert (told.out_of_order, told.document.state) == (code, "fulfilled")
    assert [m.quantity for m in told.movements] == [5]


def test_a_line_that_is_not_reserved_cannot_be_handed_over() -> None:
    with pytest.raises(Refusal) as no:
        taken(a_step("post", "reservation"), a_step("fulfil", "reservation", arrived={"9": 1}))
    assert no.value.code == "unknown_line"
