"""A draft comes back from the disk as it was, with its way back and forth."""

import pytest

from sync.stock.document import Line
from sync.stock.draft import Draft, undone, with_field, with_goods
from sync.stock.refusal import Refusal
from sync.wire.draft_letter import draft_packed, draft_unpacked


def test_a_draft_comes_back_as_it_was() -> None:
    draft = with_goods(Draft("d1", "issue", by="C1"), Line("", "TEA", 1500, decimals=3))
    draft = undone(with_field(with_field(draft, "party", "陳記"), "note", "門口取"))
    assert draft_unpacked(draft_packed(draft)) == draft


def test_a_draft_that_is_none_is_refused() -> None:
    with pytest.raises(Refusal):
        draft_unpacked(b"{}")
