import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.stock.refusal import Refusal
from sync.wire.feed_row import MODULUS, digest_text, document_in, row_digest, row_letter
from sync.wire.letters import packed

ROWS = st.lists(st.tuples(st.sampled_from("ab"), st.text(max_size=5), st.integers(1, 99)))


def test_a_body_travels_as_it_is() -> None:
    row = row_letter(7, "item", "TEA", b'{"sku":"TEA"}')
    assert packed(row) == b'{"seq":7,"kind":"item","id":"TEA","body":{"sku":"TEA"}}'


def test_a_row_holds_the_document_that_it_names() -> None:
    body = (
        b'{"id":"d1","number":"","kind":"receipt","state":"draft","revision":"r","site":"S1",'
        b'"occurred_at":"","content":{"lines":[]}}'
    )
    assert document_in(row_letter(1, "document", "d1", body)).kind == "receipt"
    with pytest.raises(Refusal, match="another document"):
        document_in(row_letter(1, "document", "d2", body))


@given(ROWS, st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[tuple[str, str, int]], dice: object) -> None:
    shuffled = rows.copy()
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' own random
    digests = [digest_text(sum(row_digest(*row) for row in some)) for some in (rows, shuffled)]
    assert digests[0] == digests[1]


def test_a_row_that_moved_has_another_digest() -> None:
    assert row_digest("item", "TEA", 1) != row_digest("item", "TEA", 2)
    assert row_digest("item", "TEA", 1) != row_digest("staff", "TEA", 1)


def test_a_digest_is_sixteen_hex_digits_and_wraps_around() -> None:
    assert digest_text(0) == "0" * 16
    assert digest_text(-1) == "f" * 16
    assert digest_text(MODULUS + 10) == f"{10:016x}"
