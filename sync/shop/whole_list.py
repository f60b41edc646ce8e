"""Every SKU of the catalogue as one long sequence, of which only where its pages begin is held.

A hundred thousand keys would take 15 MB and stop the window for as long as Python makes them; so
SQLite counts them out, and the rest is read where somebody looks.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeAlias, overload

from sync.shop.database import Database

Key: TypeAlias = tuple[str, str, str]
"""(SKU, bin, lot); bin and lot are empty in the view by item."""

PAGE = 50
_COUNT = "SELECT count(*) FROM item"
_STARTS = (
    "SELECT sku FROM (SELECT sku, row_number() OVER (ORDER BY sku) AS n FROM item)"
    " WHERE n % ? = 1 ORDER BY sku"
)
_SOME = "SELECT sku FROM item WHERE sku >= ? ORDER BY sku LIMIT ? OFFSET ?"
_BETWEEN = "SELECT count(*), max(sku = ?) FROM item WHERE sku >= ? AND sku <= ?"
_NOTHING: Key = ("", "", "")


class WholeList(Sequence[Key]):
    """Keys by SKU. As long as it was when it was read; any thread may look into it."""

    def __init__(self, cache: Database) -> None:
        """Reads the count and the page starts, in one state of the books. Raises Trouble."""
        self._cache = cache
        with cache.snapshot() as seen:
            row = seen.execute(_COUNT).fetchone()
            self._count = int(row[0]) if row else 0
            self._starts = [str(each[0]) for each in seen.execute(_STARTS, (PAGE,))]

    def __len__(self) -> int:
        return self._count

    def __eq__(self, other: object) -> bool:
        """Whether the other was read from the same list of SKUs; none of them ever goes away."""
        if not isinstance(other, WholeList):
            return NotImplemented
        return (self._count, self._starts) == (other._count, other._starts)

    __hash__ = None  # type: ignore[assignment]  # a list has none

    @overload
    def __getitem__(self, place: int) -> Key: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Key]: ...

    def __getitem__(self, place: int | slice) -> Key | Sequence[Key]:
        if isinstance(place, slice):
            wanted = range(self._count)[place]
            if not wanted:
                return []
            low, high = min(wanted), max(wanted)
            read = self._read(low, high - low + 1)
            return [read[n - low] for n in wanted]
        return self._read(range(self._count)[place], 1)[0]

    def __iter__(self) -> Iterator[Key]:
        for start in range(0, self._count, PAGE):
            yield from self[start : start + PAGE]

    def index(self, value: Key, start: int = 0, stop: int | None = None) -> int:
        """Where the key stands. Raises ValueError where it does not."""
        page = bisect_right(self._starts, value[0]) - 1
        found = self._place(value[0], page) if page >= 0 else None
        if found is None or found not in range(self._count)[start:stop]:
            raise ValueError(f"{value[0]} is not in the list")
        return found

    def _place(self, sku: str, page: int) -> int | None:
        row = self._cache.row(_BETWEEN, (sku, self._starts[page], sku))
        return page * PAGE + int(row[0]) - 1 if row and row[1] else None

    def _read(self, start: int, count: int) -> list[Key]:
        """So many keys; where the catalogue was begun anew since, rows that are no more stay empty."""
        page, skipped = divmod(start, PAGE)
        rows = self._cache.rows(_SOME, (self._starts[page], count, skipped))
        keys: list[Key] = [(str(row[0]), "", "") for row in rows]
        return keys + [_NOTHING] * (count - len(keys))
