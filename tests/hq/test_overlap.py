from tests.hq.asked import cases, moves
from tests.hq.world import World, a_content, a_line, at


def test_each_line_that_disagrees_is_a_case_against_the_nearest_count(lite: World) -> None:
    tills = [lite.till(number=f"0{n}") for n in (1, 2, 3)]
    two = [a_content(a_line("1", "TEA", n), a_line("2", "RICE", n)) for n in ("8", "9", "5")]
    for n, (till, minute) in enumerate(zip(tills, (0, 9, 5), strict=True)):
        content = two[n]
        till.tell("post", "count", document=f"c{n}", at=at(minute), content=content)
    asked = [c for c in cases(lite, "c2") if c.code == "counts_differ"]
    assert [(c.facts["sku"], c.also, c.facts["seconds"]) for c in asked] == [
        ("TEA", ["c1"], "240"),
        ("RICE", ["c1"], "240"),
    ]
    assert moves(asked[0]) == {"mine": [("MK02/", "@variance", "4")], "hq": []}


def test_goods_in_units_with_decimals_are_told_as_people_write_them(lite: World) -> None:
    one, other = lite.till(), lite.till(number="02")
    for till, quantity, document in ((one, "1.5", "c1"), (other, "1.25", "c2")):
        line = a_line("1", "NEW", quantity, decimals=3)
        till.tell("post", "count", document=document, content=a_content(line))
    (letter,) = [c for c in cases(lite, "c2") if c.code == "counts_differ"]
    assert (letter.facts["mine"], letter.facts["hq"]) == ("1.25", "1.5")
