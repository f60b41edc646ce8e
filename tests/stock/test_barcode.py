from datetime import UTC, date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.stock.barcode import (
    LONGEST_CODE,
    Barcode,
    canonical_code,
    check_digit,
    end_of_day,
    in_store_item,
    is_gtin,
    read_barcode,
    written_forms,
)
from sync.stock.refusal import Refusal

HONG_KONG = timezone(timedelta(hours=8))
_payloads = st.text("0123456789", min_size=7, max_size=13).filter(
    lambda p: len(p) in {7, 11, 12, 13}
)


def read(text: str) -> Barcode:
    return read_barcode(text, zone=HONG_KONG)


@given(_payloads, st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(payload: str, at: int, by: int) -> None:
    good = payload + check_digit(payload)
    at %= len(good)
    wrong = good[:at] + str((int(good[at]) + by) % 10) + good[at + 1 :]
    assert is_gtin(good)
    assert not is_gtin(wrong)
    assert not read(wrong).check_digit_ok


@given(st.text("0123456789", min_size=7, max_size=7).filter(lambda p: p.strip("0")))
def test_the_same_goods_have_one_code_in_every_length_of_gtin(payload: str) -> None:
    short = payload + check_digit(payload)
    forms = {canonical_code(short.zfill(n)) for n in (8, 12, 13, 14)}
    assert len(forms) == 1


def said(text: str) -> str:
    try:
        return read(text).code
    except Refusal as refusal:
        return refusal.code


@given(st.text(max_size=90))
def test_any_text_is_a_code_or_a_refusal(text: str) -> None:
    assert said(text)


def test_a_known_ean_is_read() -> None:
    assert read(" 4891234500017\r") == Barcode("4891234500017")


def test_digits_that_are_no_gtin_are_a_code_of_our_own() -> None:
    assert (read("4891234500018").check_digit_ok, read("123456").check_digit_ok) == (False, True)
    assert read("4891234500018").code == "4891234500018"


@pytest.mark.parametrize(
    "text",
    [
        "]C1010489123450001710L2611A\x1d17271231",
        "\x1d010489123450001710L2611A\x1d17271231",
        "(01)04891234500017(10)L2611A(17)271231",
        "010489123450001717271231" + "10L2611A",
        "010489123450001710L2611A\x1d17271231",
        "https://id.gs1.org/01/04891234500017/10/L2611A?17=271231",
        "https://shop.example/goods/01/4891234500017/10/L2611A?campaign=" + "x" * 60 + "&17=271231",
    ],
)
def test_an_element_string_gives_goods_lot_and_the_end_of_the_day_printed(text: str) -> None:
    assert read(text) == Barcode("4891234500017", lot="L2611A", expires="2027-12-31T16:00:00.000Z")


def test_a_case_label_gives_weight_count_and_serial() -> None:
    weighed = read("(01)04891234500017(3103)001250(21)S7")
    counted = read("]C1010489123450001730012")
    odd = read("(01)04891234500017(3105)000123")
    pallet = read("]C1020489123450001737000012")
    assert (pallet.code, pallet.count) == ("4891234500017", 12)
    assert (weighed.grams, weighed.serial, counted.count, odd.grams) == (1250, "S7", 12, None)


def test_a_best_before_date_and_day_zero_are_read() -> None:
    assert read("(01)04891234500017(15)270200").expires == "2027-02-28T16:00:00.000Z"


def test_an_element_string_without_goods_is_a_code_of_our_own() -> None:
    assert read("(10)L1").code == "(10)L1"
    assert read("(nonsense").code == "(nonsense"
    assert read("https://shop.example/menu").code == "https://shop.example/menu"
    assert read("01048912345000179").code == "01048912345000179"
    assert not read("01700000000009").check_digit_ok


def test_an_in_store_label_tells_its_item_and_its_figure() -> None:
    payload = "212345601250"
    label = payload + check_digit(payload)
    assert read(label).in_store == 1250
    assert in_store_item(label) == "212345600000" + check_digit("212345600000")
    assert in_store_item("4891234500017") is None


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("]E04891234500017", "4891234500017"),
        ("]I114891234500014", "14891234500014"),
        ("]C0SHELF-1", "SHELF-1"),
        ("]shelf", "]shelf"),
    ],
)
def test_the_sort_of_symbol_a_scanner_sends_along_is_no_part_of_a_code(
    sent: str, code: str
) -> None:
    assert read(sent).code == code


@given(st.text(max_size=20))
def test_a_code_kept_once_is_kept_alike(text: str) -> None:
    assert canonical_code(canonical_code(text)) == canonical_code(text)


def test_the_longest_code_is_still_one() -> None:
    assert canonical_code("x" * LONGEST_CODE) == "x" * LONGEST_CODE


def test_a_link_has_its_own_limit() -> None:
    with pytest.raises(Refusal) as refusal:
        read("https://shop.example/01/4891234500017?" + "x" * 500)
    assert refusal.value.code == "barcode_too_long"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "barcode_empty"),
        ("]E0", "barcode_empty"),
        ("\x1d \x1d", "barcode_empty"),
        (" \r\n", "barcode_empty"),
        ("x" * 81, "barcode_too_long"),
        ("a\x00b", "barcode_unprintable"),
    ],
)
def test_what_is_no_code_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read(text)
    assert refusal.value.code == code


def test_a_day_ends_in_the_zone_of_the_site() -> None:
    day = date(2026, 11, 30)
    assert end_of_day(day, HONG_KONG) == "2026-11-30T16:00:00.000Z"
    assert end_of_day(day, UTC) == "2026-12-01T00:00:00.000Z"


def test_a_gtin_may_be_written_in_every_longer_length_and_other_codes_in_one() -> None:
    forms = written_forms("012345678905")
    assert forms == {"12345678905", "012345678905", "0012345678905", "00012345678905"}
    assert written_forms("TEA-1") == {"TEA-1"}
