"""Why a figure is what it is, in words."""

from dataclasses import replace

import pytest

from desktop.on_hand.why import (
    Asked,
    account_in_transit,
    account_on_hand,
    entries,
    foot,
    parts,
    title,
)
from desktop.workplace import Workplace
from sync.shop.last_counts import last_counts
from sync.stock.account import Account
from tests.desktop.sample_day import CAT_FOOD, TILES, a_morning

ASKED = Asked(TILES, "Tiles", "", "on_hand", 69, 0)


@pytest.fixture
def account(place: Workplace) -> Account:
    a_morning(place.books)
    count = last_counts(place.books.cache_file, site=place.site)[TILES]
    return account_on_hand(place, ASKED, count)


def test_the_sum_stands_on_the_last_count(account: Account) -> None:
    told = [(part.caption, part.text) for part in parts(ASKED, account)]
    assert (told[0], told[3]) == (("Last count", "48"), ("On hand", "69"))
    assert title(ASKED, account) == "Why is on hand 69?"


def test_a_count_that_found_what_the_books_said_is_stood_on_too(place: Workplace) -> None:
    a_morning(place.books)
    asked = Asked(CAT_FOOD, "Cat food", "", "on_hand", -2, 0)
    count = last_counts(place.books.cache_file, site=place.site)[CAT_FOOD]
    account = account_on_hand(place, asked, count)
    assert (account.is_counted, account.opening, account.total) == (True, 22, -2)


def test_every_step_names_person_and_device(place: Workplace, account: Account) -> None:
    newest = entries(place, account)[0]
    assert (newest.detail, newest.figures) == ("陳美玲　till", ("−4", "69"))
    assert newest.tag is not None
    assert [entry.title for entry in entries(place, account)][1:4] == [
        "Adjustment　Loss",
        "Return",
        "Transfer out",
    ]


def test_the_foot_is_green_while_all_adds_up(place: Workplace, account: Account) -> None:
    assert foot(place, account)[:2] == ("ok", "The steps add up without a gap")


def test_the_foot_is_red_where_the_books_show_something_else(
    place: Workplace, account: Account
) -> None:
    tone, words, detail = foot(place, replace(account, shown=70))
    assert (tone, words) == ("stop", "One step does not add up")
    assert detail == "The steps give 69, the books show 70. Call support."


def test_the_step_that_does_not_follow_is_named(place: Workplace, account: Account) -> None:
    rows = (*account.rows[:-1], replace(account.rows[-1], balance=1))
    tone, _, detail = foot(place, replace(account, rows=rows))
    assert (tone, detail.endswith("−4, balance 1")) == ("stop", True)


def test_nothing_on_its_way_is_nothing(place: Workplace) -> None:
    asked = replace(ASKED, figure="in_transit", shown=0)
    account = account_in_transit(place, asked)
    assert (account.total, title(asked, account)) == (0, "Why is in transit 0?")
