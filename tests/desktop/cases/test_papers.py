"""The documents of a case on the desk."""

from pytestqt.qtbot import QtBot

from desktop.cases.matter import read_matter
from desktop.cases.papers import sheets_of
from desktop.shell.label import CodeLabel
from tests.desktop.sample_desk import SampleDesk


def test_the_same_note_twice_lays_both_documents_side_by_side(desk: SampleDesk) -> None:
    desk.open("duplicate_note")
    theirs, ours = desk.page.opened.papers.sheets
    assert (theirs.number, theirs.tone) == ("MK02-RC-04-000088", "hq")
    assert (ours.number, ours.tone) == ("MK02-RC-000003", "act")
    assert "DN-7781　黃志強　11-20 10:31" in theirs.facts


def test_a_transfer_lays_what_was_sent_beside_what_came(desk: SampleDesk) -> None:
    matter = read_matter(desk.place, desk.cases["transfer_short"])
    assert matter is not None
    sent, came = sheets_of(desk.place, matter)
    assert [sheet.content.lines[0].quantity for sheet in (sent, came)] == [24, 22]
    assert (sent.tag, came.tag) == ("Posted", "Arrived")


def test_what_is_written_on_them_has_room(desk: SampleDesk, qtbot: QtBot) -> None:
    desk.open("duplicate_note")
    papers = desk.page.opened.papers
    qtbot.waitUntil(lambda: papers.height() >= papers._inside.sizeHint().height())
    assert papers.sizeHint().height() == papers.height()


def test_all_else_shows_the_one_document(desk: SampleDesk) -> None:
    desk.open("negative_stock")
    papers = desk.page.opened.papers
    assert [sheet.number for sheet in papers.sheets] == ["MK02-IS-000002"]
    shown = [label.text() for label in papers.findChildren(CodeLabel) if label.isVisible()]
    assert "MK02-IS-000002" in shown


def test_papers_that_differ_in_their_note_alone_show_it(desk: SampleDesk) -> None:
    matter = read_matter(desk.place, desk.cases["not_allowed"])
    assert matter is not None
    stands, wanted = sheets_of(desk.place, matter)
    assert "cold" in wanted.facts
    assert "cold" not in stands.facts
