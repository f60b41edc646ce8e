from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.stock.moment import Hlc, format_moment, now_text, parse_moment
from sync.stock.refusal import Refusal

_zones = st.integers(-12 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
_moments = st.datetimes(datetime(2000, 1, 2), datetime(2199, 12, 30), timezones=_zones)  # noqa: DTZ001 - bounds
_hlcs = st.builds(Hlc, st.integers(0, 10**13 - 2), st.integers(0, 99) | st.just(99_999))


@given(_moments, _moments)
def test_text_order_is_time_order(one: datetime, other: datetime) -> None:
    one, other = (m.replace(microsecond=m.microsecond // 1000 * 1000) for m in (one, other))
    assert (format_moment(one) < format_moment(other)) is (one < other)


@given(_moments)
def test_an_instant_reads_back_to_the_millisecond(moment: datetime) -> None:
    text = format_moment(moment)
    assert format_moment(parse_moment(text)) == text


def test_the_first_instant_of_an_empty_battery_is_taken() -> None:
    text = "1970-01-01T00:00:00.000Z"
    assert format_moment(parse_moment(text)) == text


def test_any_offset_becomes_one_form() -> None:
    assert format_moment(parse_moment("2026-11-20T09:30:00+08:00")) == "2026-11-20T01:30:00.000Z"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "2026-11-20",
        "2026-11-20T09:30:00",
        "1969-12-31T23:59:59Z",
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+14:00",
        "1970-01-01T07:59:59+08:00",
        "2200-01-01T00:00:00Z",
    ],
)
def test_what_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refusal:
        parse_moment(text)
    assert refusal.value.code == "moment_malformed"


class NoonClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 20, 12, tzinfo=timezone(timedelta(hours=8)))

    def monotonic_s(self) -> int:
        return 0


def test_the_clock_is_asked_from_outside() -> None:
    assert now_text(NoonClock()) == "2026-11-20T04:00:00.000Z"
    assert NoonClock().now().astimezone(UTC).hour == 4 + NoonClock().monotonic_s()


@given(_hlcs, _hlcs, st.integers(0, 10**13 - 1))
def test_a_logical_clock_is_above_all_it_heard(mine: Hlc, heard: Hlc, now_ms: int) -> None:
    after = mine.witness(heard, now_ms)
    assert after > mine
    assert after > heard
    assert str(after) > str(mine)
    assert Hlc.read(str(after)) == after


@given(_hlcs, st.integers(0, 10**13 - 1))
def test_a_tick_never_goes_back_when_the_wall_does(mine: Hlc, now_ms: int) -> None:
    assert mine.tick(now_ms) > mine


@pytest.mark.parametrize("text", ["2000-01-01T08:00:00+08:00", "2199-12-31T23:59:59.999Z"])
def test_what_is_taken_at_the_ends_of_the_range_is_read_again(text: str) -> None:
    once = parse_moment(text)
    assert parse_moment(format_moment(once)) == once


@pytest.mark.parametrize("text", ["soon", "1.2", "1763602200123.００００1", "1763602200123.000001"])
def test_a_reading_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refusal:
        Hlc.read(text)
    assert refusal.value.code == "hlc_malformed"
