"""The keys of the documents that each chip holds, newest first; a year of them is counted at once."""

from bisect import bisect_left
from collections.abc import Iterable

from desktop.documents.filters import FILTERS
from sync.shop.document_list import DocumentMark

Grouped = dict[str, list[int]]


def grouped(marks: Iterable[DocumentMark]) -> Grouped:
    """Keys by chip, in the order given: an errand, for there may be thousands."""
    found: Grouped = {chosen.key: [] for chosen in FILTERS}
    for mark in marks:
        for chosen in FILTERS:
            if chosen.holds(mark):
                found[chosen.key].append(mark.key)
    return found


class Piles:
    """Grows at its old end in parts, and takes in what changes one by one."""

    def __init__(self) -> None:
        self._keys: Grouped = grouped(())

    @property
    def newest(self) -> int:
        """The highest key; 0 where there is none."""
        keys = self._keys["all"]
        return keys[0] if keys else 0

    @property
    def oldest(self) -> int | None:
        keys = self._keys["all"]
        return keys[-1] if keys else None

    def keys(self, chip: str) -> list[int]:
        return self._keys[chip]

    def count(self, chip: str) -> int:
        return len(self._keys[chip])

    def grow(self, older: Grouped) -> None:
        """Documents older than all there are."""
        for chip, keys in older.items():
            self._keys[chip] += keys

    def put(self, mark: DocumentMark) -> None:
        """A document that is new, or no longer what it was."""
        for chosen in FILTERS:
            _put(self._keys[chosen.key], mark.key, is_held=chosen.holds(mark))

    def place_of(self, chip: str, key: int) -> int | None:
        """The row of a document in a chip's list; None where it is not in it."""
        keys = self._keys[chip]
        place = _place(keys, key)
        return place if place < len(keys) and keys[place] == key else None


def _place(keys: list[int], key: int) -> int:
    return bisect_left(keys, -key, key=lambda each: -each)


def _put(keys: list[int], key: int, *, is_held: bool) -> None:
    place = _place(keys, key)
    is_there = place < len(keys) and keys[place] == key
    if is_held and not is_there:
        keys.insert(place, key)
    if is_there and not is_held:
        del keys[place]
