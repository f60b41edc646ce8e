import pytest

from sync.stock.refusal import Refusal
from sync.wire.letters import changed, is_json, packed, unpacked
from sync.wire.messages import BarcodeLetter, ItemLetter

TEA = ItemLetter(sku="TEA", name="檸檬茶", barcodes=[BarcodeLetter(code="4891234500017")])


def test_a_letter_reads_back_as_it_was_written() -> None:
    assert unpacked(packed(TEA), ItemLetter) == TEA


def test_what_stands_at_its_default_is_not_sent() -> None:
    assert b"category" not in packed(TEA)


def test_a_field_of_a_later_version_is_passed_over() -> None:
    assert unpacked(packed(TEA)[:-1] + b',"colour":"red"}', ItemLetter) == TEA


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b"[]", b"\xff", b'{"sku":7,"name":"x"}'])
def test_what_is_no_letter_is_refused(body: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        unpacked(body, ItemLetter)
    assert refusal.value.code == "letter_malformed"


def test_a_changed_letter_leaves_the_first_as_it_was() -> None:
    other = changed(TEA, name="茶")
    assert (other.name, other.sku, TEA.name) == ("茶", "TEA", "檸檬茶")


@pytest.mark.parametrize(
    ("body", "is_whole"),
    [(b'{"a":1}', True), (b"null", True), (b"", False), (b'{"a":1', False), (b"1 2", False)],
)
def test_a_body_is_one_json_value_or_none(body: bytes, is_whole: bool) -> None:
    assert is_json(body) is is_whole
