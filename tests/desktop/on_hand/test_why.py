"""Why a figure is what it is, in words."""

from dataclasses import replace

import pytest

from desktop.on_hand import why
from desktop.on_hand.why import Asked, entries, foot, parts, title
from desktop.workplace import Workplace
from sync.shop.last_counts import last_counts
from sync.stock.account import Account
from sync.stock.document import Content
from sync.stock.views import Figure
from sync.wire.drafting import StepData
from tests.desktop.sample_day import CAT_FOOD, TILES, a_line, a_morning
from tests.desktop.sample_shop import MING, said

ASKED = Asked(TILES, "Tiles", "", Figure.ON_HAND, 69, 0)


@pytest.fixture
def account(place: Workplace) -> Account:
    a_morning(place.books)
    count = last_counts(place.books.cache_file, site=place.site)[TILES]
    return why.account(place, ASKED, count)


def test_the_sum_stands_on_the_last_count(account: Account) -> None:
    told = [(part.caption, part.text) for part in parts(ASKED, account)]
    assert (told[0], told[3]) == (("Last count", "48"), ("On hand", "69"))
    assert title(ASKED, account) == "Why is on hand 69?"


def test_a_count_that_found_what_the_books_said_is_stood_on_too(place: Workplace) -> None:
    a_morning(place.books)
    asked = Asked(CAT_FOOD, "Cat food", "", Figure.ON_HAND, -2, 0)
    count = last_counts(place.books.cache_file, site=place.site)[CAT_FOOD]
    account = why.account(place, asked, count)
    assert (account.is_counted, account.opening, account.total) == (True, 22, -2)


def test_every_step_names_person_and_device(place: Workplace, account: Account) -> None:
    newest = entries(place, ASKED, account)[0]
    assert (newest.detail, newest.figures) == ("陳美玲　till", ("−4", "69"))
    assert newest.tag is not None
    assert [entry.title for entry in entries(place, ASKED, account)][1:4] == [
        "Adjustment　Loss",
        "Return",
        "Transfer out",
    ]


def test_the_foot_is_green_while_all_adds_up(place: Workplace, account: Account) -> None:
    assert foot(place, ASKED, account)[:2] == ("ok", "The steps add up without a gap")


def test_the_foot_is_red_where_the_books_show_something_else(
    place: Workplace, account: Account
) -> None:
    tone, words, detail = foot(place, ASKED, replace(account, shown=70))
    assert (tone, words) == ("stop", "One step does not add up")
    assert detail == "The steps give 69, the books show 70. Call support."


def test_the_step_that_does_not_follow_is_named(place: Workplace, account: Account) -> None:
    rows = (*account.rows[:-1], replace(account.rows[-1], balance=1))
    tone, _, detail = foot(place, ASKED, replace(account, rows=rows))
    assert (tone, detail.endswith("−4, balance 1")) == ("stop", True)


@pytest.mark.parametrize(
    ("figure", "words", "told"),
    [
        (Figure.RESERVED, "Why is reserved 0?", [("0 reservations", "0"), ("Reserved", "0")]),
        (
            Figure.AVAILABLE,
            "Why is available 61?",
            [("On hand", "61"), ("Reserved", "0"), ("Available", "61")],
        ),
        (
            Figure.IN_TRANSIT,
            "Why is in transit 0?",
            [("Sent, 0 times", "0"), ("Received, 0 times", "0"), ("In transit", "0")],
        ),
    ],
)
def test_each_figure_has_a_sum_of_its_own(
    place: Workplace, figure: Figure, words: str, told: list[tuple[str, str]]
) -> None:
    asked = replace(ASKED, figure=figure, shown=0)
    account = why.account(place, asked, None)
    assert title(asked, account) == words
    assert [(part.caption, part.text) for part in parts(asked, account)] == told
    assert foot(place, asked, account)[0] == "ok"


def test_what_is_reserved_has_a_row_for_each_document(place: Workplace) -> None:
    for quantity in (6, 2):
        said(place.books, "reservation", Content((a_line(place.books, TILES, quantity),)))
    asked = replace(ASKED, figure=Figure.RESERVED)
    account = why.account(place, asked, None)
    assert [(row.kind, row.delta, row.balance, row.by) for row in account.rows] == [
        ("reservation", 6, 6, "C101"),
        ("reservation", 2, 8, "C101"),
    ]
    assert (account.adds_up, account.waiting) == (True, 2)


def test_what_is_available_stands_on_what_is_on_hand(place: Workplace) -> None:
    said(place.books, "reservation", Content((a_line(place.books, TILES, 6),)))
    asked = replace(ASKED, figure=Figure.AVAILABLE)
    account = why.account(place, asked, None)
    told = [(entry.title, entry.figures) for entry in entries(place, asked, account)]
    assert told == [("Reservation", ("−6", "55")), ("On hand", ("= 61", "61"))]


def test_a_promise_beyond_what_there_is_names_itself(place: Workplace) -> None:
    said(place.books, "reservation", Content((a_line(place.books, TILES, 60),)))
    said(place.books, "issue", Content((a_line(place.books, TILES, 8),)))
    asked = replace(ASKED, figure=Figure.AVAILABLE)
    tone, words, _ = foot(place, asked, why.account(place, asked, None))
    assert (tone, words[:36]) == ("need", "Went below zero here: MK02-RV-07-000")


def test_what_arrived_short_leaves_the_rest_in_transit(place: Workplace) -> None:
    sent = said(place.books, "transfer", Content((a_line(place.books, TILES, 6),), to_site="MK02"))
    whole = said(place.books, "transfer", Content((a_line(place.books, TILES, 9),), to_site="MK02"))
    place.books.ledger.step(sent.document, "arrive", by=MING, data=StepData(arrived={"1": 4}))
    place.books.ledger.step(whole.document, "arrive", by=MING)
    asked = replace(ASKED, figure=Figure.IN_TRANSIT)
    account = why.account(place, asked, None)
    told = [(part.sign, part.text) for part in parts(asked, account)]
    assert told == [("", "6"), ("−", "4"), ("=", "2")]
    assert [row.number for row in account.rows] == [sent.number] * 2
    assert account.adds_up
