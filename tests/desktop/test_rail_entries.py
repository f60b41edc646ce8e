"""Which pages the rail names."""

from desktop import rail_entries
from desktop.page import Page


def _none(key: str) -> Page:
    raise LookupError(key)


def test_the_pages_of_the_books_have_keys_in_order_and_settings_stand_at_the_foot() -> None:
    rooms, feet = rail_entries.rooms(_none), rail_entries.feet(_none)
    assert [entry.key for entry in rooms] == ["counter", "on_hand", "documents", "cases", "sync"]
    assert [entry.rail.shortcut for entry in rooms] == [f"Ctrl+{n}" for n in range(1, 6)]
    assert [entry.key for entry in feet] == ["preferences"]
