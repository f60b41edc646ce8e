"""A document as a row of the list."""

from desktop.documents.columns import columns, contents_words, row_sentence
from desktop.workplace import Workplace
from sync.stock.views import DocumentRow

SALE = DocumentRow(
    "d1", "MK02-IS-07-000001", "issue", "posted", "", 1, "MK02", "陳記", "2026-11-20T02:42:07.000Z",
    "C101", 1, "檸檬茶",
)  # fmt: skip


def cells(place: Workplace, row: DocumentRow) -> dict[str, object]:
    return {column.key: column.cell(row) for column in columns(place)}


def test_a_row_names_party_goods_person_and_minute(place: Workplace) -> None:
    shown = {key: getattr(cell, "text", "") for key, cell in cells(place, SALE).items()}
    assert shown == {
        "kind": "Issue", "number": "MK02-IS-07-000001", "contents": "陳記　檸檬茶",
        "by": "陳美玲", "at": "11-20 10:42", "state": "Posted", "waits": "",
    }  # fmt: skip
    assert row_sentence(place, SALE) == (
        "Issue MK02-IS-07-000001, 陳記　檸檬茶, 陳美玲, 11-20 10:42, Posted"
    )


def test_more_lines_are_counted() -> None:
    many = DocumentRow("d1", "", "issue", "posted", "", 0, lines=3, first_item="檸檬茶")
    assert contents_words(many).startswith("檸檬茶, 3")


def test_what_waits_and_what_has_a_case_bears_a_tag(place: Workplace) -> None:
    by_key = {column.key: column for column in columns(place)}
    waits = by_key["waits"].cell(SALE).tag
    case = by_key["waits"].cell(DocumentRow("d1", "", "issue", "posted", "", 0, cases=1)).tag
    assert waits is not None
    assert case is not None
    assert (waits.tone, case.tone) == ("calm", "need")


def test_a_void_document_is_struck_through_and_still_there(place: Workplace) -> None:
    by_key = {column.key: column for column in columns(place)}
    void = DocumentRow("d1", "MK02-IS-07-000001", "issue", "reversed", "", 0)
    assert (by_key["number"].cell(void).is_struck, by_key["number"].cell(SALE).is_struck) == (
        True,
        False,
    )
