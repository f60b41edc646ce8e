"""What waits for a person, as this device sees it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.cases import open_cases
from sync.stock.refusal import Refusal
from sync.stock.verdict import Choice
from sync.stock.views import StockChange
from sync.wire.messages import EffectLetter
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


def test_one_case_is_read_by_its_id(till: Till) -> None:
    document = next(row.document for row in till.books.reading.documents())
    till.hq.open_case(document, "negative_stock")
    till.sync()
    (told,) = till.books.reading.cases()
    assert till.books.reading.case(told.case) == told
    assert till.books.reading.case("nothing") is None


def _effect(take: str, origin: str, destination: str, quantity: str = "2") -> EffectLetter:
    return EffectLetter(
        take=take, sku="TEA", quantity=quantity, origin=origin, destination=destination, name="茶"
    )


def _asked(till: Till, *effects: EffectLetter) -> tuple[str, str]:
    """The first document and a case on it, whose choices move that."""
    document = next(row.document for row in till.books.reading.documents())
    till.hq.open_case(document, "without_right", ("mine", "hq"), effects)
    till.sync()
    return document, next(row.case for row in till.books.reading.cases(state="open"))


def test_a_choice_is_previewed_on_the_places_known_here(till: Till) -> None:
    back, lost = _effect("hq", "MK02/", "@supplier"), _effect("mine", "@transit/KC00/MK02", "@loss")
    elsewhere = _effect("hq", "@transit/KC00/TST1", "TST1/")
    _, case = _asked(till, back, _effect("hq", "MK02/", "@supplier", "1"), lost, elsewhere)
    preview = till.books.reading.preview
    assert preview(case, "hq") == (StockChange("MK02/", "TEA", "茶", "", 10, 7, 0),)
    assert preview(case, "mine") == (StockChange("@transit/KC00/MK02", "TEA", "茶", "", 0, -2, 0),)
    assert preview(case, "merged") == ()


def test_a_choice_about_a_reversed_document_moves_nothing_more(till: Till) -> None:
    document, case = _asked(till, _effect("hq", "MK02/", "@supplier"))
    till.books.ledger.step(document, "reverse", by=_MANAGER)
    assert till.books.reading.preview(case, "hq") == ()


def test_a_case_that_is_not_here_has_no_preview(till: Till) -> None:
    with pytest.raises(Refusal) as no:
        till.books.reading.preview("nothing", "hq")
    assert no.value.code == "unknown_case"


_MANAGER = type(CLERK)("boss")
