"""How a fault is planted: each row's test must go red with it (test_plants.py)."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

Json: TypeAlias = dict[str, Any]
Plant: TypeAlias = Callable[[pytest.MonkeyPatch], None]


def instead(target: str, value: object) -> Plant:
    """Put `value` in the place that is named so."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(target, value)

    return plant
