"""What a caller writes for `record` and `--data` is read strictly."""

import pytest

from sync.stock.refusal import Refusal
from sync.wire.record import record_read, step_data_read

RECEIPT = (
    b'{"kind": "receipt", "party": "SUP-1", "reference": "DN-7781", "note": "",'
    b' "occurred_at": "2026-11-20T09:30:00+08:00", "lines": [{"sku": "6901294084605",'
    b' "quantity": "12", "unit_price": "3.20", "lot": "L1",'
    b' "expires": "2026-12-01T10:00:00+08:00", "bin": "A-03-3"}]}'
)


def refused(text: bytes) -> str:
    with pytest.raises(Refusal) as answer:
        record_read(text)
    assert answer.value.message.endswith(".")
    return answer.value.code


def test_the_document_of_the_manual_is_read() -> None:
    letter = record_read(RECEIPT)
    assert (letter.kind, letter.party, letter.post) == ("receipt", "SUP-1", True)
    assert (letter.lines[0].sku, letter.lines[0].quantity) == ("6901294084605", "12")


def test_a_return_says_from_or_to() -> None:
    letter = record_read(b'{"kind": "return", "from": "customer", "lines": []}')
    assert (letter.origin, letter.destination) == ("customer", "")


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"no", b'{"kind": "a\xff", "lines": []}', b'{"kind": "a", "lines": []} x',
     b'{"kind": "\\ud800", "lines": []}', b'{"kind": "a\x00", "lines": []}',
     b'{"kind": "a", "lines": [{"quantity": NaN}]}'],
)  # fmt: skip
def test_what_is_no_json_is_malformed(text: bytes) -> None:
    assert refused(text) == "malformed_json"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b'{"kind": "issue", "lines": [], "colour": "red"}', "unknown_field"),
        (b'{"kind": "issue", "lines": [{"quantity": "1", "qty": "1"}]}', "unknown_field"),
        (b'{"lines": []}', "missing_field"),
        (b'{"kind": "issue"}', "missing_field"),
        (b'{"kind": "issue", "lines": [{"sku": "A"}]}', "missing_field"),
        (b'{"kind": "issue", "lines": [{"sku": "A", "quantity": 3}]}', "wrong_type"),
        (b'{"kind": "issue", "lines": [], "post": "yes"}', "wrong_type"),
        (b'{"kind": 3, "lines": []}', "wrong_type"),
        (b"[]", "wrong_type"),
        (b'{"kind": "issue", "note": "a\\u0000b", "lines": []}', "forbidden_text"),
        (b'{"kind": "issue", "lines": [{"sku": "\\u0000", "quantity": "1"}]}', "forbidden_text"),
    ],
)
def test_what_is_not_a_document_is_refused_with_its_code(text: bytes, code: str) -> None:
    assert refused(text) == code


def test_a_note_of_five_megabytes_is_refused() -> None:
    assert refused(b'{"kind": "issue", "lines": [], "note": "%s"}' % (b"a" * 5_000_000)) == (
        "text_too_long"
    )


def test_text_is_measured_in_bytes() -> None:
    just = b'{"kind": "issue", "lines": [], "note": "%s"}' % ("准" * 21_845).encode()
    assert len(record_read(just).note) == 21_845
    assert refused(just.replace("准".encode(), "准庫".encode(), 1)) == "text_too_long"


def test_a_null_line_takes_the_line_away() -> None:
    letter = step_data_read(b'{"note": "", "lines": {"1": null, "2": {"quantity": "5"}}}')
    assert letter.note == ""
    assert letter.lines["1"] is None


def test_the_refusal_names_the_field() -> None:
    with pytest.raises(Refusal) as answer:
        step_data_read(b'{"lines": {"1": {"quantity": "5", "colour": "red"}}}')
    assert answer.value.facts == {"field": "colour"}
