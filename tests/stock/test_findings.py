from sync.stock import findings


def test_stock_at_or_above_zero_is_nothing_to_note() -> None:
    assert findings.negative_stock("MK02", "TEA", after=0, text="0") is None


def test_stock_below_zero_asks_for_a_count() -> None:
    finding = findings.negative_stock("MK02", "TEA", after=-3, text="-3")
    assert finding is not None
    assert (finding.code, finding.facts) == (
        "negative_stock",
        {"site": "MK02", "sku": "TEA", "quantity": "-3"},
    )


def test_every_finding_says_what_it_is_about() -> None:
    found = [
        findings.same_note("DN-1", "SUP-1", other="MK02-RC-01-000001"),
        findings.without_right("C1", "adjust"),
        findings.archived_item("TEA"),
        findings.unknown_item("TEA"),
        findings.closed_period("2026-11-01"),
    ]
    assert all(value in f.message for f in found for value in f.facts.values())
    assert [f.code for f in found] == [
        "duplicate_note",
        "without_right",
        "archived_item",
        "unknown_item",
        "closed_period",
    ]


def test_a_lot_and_a_serial_are_named_with_what_to_look_for() -> None:
    lot = findings.lot_below_zero("MK02", "TEA", "L1", text="-2")
    assert (lot.code, lot.facts["lot"], lot.facts["quantity"]) == ("lot_below_zero", "L1", "-2")
    serial = findings.serial_twice("MK02", "TV", "S1", other="MK02-IS-01-000001")
    assert (serial.code, serial.facts["other"]) == ("serial_twice", "MK02-IS-01-000001")
    assert "S1 of TV" in serial.message
