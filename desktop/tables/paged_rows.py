"""A long list that is fetched where it is looked at."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

from desktop.tables.cell import Row

Key = TypeVar("Key")

PAGE_ROWS = 50

_KEPT_PAGES = 80


class PagedRows(Sequence[Row], Generic[Key, Row]):
    """All keys are known; fetch gives the rows of some keys, in their order.

    The last pages looked at are kept, so that scrolling back costs nothing.
    """

    def __init__(
        self, keys: Sequence[Key], fetch: Callable[[Sequence[Key]], Sequence[Row]]
    ) -> None:
        self._keys = keys
        self._fetch = fetch
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return [self[index] for index in range(*place.indices(len(self)))]
        if not 0 <= place < len(self._keys):
            raise IndexError(place)
        return self._page(place // PAGE_ROWS)[place % PAGE_ROWS]

    def _page(self, number: int) -> Sequence[Row]:
        if number not in self._pages:
            start = number * PAGE_ROWS
            self._pages[number] = self._fetch(self._keys[start : start + PAGE_ROWS])
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]
