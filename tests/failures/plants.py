"""How a fault is planted: each row's test must go red with it (test_plants.py)."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from sync.shop.projection import Projection

Json: TypeAlias = dict[str, Any]
Plant: TypeAlias = Callable[[pytest.MonkeyPatch], None]


def instead(target: str, value: object) -> Plant:
    """Put `value` in the place that is named so."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(target, value)

    return plant


def refilled_from_nothing(projection: Projection, epoch: str) -> None:
    """A refill that empties the screens first."""
    with projection._cache.transaction() as books:
        for table in ("document", "item", "staff", "site"):
            books.execute(f"UPDATE {table} SET feed = 0")
        books.execute("UPDATE balance SET confirmed = 0")
        books.execute("UPDATE mark SET value = '0' WHERE name IN ('bookmark', 'digest')")
    projection._bookmark = 0 * len(epoch)
