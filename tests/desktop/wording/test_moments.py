"""Instants as the clock on this wall shows them."""

import pytest

from desktop.wording.moments import (
    best_before,
    corrected,
    date,
    day,
    day_and_minute,
    is_same_day,
    minute,
    second,
)

MORNING = "2026-11-20T02:42:07.123Z"

pytestmark = pytest.mark.usefixtures("hong_kong")


def test_an_instant_is_local() -> None:
    assert [minute(MORNING), second(MORNING), day(MORNING), day_and_minute(MORNING)] == [
        "10:42",
        "10:42:07",
        "11-20",
        "11-20 10:42",
    ]


def test_no_instant_is_no_word() -> None:
    assert [show("") for show in (minute, second, day, day_and_minute, best_before)] == [""] * 5


def test_the_last_good_day_is_the_one_before_midnight() -> None:
    assert best_before("2027-05-31T16:00:00.000Z") == "27-05-31"


def test_what_expires_at_an_hour_says_the_hour() -> None:
    assert best_before("2026-12-01T02:00:00.000Z") == "26-12-01 10:00"


def test_a_day_ends_at_local_midnight() -> None:
    assert is_same_day(MORNING, "2026-11-20T15:59:00.000Z")
    assert not is_same_day(MORNING, "2026-11-20T16:00:00.000Z")


def test_a_date_has_its_year_only_where_it_is_another() -> None:
    assert date("2026-11-20", near=MORNING) == "11-20"
    assert date("2025-12-31", near=MORNING) == "25-12-31"
    assert date("2025-12-31", near="") == "25-12-31"


def test_a_clock_that_was_off_is_corrected() -> None:
    assert second(corrected(MORNING, -7123)) == "10:42:00"
