"""A difference as people read it."""

from dataclasses import replace

import pytest

from desktop.cases.difference_words import difference_words, value_words
from desktop.cases.matter import Matter, read_matter
from desktop.cases.story import clash_of
from sync.stock.differences import Difference
from sync.stock.verdict import Choice
from tests.desktop.sample_desk import SampleDesk


@pytest.fixture
def matter(desk: SampleDesk) -> Matter:
    found = read_matter(desk.place, desk.cases["edit_clash"])
    assert found is not None
    return found


def test_a_quantity_has_its_unit_and_its_evidence(desk: SampleDesk, matter: Matter) -> None:
    words = difference_words(desk.place, matter, clash_of(matter)[0], None)
    assert (words.title, words.where, words.base) == (
        "Cat food, tuna 85g", "Line 1　Quantity", "24 罐",
    )  # fmt: skip
    assert (words.mine.figure, words.mine.words, words.mine.evidence) == (
        "22", "罐", "陳美玲　10:42",
    )  # fmt: skip
    assert (words.hq.figure, words.hq.evidence) == ("20", "黃志強　10:31")
    assert (words.merged, words.because, words.is_open) == ("", "not chosen yet", True)


@pytest.mark.parametrize(
    ("pick", "merged"),
    [
        (Choice.MINE, ("22 罐", "mine taken")),
        (Choice.HQ, ("20 罐", "HQ's taken")),
        ("21", ("21 罐", "typed by you")),
    ],
)
def test_what_is_picked_stands_in_the_last_column(
    desk: SampleDesk, matter: Matter, pick: Choice | str, merged: tuple[str, str]
) -> None:
    words = difference_words(desk.place, matter, clash_of(matter)[0], pick)
    assert (words.merged, words.because) == merged


def test_what_one_side_changed_is_taken_and_says_so(desk: SampleDesk, matter: Matter) -> None:
    settled = [each for each in clash_of(matter) if not each.is_open]
    told = [difference_words(desk.place, matter, each, None) for each in settled]
    assert [(words.merged, words.because) for words in told] == [
        ("TL 8816", "Only HQ changed this; taken"),
        ("11-20 10:42", "Only 陳美玲 changed this; taken"),
    ]


def test_what_both_changed_alike_is_no_question(desk: SampleDesk, matter: Matter) -> None:
    alike = Difference("", "", "note", "", "cold", "cold", "both")
    words = difference_words(desk.place, matter, alike, None)
    assert (words.merged, words.because) == ("cold", "Both changed it alike")


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("to_site", "KC00", "Kwai Chung warehouse"),
        ("reason", "loss", "Loss"),
        ("counterpart", "customer", "From a customer"),
        ("counterpart", "supplier", "To a supplier"),
        ("expires", "2027-05-31T16:00:00.000Z", "27-05-31"),
        ("sku", "DR-0375", "Lemon tea 375ml carton"),
        ("lot", "", "–"),
        ("", "", "not on it"),
        ("", "1234.5", "1,234.5 罐"),
        ("book", "-2", "−2 罐"),
    ],
)
def test_values_are_said_as_people_say_them(
    desk: SampleDesk, matter: Matter, field: str, text: str, words: str
) -> None:
    difference = replace(clash_of(matter)[0], field=field)
    assert value_words(desk.place, matter, difference, text) == words
