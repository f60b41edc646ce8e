"""Documents are drawn up by the same rules at both ends."""

from dataclasses import replace
from fractions import Fraction

import pytest

from sync.stock.document import Changes, Content, Line
from sync.stock.found import Found
from sync.stock.item import Item
from sync.stock.refusal import Refusal
from sync.wire.drafting import StepData, content_of, step_data_of
from sync.wire.record import record_read, step_data_read

TEA = Item("TEA", "烏龍茶", unit="罐", price=800)
RICE = Item("RICE", "香米", unit="kg", decimals=3, price=1250)
LINE = Line("1", "TEA", 5, "烏龍茶", unit="罐", unit_price=800)


class Shelf:
    """A catalogue of two items; 12 is a dozen of tea."""

    def item(self, sku: str) -> Item | None:
        return {"TEA": TEA, "RICE": RICE}.get(sku)

    def find_code(self, text: str) -> Found | None:
        codes = {"1": Found(TEA), "12": Found(TEA, Fraction(12)), "lot": Found(TEA, lot="L7")}
        return {**codes, "1/3": Found(RICE, Fraction(1, 3))}.get(text)


def content(text: str) -> Content:
    return content_of(record_read(text.encode()), Shelf())


def refused(text: str) -> str:
    with pytest.raises(Refusal) as answer:
        content(text)
    return answer.value.code


def line(text: str, kind: str = "issue") -> str:
    return f'{{"kind": "{kind}", "lines": [{{{text}}}]}}'


def data(text: str, name: str = "edit", kind: str = "issue") -> StepData:
    before = Content((LINE,))
    return step_data_of(step_data_read(text.encode()), name, before, kind=kind, items=Shelf())


def data_refused(text: str, name: str = "edit", kind: str = "issue") -> str:
    with pytest.raises(Refusal) as answer:
        data(text, name, kind)
    return answer.value.code


def test_a_line_takes_its_snapshot_from_the_catalogue() -> None:
    assert content(line('"sku": "TEA", "quantity": "5"')) == Content((LINE,))


def test_a_line_keeps_what_the_caller_wrote() -> None:
    written = '"sku": "RICE", "quantity": "0.5", "unit_price": "9.90", "lot": "L1", "bin": "A-1",'
    made = content(line(written + '"expires": "2026-12-01T10:00:00+08:00"')).lines[0]
    assert (made.quantity, made.unit_price, made.lot, made.bin) == (500, 990, "L1", "A-1")
    assert made.expires == "2026-12-01T02:00:00.000Z"


def test_a_pack_is_counted_in_base_units() -> None:
    assert content(line('"barcode": "12", "quantity": "2"')).lines[0].quantity == 24
    assert content(line('"barcode": "12", "quantity": "0.5"')).lines[0].quantity == 6
    assert content(line('"barcode": "1/3", "quantity": "3"')).lines[0].quantity == 1000


def test_a_code_brings_its_lot() -> None:
    assert content(line('"barcode": "lot", "quantity": "2"')).lines[0].lot == "L7"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('"sku": "TEA", "barcode": "1", "quantity": "1"', "sku_or_barcode"),
        ('"quantity": "1"', "sku_or_barcode"),
        ('"sku": "NO", "quantity": "1"', "unknown_item"),
        ('"barcode": "99", "quantity": "1"', "unknown_barcode"),
        ('"barcode": "12", "quantity": "0.1"', "pack_remainder"),
        ('"barcode": "12", "quantity": "999999"', ""),
        ('"sku": "TEA", "quantity": "0"', "quantity_not_positive"),
        ('"sku": "TEA", "quantity": "-1"', "quantity_malformed"),
        ('"sku": "TEA", "quantity": "NaN"', "quantity_malformed"),
        ('"sku": "TEA", "quantity": "１２"', "quantity_malformed"),
        ('"sku": "TEA", "quantity": "1e9"', "quantity_malformed"),
        ('"sku": "TEA", "quantity": "0.5"', "quantity_too_precise"),
        ('"sku": "TEA", "quantity": "99999999999999"', "quantity_too_large"),
        ('"sku": "TEA", "quantity": "1", "unit_price": "1.234"', "money_too_precise"),
        ('"sku": "TEA", "quantity": "1", "expires": "soon"', "moment_malformed"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(text: str, code: str) -> None:
    codes = [] if code == "" else [refused(line(text))]
    assert codes == [code for code in [code] if code]


def test_a_count_may_find_nothing() -> None:
    assert content(line('"sku": "TEA", "quantity": "0"', "count")).lines[0].quantity == 0


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ('{"kind": "return", "from": "customer", "lines": []}', "counterpart", "customer"),
        ('{"kind": "return", "to": "supplier", "lines": []}', "counterpart", "supplier"),
        ('{"kind": "adjustment", "reason": "loss", "lines": []}', "reason", "loss"),
        ('{"kind": "transfer", "to_site": "KC00", "lines": []}', "to_site", "KC00"),
        ('{"kind": "issue", "party": "C-1", "lines": []}', "party", "C-1"),
    ],
)
def test_a_kind_has_its_own_header_fields(text: str, field: str, value: str) -> None:
    assert getattr(content(text), field) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"kind": "receipt", "to_site": "KC00", "lines": []}', "unknown_field"),
        ('{"kind": "issue", "reason": "loss", "lines": []}', "unknown_field"),
        ('{"kind": "issue", "from": "customer", "lines": []}', "unknown_field"),
        ('{"kind": "return", "from": "supplier", "lines": []}', "return_direction"),
        ('{"kind": "return", "from": "customer", "to": "supplier", "lines": []}',
         "return_direction"),
        ('{"kind": "order", "lines": []}', "unknown_kind"),
    ],
)  # fmt: skip
def test_a_header_field_of_another_kind_is_refused(text: str, code: str) -> None:
    assert refused(text) == code


