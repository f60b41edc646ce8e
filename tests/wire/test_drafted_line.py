"""One line drawn up: what may be left out, and what may not."""

from fractions import Fraction

import pytest
from msgspec import UNSET

from sync.stock.document import Line
from sync.stock.found import Found
from sync.stock.item import Item
from sync.stock.refusal import Refusal
from sync.wire.drafted_line import changed_line, given, moment_of, new_line
from sync.wire.record import ChangedLine, RecordedLine

TEA = Item("TEA", "烏龍茶", unit="罐", price=800)
LABEL = Found(TEA, lot="L7", expires="2027-01-01T00:00:00.000Z")
CARTON = Found(TEA, pack=Fraction(10**9))


class Shelf:
    """A catalogue of tea; `label` is a code that carries a lot, `carton` one of very many."""

    def item(self, sku: str) -> Item | None:
        return TEA if sku == "TEA" else None

    def find_code(self, text: str) -> Found | None:
        return {"label": LABEL, "carton": CARTON}.get(text)


def test_what_the_caller_wrote_goes_before_what_the_code_says() -> None:
    written = RecordedLine(barcode="label", quantity="1", lot="MINE")
    line = new_line("1", written, Shelf(), allow_zero=False)
    assert (line.lot, line.expires) == ("MINE", "2027-01-01T00:00:00.000Z")


def test_a_line_that_is_not_mentioned_further_stays_as_it_was() -> None:
    line = Line("1", "TEA", 5, lot="L1", bin="A-1", unit_price=700)
    assert changed_line("1", ChangedLine(), line, Shelf(), allow_zero=False) == line


def test_other_goods_keep_the_bin_and_need_a_quantity() -> None:
    line = Line("1", "SOAP", 5, bin="A-1")
    change = ChangedLine(barcode="label", quantity="2")
    after = changed_line("1", change, line, Shelf(), allow_zero=False)
    assert after is not None
    assert (after.sku, after.quantity, after.bin, after.lot) == ("TEA", 2, "A-1", "L7")
    with pytest.raises(Refusal) as refusal:
        changed_line("1", ChangedLine(sku="TEA"), line, Shelf(), allow_zero=False)
    assert refusal.value.code == "missing_field"


def test_a_date_is_taken_away_by_an_empty_text() -> None:
    line = Line("1", "TEA", 5, expires="2027-01-01T00:00:00.000Z")
    after = changed_line("1", ChangedLine(expires=""), line, Shelf(), allow_zero=False)
    assert after is not None
    assert after.expires == ""


def test_nothing_written_is_nothing() -> None:
    assert moment_of("") == ""
    assert (given(UNSET, "a"), given("b", "a")) == ("a", "b")


def test_more_packs_than_anybody_has_are_refused() -> None:
    written = RecordedLine(barcode="carton", quantity="100000")
    with pytest.raises(Refusal) as refusal:
        new_line("1", written, Shelf(), allow_zero=False)
    assert refusal.value.code == "quantity_too_large"
