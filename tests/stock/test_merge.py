from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sync.stock.document import Changes, Content, Line, edited, next_line
from sync.stock.merge import merge
from tests.makers import a_content, a_line

_texts = st.sampled_from(["", "a", "b", "c"])
_lines = st.dictionaries(
    st.sampled_from("1234"), st.tuples(st.sampled_from(["TEA", "CAT"]), st.integers(1, 3))
)
_contents = st.builds(
    lambda lines, note, party: Content(
        tuple(Line(key, sku, n) for key, (sku, n) in sorted(lines.items())), party=party, note=note
    ),
    _lines,
    _texts,
    _texts,
)


def _goods(content: Content) -> set[tuple[str, str, int]]:
    return {(line.line, line.sku, line.quantity) for line in content.lines}


@given(_contents, _contents)
def test_a_side_that_changed_nothing_takes_the_other(base: Content, changed: Content) -> None:
    mine = merge(base, changed, base)
    hq = merge(base, base, changed)
    assert (_goods(mine.content), mine.content.note, mine.clashes) == (
        _goods(changed),
        changed.note,
        (),
    )
    assert (hq.content, hq.clashes) == (changed, ())


@given(_contents, _contents)
def test_the_same_change_on_both_sides_is_no_clash(base: Content, changed: Content) -> None:
    result = merge(base, changed, changed)
    assert (result.content, result.clashes, result.renamed) == (changed, (), {})


@given(_contents, _contents, _contents)
def test_sides_may_change_places_but_for_what_clashes(
    base: Content, one: Content, other: Content
) -> None:
    left, right = merge(base, one, other), merge(base, other, one)
    assert {(c.line, c.field) for c in left.clashes} == {(c.line, c.field) for c in right.clashes}
    assert sorted(line.sku for line in left.content.lines if not left.clashes) == sorted(
        line.sku for line in right.content.lines if not right.clashes
    )


@given(_contents, _contents, _contents)
def test_no_line_is_doubled_and_no_added_line_is_lost(
    base: Content, mine: Content, hq: Content
) -> None:
    result = merge(base, mine, hq)
    names = [line.line for line in result.content.lines]
    added = [line for line in mine.lines if base.line(line.line) is None]
    assert len(names) == len(set(names))
    assert all(
        result.content.line(result.renamed.get(line.line, line.line)) is not None for line in added
    )


def test_a_renamed_line_does_not_take_the_name_of_one_that_both_took_away() -> None:
    base = a_content(a_line(line="4"))
    mine = a_content(a_line(line="3", quantity=1))
    hq = a_content(a_line(line="3", quantity=2))
    result = merge(base, mine, hq)
    assert sorted(line.quantity for line in result.content.lines) == [1, 2]
    assert (result.renamed, result.clashes) == ({"3": "5"}, ())


def test_different_fields_of_one_line_merge() -> None:
    base = a_content(a_line(bin="A-1"))
    mine = a_content(a_line(bin="A-1", quantity=7))
    hq = a_content(a_line(bin="B-2"))
    result = merge(base, mine, hq)
    assert (result.content.lines[0].quantity, result.content.lines[0].bin, result.clashes) == (
        7,
        "B-2",
        (),
    )


def test_one_field_changed_twice_is_a_clash_that_keeps_hqs_side() -> None:
    base, mine, hq = (a_content(a_line(quantity=n)) for n in (5, 7, 9))
    result = merge(base, mine, hq)
    clash = result.clashes[0]
    assert result.content.lines[0].quantity == 9
    assert (clash.line, clash.field, clash.base, clash.mine, clash.hq) == (
        "1",
        "quantity",
        "5",
        "7",
        "9",
    )


def test_a_line_changed_here_and_taken_away_there_is_one_clash() -> None:
    base = a_content(a_line(), a_line("2", "CAT"))
    mine = edited(base, Changes({}, {"2": None}))
    hq = edited(base, Changes({}, {"2": a_line("2", "CAT", 8)}))
    result = merge(base, mine, hq)
    assert [(c.line, c.field, c.mine, c.hq) for c in result.clashes] == [("2", "", "", "8")]


def test_two_lines_added_under_one_name_are_two_lines() -> None:
    base = a_content()
    mine = replace(base, lines=(*base.lines, a_line("2", "CAT")))
    hq = replace(base, lines=(*base.lines, a_line("2", "DOG")))
    result = merge(base, mine, hq)
    assert [(line.line, line.sku) for line in result.content.lines] == [
        ("1", "TEA"),
        ("2", "DOG"),
        ("3", "CAT"),
    ]
    assert result.renamed == {"2": "3"}


def test_the_next_line_is_above_every_number_used() -> None:
    assert next_line(a_content(a_line("2"), a_line("x"), a_line("10"))) == "11"


def test_goods_counted_in_another_unit_keep_their_quantity_whole() -> None:
    base = a_content(a_line("1", "OIL", 2))
    mine = a_content(a_line("1", "OIL", 2500, decimals=3, name="Oil", unit="l"))
    theirs = replace(base, lines=(a_line("1", "OIL", 2, bin="A-1"),))
    result = merge(base, mine, theirs)
    assert result.clashes == ()
    assert result.content.lines == (
        a_line("1", "OIL", 2500, decimals=3, name="Oil", unit="l", bin="A-1"),
    )
