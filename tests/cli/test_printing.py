import io
import json

from sync.cli.printing import Printer, table
from sync.stock.views import WhyRow
from sync.wire.answers import why_answer

ROWS = [{"sku": "1", "name": "毛巾"}, {"sku": "22", "name": "tea"}]
MOVED = WhyRow(
    at="2026-11-20T01:30:00.000Z",
    number="MK02-RC-01-000001",
    document="d",
    kind="receipt",
    step="post",
    by="MEI",
    device="1",
    decimals=1,
    delta=15,
    balance=-5,
    verdict="applied",
)


def _printed(*, as_json: bool) -> tuple[Printer, io.StringIO]:
    out = io.StringIO()
    return Printer(as_json, out), out


def test_each_answer_is_a_json_line_in_the_letters_of_the_trade() -> None:
    printer, out = _printed(as_json=True)
    printer.many(ROWS)
    printer.one({"site": "MK02"})
    assert out.getvalue() == (
        '{"sku":"1","name":"毛巾"}\n{"sku":"22","name":"tea"}\n{"site":"MK02"}\n'
    )


def test_an_answer_of_the_wire_keeps_its_fields_and_their_order() -> None:
    printer, out = _printed(as_json=True)
    printer.each(why_answer(MOVED))
    names = ["at", "number", "document", "kind", "step", "by", "device", "delta", "balance"]
    told = json.loads(out.getvalue())
    assert list(told) == [*names, "verdict"]
    assert (told["delta"], told["balance"]) == ("1.5", "-0.5")


def test_a_table_lines_up_chinese_and_latin() -> None:
    assert table(ROWS) == ["sku  name", "---  ----", "1    毛巾", "22   tea"]
    assert table([{"name": "毛巾", "n": 1}, {"name": "a", "n": 2}])[2:] == ["毛巾  1", "a     2"]


def test_a_table_shows_the_columns_asked_for_and_says_so_when_there_is_nothing() -> None:
    assert table(ROWS, ["name"]) == ["name", "----", "毛巾", "tea"]
    assert table([]) == ["(none)"]


def test_one_answer_is_a_sheet_with_its_lists_as_tables() -> None:
    printer, out = _printed(as_json=False)
    printer.one({"ok": True, "lines": [{"sku": "1", "lot": None}], "also": ["a", "b"]})
    assert out.getvalue() == "ok     yes\n\nlines:\n  sku  lot\n  ---  ---\n  1\nalso   a, b\n"


def test_a_stream_for_people_is_a_line_each_without_what_is_empty() -> None:
    printer, out = _printed(as_json=False)
    printer.each({"pushed": 3, "pulled": 0, "verdicts": {"applied": 3}, "note": ""})
    assert out.getvalue() == "pushed 3, verdicts applied 3\n"


def test_a_name_with_escapes_cannot_move_the_cursor() -> None:
    assert table([{"name": "a\x1b[2Jb\nc"}])[2] == "a [2Jb c"


def test_a_plain_no_is_told_on_one_line_and_nothing_is_not() -> None:
    told = {"online": False, "pushed": 0, "verdicts": {}, "waiting": 3, "note": ""}
    out = io.StringIO()
    Printer(json=False, out=out).each(told)
    assert out.getvalue() == "online no, waiting 3\n"
