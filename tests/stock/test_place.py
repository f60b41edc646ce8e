import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.stock.place import (
    SUPPLIER,
    bin_at,
    bin_of,
    check_site_code,
    in_transit,
    receiver_of,
    site_of,
    touches,
)
from sync.stock.refusal import Refusal

_codes = st.text("ABCXYZ019", min_size=2, max_size=8)


@given(_codes, st.text("ABC-/123", max_size=12))
def test_a_bin_tells_its_site_and_code(site: str, code: str) -> None:
    place = bin_at(site, code)
    assert (site_of(place), bin_of(place), receiver_of(place)) == (site, code, "")


@given(_codes, _codes)
def test_goods_in_transit_belong_to_no_shelf_and_both_sites_see_them(
    sender: str, receiver: str
) -> None:
    place = in_transit(sender, receiver)
    assert (site_of(place), bin_of(place), receiver_of(place)) == ("", "", receiver)
    assert touches(place, sender)
    assert touches(place, receiver)


def test_a_site_sees_its_own_bins_only() -> None:
    assert touches("MK02/A-1", "MK02")
    assert not touches("MK02/A-1", "MK0")
    assert not touches(SUPPLIER, "MK02")


@pytest.mark.parametrize("code", ["", "A", "mk02", "MK 02", "MK02/1", "ABCDEFGHI", "旺角"])
def test_a_site_code_is_two_to_eight_capitals_and_digits(code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        check_site_code(code)
    assert refusal.value.code == "site_code"


def test_a_good_site_code_is_returned() -> None:
    assert check_site_code("MK02") == "MK02"
