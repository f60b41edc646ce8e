"""What stands on a document, as it is told."""

from sync.stock.document import Content, Line
from sync.stock.views import CountedLine
from sync.wire.answers import plain
from sync.wire.content_answers import content_answer, line_answer

LINE = Line("1", "S", 9, decimals=1, unit_price=320)


def test_what_is_written_is_told_in_display_units() -> None:
    told = content_answer(Content((LINE,), party="SUP-1"))
    assert told is not None
    assert (told.party, told.lines[0].quantity, told.lines[0].unit_price) == (
        "SUP-1",
        "0.9",
        "3.20",
    )
    assert content_answer(None) is None


def test_a_line_says_what_was_counted_only_where_it_was() -> None:
    assert "counted" not in plain(line_answer(LINE, None))
    counted = CountedLine("1", 9, 12, -3, (("N-2", -2),))
    told = plain(line_answer(LINE, counted))
    assert (told["counted"], told["variance"], told["explained"]) == (
        "0.9",
        "-0.3",
        [{"number": "N-2", "quantity": "-0.2"}],
    )
