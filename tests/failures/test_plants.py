"""Every row's test goes red with the fault planted that it is about."""

from collections.abc import Callable

import pytest
from sqlalchemy.exc import SQLAlchemyError
from sqlcipher3 import dbapi2

from sync.stock.refusal import Refusal
from tests.failures import (
    test_attachments,
    test_damage,
    test_feed,
    test_lost_answers,
    test_masters,
    test_poison,
    test_restores,
    test_transport,
)
from tests.failures.ground import Ground
from tests.failures.plants import Plant

ROOMS = (
    test_attachments,
    test_damage,
    test_feed,
    test_lost_answers,
    test_masters,
    test_poison,
    test_restores,
    test_transport,
)
RED = (
    AssertionError,
    Refusal,
    SQLAlchemyError,
    dbapi2.Error,
    LookupError,
    ValueError,
    pytest.fail.Exception,
)
PLANTS = [(row, plant) for room in ROOMS for row, plant in room.PLANTED.items()]


@pytest.mark.expects_log
@pytest.mark.parametrize(
    ("row", "plant"), PLANTS, ids=[getattr(row, "__name__", "") for row, _ in PLANTS]
)
def test_the_planted_fault_is_caught(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, row: Callable[[Ground], None], plant: Plant
) -> None:
    plant(monkeypatch)
    with pytest.raises(RED):
        row(ground)