def test_an_edit_is_whole_changed_lines() -> None:
    edit = data('{"note": "n", "lines": {"1": {"quantity": "7"}}}')
    assert edit.changes == Changes({"note": "n"}, {"1": replace(LINE, quantity=7)})


def test_an_edit_adds_and_removes_lines() -> None:
    edit = data('{"lines": {"1": null, "2": {"sku": "RICE", "quantity": "1.5"}}}')
    assert edit.changes is not None
    assert edit.changes.lines["1"] is None
    assert edit.changes.lines["2"] == Line(
        "2", "RICE", 1500, "香米", unit="kg", decimals=3, unit_price=1250
    )


def test_an_edit_may_take_the_price_away_and_set_details() -> None:
    edit = data('{"lines": {"1": {"unit_price": null, "lot": "L2", "bin": "B"}}}')
    assert edit.changes is not None
    assert edit.changes.lines["1"] == replace(LINE, unit_price=None, lot="L2", bin="B")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{}", "no_changes"),
        ('{"lines": {"2": null}}', "unknown_line"),
        ('{"lines": {"two": {"sku": "TEA", "quantity": "1"}}}', "line_name"),
        ('{"lines": {"2": {"sku": "TEA"}}}', "missing_field"),
        ('{"lines": {"2": {"quantity": "1"}}}', "sku_or_barcode"),
        ('{"lines": {"1": {"quantity": "0"}}}', "quantity_not_positive"),
        ('{"to_site": "KC00"}', "unknown_field"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(text: str, code: str) -> None:
    assert data_refused(text) == code


def test_an_arrival_names_what_came() -> None:
    arrival = data('{"lines": {"1": {"quantity": "4"}}}', "arrive", "transfer")
    assert arrival == StepData(None, {"1": 4})
    assert data('{"lines": {"1": null}}', "arrive", "transfer").arrived == {"1": 0}
    assert data("{}", "arrive", "transfer").arrived is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"lines": {"9": {"quantity": "4"}}}', "unknown_line"),
        ('{"lines": {"1": {"quantity": "4", "lot": "L"}}}', "unknown_field"),
        ('{"lines": {"1": {}}}', "unknown_field"),
        ('{"note": "n"}', "unknown_field"),
    ],
)
def test_an_arrival_takes_quantities_only(text: str, code: str) -> None:
    assert data_refused(text, "arrive", "transfer") == code


def test_other_steps_take_their_moment_and_reason() -> None:
    told = data('{"occurred_at": "2026-11-20T09:30:00+08:00", "reason": "twice"}', "reverse")
    assert told == StepData(None, None, "2026-11-20T01:30:00.000Z", "twice")
    assert data_refused('{"note": "n"}', "cancel") == "unknown_field"


def test_an_edit_may_turn_a_return_round() -> None:
    told = data('{"to": "supplier"}', "edit", "return")
    assert told.changes is not None
    assert told.changes.fields == {"counterpart": "supplier"}
