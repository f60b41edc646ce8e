import pytest

from sync.stock.document import HEADER_FIELDS, Changes, edited, next_line
from sync.stock.refusal import Refusal
from tests.makers import a_content, a_line, an_edit


def test_an_edit_changes_what_it_names_and_leaves_the_original() -> None:
    content = a_content(a_line("1"), a_line("2"), note="old")
    changed = edited(content, an_edit({"1": a_line("1", quantity=9)}, note="new"))
    assert [line.quantity for line in changed.lines] == [9, 5]
    assert (changed.note, content.note, content.lines[0].quantity) == ("new", "old", 5)


def test_an_edit_takes_lines_away_and_adds_new_ones_last() -> None:
    content = a_content(a_line("1"), a_line("2"))
    changed = edited(content, an_edit({"1": None, "7": a_line("7")}))
    assert [line.line for line in changed.lines] == ["2", "7"]


def test_taking_away_a_line_that_is_not_there_changes_nothing() -> None:
    content = a_content(a_line("1"))
    assert edited(content, an_edit({"9": None})) == content


@pytest.mark.parametrize("name", ["colour", "lines"])
def test_a_field_that_documents_do_not_have_is_refused(name: str) -> None:
    with pytest.raises(Refusal) as refusal:
        edited(a_content(), Changes({name: "x"}))
    assert refusal.value.code == "unknown_field"


def test_every_header_field_can_be_edited() -> None:
    changed = edited(a_content(), Changes(dict.fromkeys(HEADER_FIELDS, "x")))
    assert {getattr(changed, name) for name in HEADER_FIELDS} == {"x"}


@pytest.mark.parametrize(("names", "free"), [(("1", "9"), "10"), (("x",), "1"), (("2", "x"), "3")])
def test_one_more_line_is_named_above_the_highest_number(names: tuple[str, ...], free: str) -> None:
    assert next_line(a_content(*map(a_line, names))) == free
