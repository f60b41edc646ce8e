from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.stock.differences import Difference, Picks, _picked, chosen, differences
from sync.stock.document import Content, Line, edited
from sync.stock.merge import merge, with_names
from sync.stock.refusal import Refusal
from sync.stock.verdict import Choice
from tests.makers import a_content, a_line

_texts = st.sampled_from(["", "a", "b", "c"])
_goods = st.sampled_from([("TEA", 0), ("RICE", 3), ("CAT", 0)])
_line = st.builds(
    lambda goods, n, lot, price: Line(
        "", goods[0], n, f"The {goods[0]}", decimals=goods[1], lot=lot, unit_price=price
    ),
    _goods,
    st.integers(1, 3).map(lambda n: n * 1000),
    _texts,
    st.sampled_from([None, 100, 250]),
)
_contents = st.builds(
    lambda lines, note, party: Content(
        tuple(replace(line, line=key) for key, line in sorted(lines.items())),
        note=note,
        party=party,
    ),
    st.dictionaries(st.sampled_from("1234"), _line),
    _texts,
    _texts,
)


def _set(content: Content) -> tuple[frozenset[Line], str, str]:
    return frozenset(content.lines), content.note, content.party


def _all(side: Choice, base: Content, mine: Content, hq: Content) -> Content:
    picks: Picks = {(d.line, d.field): side for d in differences(base, mine, hq)}
    return edited(merge(base, mine, hq).content, chosen(base, mine, hq, picks))


def _as_texts(base: Content, mine: Content, hq: Content) -> list[tuple[str, str, str, str]]:
    return [(d.field, d.base, d.mine, d.hq) for d in differences(base, mine, hq)]


@given(_contents, _contents, _contents)
def test_everything_picked_from_mine_is_my_side(base: Content, mine: Content, hq: Content) -> None:
    named = with_names(mine, merge(base, mine, hq).renamed)
    assert _set(_all(Choice.MINE, base, mine, hq)) == _set(named)


@given(_contents, _contents, _contents)
def test_everything_picked_from_hq_is_hqs_side(base: Content, mine: Content, hq: Content) -> None:
    assert _set(_all(Choice.HQ, base, mine, hq)) == _set(hq)


@given(_contents, _contents, _contents)
def test_without_a_pick_nothing_of_the_merge_is_lost(
    base: Content, mine: Content, hq: Content
) -> None:
    changes = chosen(base, mine, hq, {})
    assert (dict(changes.fields), dict(changes.lines)) == ({}, {})


@given(_contents, _contents, _contents)
def test_what_a_person_must_decide_is_what_the_merge_left_and_comes_first(
    base: Content, mine: Content, hq: Content
) -> None:
    found = differences(base, mine, hq)
    is_open = [d.is_open for d in found]
    assert is_open == sorted(is_open, reverse=True)
    clashes = {(c.line, c.field) for c in merge(base, mine, hq).clashes}
    assert {(d.line, d.field) for d in found if d.is_open} == clashes


@given(_contents, _contents)
def test_a_side_that_changed_nothing_has_no_difference_of_its_own(
    base: Content, changed: Content
) -> None:
    assert {d.side for d in differences(base, changed, base)} <= {"mine"}
    assert {d.side for d in differences(base, base, changed)} <= {"hq"}
    assert differences(base, base, base) == ()


BASE = a_content(a_line("1", "TEA", 5), a_line("2", "RICE", 1500, decimals=3), note="cold")


def test_differences_are_written_as_people_write_them() -> None:
    mine = edited(BASE, chosen(BASE, BASE, BASE, {}))
    mine = replace(mine, lines=(a_line("1", "TEA", 9), mine.lines[1]), party="S")
    hq = replace(BASE, lines=(BASE.lines[0], a_line("2", "RICE", 2500, decimals=3)), note="warm")
    assert _as_texts(BASE, mine, hq) == [
        ("party", "", "S", ""),
        ("note", "cold", "cold", "warm"),
        ("quantity", "5", "9", "5"),
        ("quantity", "1.5", "1.5", "2.5"),
    ]


def test_a_line_taken_away_here_and_changed_there_is_one_difference() -> None:
    mine = replace(BASE, lines=BASE.lines[1:])
    hq = replace(BASE, lines=(a_line("1", "TEA", 7), BASE.lines[1]))
    assert differences(BASE, mine, hq) == (Difference("1", "TEA", "", "5", "", "7", "both"),)
    assert dict(chosen(BASE, mine, hq, {("1", ""): Choice.MINE}).lines) == {"1": None}
    assert dict(chosen(BASE, mine, hq, {("1", ""): "6"}).lines) == {"1": a_line("1", "TEA", 6)}
    assert dict(chosen(BASE, mine, hq, {("1", ""): ""}).lines) == {"1": None}


def _two_sides() -> tuple[Content, Content]:
    mine = replace(BASE, lines=(a_line("1", "TEA", 9, unit_price=100), BASE.lines[1]), note="a")
    hq = replace(BASE, lines=(a_line("1", "TEA", 7, unit_price=250), BASE.lines[1]), note="b")
    return mine, hq


def test_a_person_may_type_a_third_value() -> None:
    mine, hq = _two_sides()
    typed: Picks = {("1", "quantity"): "8", ("1", "unit_price"): "1.80", ("", "note"): "c"}
    changes = chosen(BASE, mine, hq, typed)
    assert dict(changes.fields) == {"note": "c"}
    assert dict(changes.lines) == {"1": a_line("1", "TEA", 8, unit_price=180)}


def test_a_price_and_a_book_figure_may_be_left_empty() -> None:
    mine, hq = _two_sides()
    changes = chosen(BASE, mine, hq, {("1", "unit_price"): ""})
    assert dict(changes.lines) == {"1": a_line("1", "TEA", 7)}
    counted = [replace(BASE, lines=(a_line("1", book=n),)) for n in (1, 2, 3)]
    changes = chosen(counted[0], counted[1], counted[2], {("1", "book"): "-4"})
    assert dict(changes.lines) == {"1": a_line("1", book=-4)}


@pytest.mark.parametrize(
    ("pick", "text"), [(("1", "lot"), "L"), (("1", "bin"), "A"), (("9", ""), "1")]
)
def test_what_does_not_differ_cannot_be_picked(pick: tuple[str, str], text: str) -> None:
    mine, hq = _two_sides()
    with pytest.raises(Refusal) as no:
        chosen(BASE, mine, hq, {pick: text})
    assert no.value.code == "unknown_pick"


def test_other_goods_bring_their_name_and_unit_and_cannot_be_typed() -> None:
    mine = replace(BASE, lines=(Line("1", "OIL", 5, "Oil", "l"), BASE.lines[1]))
    hq = replace(BASE, lines=(Line("1", "SALT", 5, "Salt", "kg"), BASE.lines[1]))
    assert _as_texts(BASE, mine, hq) == [("sku", "TEA", "OIL", "SALT")]
    taken = chosen(BASE, mine, hq, {("1", "sku"): Choice.MINE})
    assert dict(taken.lines) == {"1": Line("1", "OIL", 5, "Oil", "l")}
    with pytest.raises(Refusal):
        chosen(BASE, mine, hq, {("1", "sku"): "SOAP"})


def test_a_field_of_a_line_that_nobody_has_changes_nothing() -> None:
    sides = dict.fromkeys(Choice, Content())
    assert _picked(Content(), "9", "lot", pick="L1", sides=sides) == Content()
