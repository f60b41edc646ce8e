"""What waits for a person, as this device sees it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.cases import open_cases
from sync.stock.verdict import Choice
from tests.shop.lines import Till, a_till, an_hq
from tests.shop.shops import CLERK, received


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Till]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_till(tmp_path / "till", an_hq()) as till:
        for _ in range(2):
            received(till.books)
        till.sync()
        yield till


def test_open_cases_come_first_and_are_counted(till: Till) -> None:
    first, second = (row.document for row in till.books.reading.documents())
    till.hq.open_case(first, "negative_stock")
    till.hq.open_case(second, "duplicate_note")
    till.sync()
    case = next(row.case for row in till.books.reading.cases() if row.document == first)
    till.books.ledger.resolve(case, take=Choice.HQ, reason="counted", by=_MANAGER)
    rows = till.books.reading.cases()
    assert [(row.document, row.code, row.state) for row in rows] == [
        (second, "duplicate_note", "open"),
        (first, "negative_stock", "resolved"),
    ]
    assert (rows[1].taken, rows[1].reason, rows[1].number[:7]) == ("hq", "counted", "MK02-RC")
    assert open_cases(till.books.cache_file) == 1
    assert [row.document for row in till.books.reading.cases(state="open")] == [second]


_MANAGER = type(CLERK)("boss")
