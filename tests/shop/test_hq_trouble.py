"""What HQ's failures tell the exchange and the terminal."""

from sync.shop.hq_trouble import HqBusy, HqSaysNo, HqSlow, TooLarge
from sync.shop.trouble import HqAway


def test_whoever_cannot_reach_hq_ends_with_four() -> None:
    away: list[HqAway] = [HqBusy("Later.", retry_s=3), HqSlow("Slow."), TooLarge("Large.")]
    assert [trouble.exit_code for trouble in away] == [4, 4, 4]
    assert [trouble.code for trouble in away] == ["hq_busy", "hq_slow", "too_large"]


def test_an_hq_that_says_no_is_no_outage() -> None:
    no = HqSaysNo("No.", code="revoked", status=403)
    assert (no.exit_code, no.code, isinstance(no, HqAway)) == (3, "revoked", False)
