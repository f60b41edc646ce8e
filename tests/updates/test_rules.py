"""Whose turn it is, and when a counter may be given its new version."""

from hypothesis import given
from hypothesis import strategies as st

from sync.updates.rules import Counter, chosen, is_turn_of, is_version, may_put_in_place, order_of
from tests.updates.publisher import offer

SITES = [f"S{number:03}" for number in range(400)]


def test_versions_sort_by_their_numbers() -> None:
    told = ["0.9", "0.10", "1", "1.0.1", "1.2", "10.0"]
    assert sorted(sorted(told), key=order_of) == told
    assert order_of("1.0") == order_of("1")


def test_only_numbers_and_points_are_a_version() -> None:
    assert all(is_version(text) for text in ("1", "0.4.0", "2026.11.22.1"))
    assert not any(is_version(text) for text in ("", "1.", "v1", "1.0b", "../1", "1.0\n", "１"))


def test_the_newest_that_is_newer_and_did_not_fail_is_chosen() -> None:
    offers = [offer("1.0"), offer("1.2"), offer("1.1")]
    assert chosen(offers, running="1.0", site="MK02").offer == offer("1.2")
    refused = chosen(offers, running="1.0", site="MK02", refused=["1.2"])
    assert refused.offer == offer("1.1")
    assert chosen(offers, running="1.2", site="MK02").offer is None


def test_only_older_ones_are_told_and_never_chosen() -> None:
    found = chosen([offer("1.0"), offer("1.1")], running="1.2", site="MK02")
    assert found.offer is None
    assert found.is_older_offered
    assert not chosen([], running="1.2", site="MK02").is_older_offered


@given(st.integers(0, 100))
def test_a_larger_share_takes_no_sites_turn_away(share: int) -> None:
    fewer = {site for site in SITES if is_turn_of(site, offer("1.1", share))}
    more = {site for site in SITES if is_turn_of(site, offer("1.1", min(share + 10, 100)))}
    assert fewer <= more
    assert abs(len(fewer) - share * 4) < 60


def test_shares_end_at_nobody_and_everybody_and_a_named_site_goes_first() -> None:
    assert not any(is_turn_of(site, offer("1.1", 0)) for site in SITES)
    assert all(is_turn_of(site, offer("1.1", 100)) for site in SITES)
    assert is_turn_of("MK02", offer("1.1", 0, MK02=100))
    assert not is_turn_of("MK02", offer("1.1", 100, MK02=0))


@given(waiting=st.integers(0, 3), is_open=st.booleans(), is_out=st.booleans(), agreed=st.booleans())
def test_a_busy_counter_is_never_given_anything(
    waiting: int, is_open: bool, is_out: bool, agreed: bool
) -> None:
    counter = Counter(waiting, is_open, is_out, agreed)
    assert may_put_in_place(counter) == (waiting == 0 and not is_open and (is_out or agreed))
