"""What a case is about, with names for codes."""

from dataclasses import replace

import pytest

from desktop.case_words import about_words, decided_words, named_facts, settler_words
from desktop.workplace import Workplace
from sync.stock.views import CaseRow
from tests.desktop.sample_cases import tell_cases


@pytest.fixture
def cases(place: Workplace) -> dict[str, CaseRow]:
    tell_cases(place.books)
    return {case.code: case for case in place.books.reading.cases()}


def test_sites_items_and_minus_signs_are_as_people_write_them(
    place: Workplace, cases: dict[str, CaseRow]
) -> None:
    told = about_words(place, cases["negative_stock"])
    assert told == "Mong Kok shop has −2 罐 of Cat food, tuna 85g after this. Count it."


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("transfer_short", "2 罐 fewer of Cat food, tuna 85g arrived than were sent."),
        ("counts_differ", "MK02-CT-09-000031 found 20 罐 of Cat food, tuna 85g, this count 22 罐."),
        (
            "reserved_taken",
            "Mong Kok shop has 2 罐 of Cat food, tuna 85g left, and 6 罐 are reserved.",
        ),
    ],
)
def test_what_is_counted_has_its_unit(
    place: Workplace, cases: dict[str, CaseRow], code: str, told: str
) -> None:
    assert about_words(place, cases[code]).startswith(told)


def test_a_person_is_named(place: Workplace, cases: dict[str, CaseRow]) -> None:
    assert named_facts(place, cases["without_right"])["by"] == "陳美玲"


def test_an_item_that_is_not_in_the_catalogue_keeps_its_code(
    place: Workplace, cases: dict[str, CaseRow]
) -> None:
    assert about_words(place, cases["unknown_item"]) == "HQ's catalogue has no XX-0001."


def test_a_step_that_was_sent_back_says_why(place: Workplace, cases: dict[str, CaseRow]) -> None:
    told = about_words(place, cases["wrong_state"])
    assert told == "This cannot be done with the document any more."


def test_who_settled_it_is_a_person_a_device_by_its_name_or_hq(
    place: Workplace, cases: dict[str, CaseRow]
) -> None:
    case = cases["posted_twice"]
    view = place.books.reading.show(case.document)
    settled = [replace(case, resolved_by=by) for by in ("C101", "K205", "dev-9", "")]
    told = [settler_words(place, view, each) for each in settled]
    assert told == ["陳美玲", "黃志強", "葵涌倉", "HQ"]


def test_what_was_decided_is_said_in_a_word(place: Workplace, cases: dict[str, CaseRow]) -> None:
    told = [("posted_twice", "hq"), ("edit_clash", "merged"), ("edit_clash", "")]
    words = [decided_words(place, replace(cases[code], taken=take)) for code, take in told]
    assert words == ["The same goods", "Merged by hand", ""]


def test_a_side_of_a_draft_has_its_writers_name_on_every_computer(
    place: Workplace, cases: dict[str, CaseRow]
) -> None:
    taken = replace(cases["edit_clash"], taken="mine")
    assert taken.mine_act is not None
    nobody = replace(taken, mine_act=replace(taken.mine_act, by="", device="dev-9"))
    told = [decided_words(place, case) for case in (taken, nobody, replace(taken, taken="hq"))]
    assert told == ["As 陳美玲 wrote it", "As 收銀台 2 wrote it", "HQ's"]
