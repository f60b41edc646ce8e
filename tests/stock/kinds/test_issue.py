from tests.makers import NOON, a_content, a_line, a_step, taken

LINE = a_line(bin="A-1", lot="L1", expires=NOON)


def test_an_issue_takes_each_line_from_its_bin_to_the_customer() -> None:
    (outcome,) = taken(a_step("post", "issue", content=a_content(LINE)))
    (m,) = outcome.movements
    assert (m.origin, m.destination, m.quantity, m.lot, m.expires) == (
        "KC00/A-1",
        "@customer",
        5,
        "L1",
        NOON,
    )
