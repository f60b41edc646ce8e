from itertools import permutations

import pytest

from tests.hq.asked import cases, moves
from tests.hq.world import World, a_content, a_line, at


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_each_line_that_disagrees_is_a_case_against_the_count_right_before_it(
    lite: World, order: tuple[int, ...]
) -> None:
    tills = [lite.till(number=f"0{n}") for n in (1, 2, 3)]
    two = [a_content(a_line("1", "TEA", n), a_line("2", "RICE", n)) for n in ("8", "5", "9")]
    for n in order:
        told = {"document": f"c{n}", "at": at((0, 5, 9)[n]), "content": two[n]}
        tills[n].tell("post", "count", **told)
    for count, before, seconds in (("c1", "c0", "300"), ("c2", "c1", "240")):
        asked = cases(lite, count)
        assert {c.code for c in asked} == {"counts_differ"}
        assert sorted((c.facts["sku"], *c.also, c.facts["seconds"]) for c in asked) == [
            ("RICE", before, seconds),
            ("TEA", before, seconds),
        ]
    assert cases(lite, "c0") == []
    assert moves(cases(lite, "c2")[0]) == {"mine": [], "hq": [("MK02/", "@variance", "4")]}


def test_goods_in_units_with_decimals_are_told_as_people_write_them(lite: World) -> None:
    one, other = lite.till(), lite.till(number="02")
    for till, quantity, document in ((one, "1.5", "c1"), (other, "1.25", "c2")):
        line = a_line("1", "NEW", quantity, decimals=3)
        till.tell("post", "count", document=document, content=a_content(line))
    (letter,) = [c for c in cases(lite, "c2") if c.code == "counts_differ"]
    assert (letter.facts["mine"], letter.facts["hq"]) == ("1.25", "1.5")
