"""What is worth a word, and not too often."""

import pytest

from desktop.line_news import REST_S, LineNews, News, Stand
from tests.clocks import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def news(clock: HandClock) -> LineNews:
    """After the first round, with one case open."""
    made = LineNews(clock.monotonic_s)
    assert made.take(Stand(cases=1, refused=3, is_online=True)) == []
    return made


def test_a_case_that_came_is_told(news: LineNews) -> None:
    assert news.take(Stand(cases=3, is_online=True)) == [News("case", 2)]
    assert news.take(Stand(cases=3, is_online=True)) == []


def test_a_case_that_was_decided_is_no_news(news: LineNews) -> None:
    assert news.take(Stand(cases=0, is_online=True)) == []


def test_what_hq_sent_back_is_one_word_and_not_a_case_beside_it(news: LineNews) -> None:
    assert news.take(Stand(cases=2, refused=1, is_online=True)) == [News("sent_back", 1)]


def test_back_online_is_told_after_an_outage_only(news: LineNews) -> None:
    assert news.take(Stand(cases=1, is_lost=True)) == []
    assert news.take(Stand(cases=1, is_online=True)) == [News("back_online")]
    assert news.take(Stand(cases=1, is_online=True)) == []


def test_a_line_that_comes_and_goes_is_told_once_a_minute_with_what_was_held(
    news: LineNews, clock: HandClock
) -> None:
    assert news.take(Stand(cases=2, is_online=True)) == [News("case", 1)]
    assert news.take(Stand(cases=3, is_online=True)) == []
    clock.pass_s(REST_S - 1)
    assert news.take(Stand(cases=4, is_online=True)) == []
    clock.pass_s(1)
    assert news.take(Stand(cases=4, is_online=True)) == [News("case", 2)]
