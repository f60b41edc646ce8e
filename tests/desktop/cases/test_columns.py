"""The list's columns and its sentence."""

from desktop.cases.columns import columns, row_sentence
from desktop.cases.matter import read_matter
from sync.stock.views import CaseRow
from tests.desktop.sample_desk import SampleDesk


def case_of(desk: SampleDesk, code: str) -> CaseRow:
    matter = read_matter(desk.place, desk.cases[code])
    assert matter is not None
    return matter.case


def test_a_row_says_what_happened_where_by_whom_since_when(desk: SampleDesk) -> None:
    row = case_of(desk, "negative_stock")
    cells = [column.cell(row).text for column in columns(desk.place)]
    assert cells == [
        "Mong Kok shop has −2 罐 of Cat food, tuna 85g after this. Count it.",
        "MK02-IS-000002", "陳美玲", "11-20 10:53",
    ]  # fmt: skip


def test_a_row_is_one_sentence_for_a_screen_reader(desk: SampleDesk) -> None:
    told = row_sentence(desk.place, case_of(desk, "posted_twice"))
    assert told == ("Case on MK02-RC-000004, since 11-20 10:53: The document was posted twice.")
