from fractions import Fraction

from sync.stock.document import Content, Line
from sync.stock.item import Item, ItemBarcode, Tracking
from sync.stock.views import (
    CaseRow,
    CountedLine,
    DocumentRow,
    DocumentView,
    MovementRow,
    StepRow,
    StockRow,
    WhyRow,
)
from sync.wire.answers import (
    document_answer,
    item_answer,
    plain,
    shown_answer,
    stock_answer,
    why_answer,
)
from sync.wire.case_answers import case_answer

AT = "2026-11-20T01:30:00.000Z"
CONTENT = Content((Line("1", "S", 9, decimals=1, unit_price=320), Line("2", "T", 4)), party="SUP-1")
CASE = CaseRow(
    "c", "d", "N", ("e",), "conflict", "Both.", {"f": "1"}, CONTENT, None, None, ("mine",), "open"
)


def test_stock_says_what_is_available_in_display_units() -> None:
    row = StockRow("MK02", "S", "A-1", "L", "", 2, 150, 25, 7, -50, AT)
    told = plain(stock_answer(row))
    assert told == {
        "site": "MK02",
        "sku": "S",
        "bin": "A-1",
        "lot": "L",
        "expires": "",
        "on_hand": "1.5",
        "reserved": "0.25",
        "available": "1.25",
        "in_transit": "0.07",
        "pending": "-0.5",
        "as_of": AT,
    }


def test_a_movement_under_a_number_says_what_it_changed_and_what_was_left() -> None:
    row = WhyRow(AT, "N", "d", "issue", "post", "A01", "01", 2, -150, 50, "applied")
    told = plain(why_answer(row))
    assert (told["delta"], told["balance"], told["by"], told["verdict"]) == (
        "-1.5",
        "0.5",
        "A01",
        "applied",
    )


def test_an_item_lists_its_codes_and_the_packs_among_them() -> None:
    codes = (ItemBarcode("1"), ItemBarcode("12", Fraction(12)))
    item = Item("S", "毛巾", price=300, tracking=Tracking.LOT, barcodes=codes, active=False)
    told = plain(item_answer(item))
    assert (told["barcodes"], told["packs"]) == (["1", "12"], {"12": "12"})
    assert (told["price"], told["tracking"], told["active"]) == ("3.00", "lot", False)


def test_a_document_in_a_list_has_the_fields_of_the_contract_first() -> None:
    told = plain(document_answer(DocumentRow("d", "N", "issue", "posted", "e.1", 2, "MK02")))
    fields = ["document", "number", "kind", "state", "revision", "pending"]
    assert list(told)[:6] == fields


def test_a_shown_document_says_from_and_to_and_holds_its_cases() -> None:
    step = StepRow(1, "post", "MEI", "1", AT, "applied")
    move = MovementRow("S", "", "@supplier", "MK02/", 9, 1, AT, "s")
    view = DocumentView(
        "d", "N", "HQ-1", "receipt", "posted", "e.1", "MK02", AT, CONTENT, (step,), (move,), (CASE,)
    )
    told = plain(shown_answer(view))
    assert told["movements"] == [
        {
            "sku": "S",
            "lot": "",
            "from": "@supplier",
            "to": "MK02/",
            "quantity": "0.9",
            "at": AT,
            "step": "s",
        }
    ]
    fields = ["line", "sku", "name", "quantity", "lot", "expires", "bin", "unit_price"]
    assert [list(plain(line)) for line in shown_answer(view).lines] == [fields, fields]
    assert told["cases"] == [plain(case_answer(CASE))]


def test_only_a_counts_lines_say_what_was_counted() -> None:
    counted = CountedLine("1", 9, 12, -1, (("N-2", -2),))
    view = DocumentView(
        "d", "N", "", "count", "posted", "", "MK02", AT, CONTENT, (), (), (), (counted,)
    )
    first, second = shown_answer(view).lines
    assert plain(first)["explained"] == [{"number": "N-2", "quantity": "-0.2"}]
    assert (first.counted, first.book, first.variance) == ("0.9", "1.2", "-0.1")
    assert "counted" not in plain(second)
