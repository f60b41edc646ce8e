from tests.makers import NOON, a_content, a_line, a_step, taken

LINE = a_line(bin="A-1", lot="L1", expires=NOON)


def test_a_receipt_brings_each_line_from_the_supplier_to_its_bin() -> None:
    (outcome,) = taken(a_step("post", "receipt", content=a_content(LINE)))
    (m,) = outcome.movements
    assert (m.origin, m.destination, m.quantity, m.lot, m.expires) == (
        "@supplier",
        "KC00/A-1",
        5,
        "L1",
        NOON,
    )
