from hypothesis import given
from hypothesis import strategies as st

from sync.shop.numbers import printed_number, series_of


def test_a_number_reads_site_kind_device_and_count() -> None:
    assert printed_number("KC00", "RC", device="07", number=123) == "KC00-RC-07-000123"


@given(
    st.from_regex(r"[A-Z0-9]{2,8}", fullmatch=True),
    st.sampled_from(["RC", "IS"]),
    st.from_regex(r"[0-9]{2,4}", fullmatch=True),
    st.integers(1, 10**9),
)
def test_a_printed_number_tells_its_series(site: str, kind: str, device: str, number: int) -> None:
    assert series_of(printed_number(site, kind, device=device, number=number)) == (
        device,
        kind,
        number,
    )


def test_other_text_is_no_number() -> None:
    assert series_of("DN-7781") is None
