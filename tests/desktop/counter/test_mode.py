"""What the counter can write is what the law knows."""

from desktop.counter.mode import MODES
from sync.stock.document import HEADER_FIELDS
from sync.stock.kinds import KINDS


def test_every_mode_is_a_kind_of_the_law_with_fields_documents_have() -> None:
    assert {mode.kind for mode in MODES} <= set(KINDS)
    assert {field for mode in MODES for field in mode.fields} <= set(HEADER_FIELDS)
    assert all(mode.needs in (*mode.fields, "") for mode in MODES)


def test_only_the_last_receives_a_transfer() -> None:
    assert [mode.key for mode in MODES if mode.is_arrival] == ["arrival"]
    assert MODES[0].words() == "Issue"
    assert [mode.party_words() for mode in MODES[:2]] == ["Customer", "Supplier"]
