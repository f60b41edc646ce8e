"""The documents of a case on the desk."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from desktop.cases.matter import read_matter
from desktop.cases.papers import sheets_of
from desktop.shell.label import CodeLabel, Label
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
    assert (sent.tag, came.tag) == ("Posted", "Received")


def test_what_is_written_on_them_has_room(desk: SampleDesk, qtbot: QtBot) -> None:
    desk.open("duplicate_note")
    papers = desk.page.opened.papers
    below = papers._row.contentsMargins().bottom()

    def lowest() -> int:
        return max(frame.geometry().bottom() + 1 for frame in papers._frames)

    qtbot.waitUntil(lambda: papers.height() == papers.sizeHint().height() == lowest() + below)


def test_all_else_shows_the_one_document(desk: SampleDesk) -> None:
    desk.open("negative_stock")
    papers = desk.page.opened.papers
    assert [sheet.number for sheet in papers.sheets] == ["MK02-IS-000002"]
    shown = [label.text() for label in papers.findChildren(CodeLabel) if label.isVisible()]
    assert "MK02-IS-000002" in shown


def test_whoever_decides_does_not_stand_as_the_writer(desk: SampleDesk) -> None:
    matter = read_matter(desk.place, desk.cases["negative_stock"])
    assert matter is not None
    post = matter.view.steps[-1]
    later = replace(post, step="resolve", by="D201", at="2026-11-20T03:05:00.000Z")
    told = replace(matter, view=replace(matter.view, steps=(post, later)))
    assert sheets_of(desk.place, told)[0].facts == "Mong Kok shop　陳美玲　11-20 10:42"


def test_papers_that_differ_in_their_note_alone_show_it(desk: SampleDesk) -> None:
    matter = read_matter(desk.place, desk.cases["not_allowed"])
    assert matter is not None
    stands, wanted = sheets_of(desk.place, matter)
    assert "cold" in wanted.facts
    assert "cold" not in stands.facts


def test_a_letter_of_the_reason_lays_no_paper_and_no_figure_anew(desk: SampleDesk) -> None:
    desk.open("transfer_short")
    opened = desk.page.opened
    opened.ways.choose(0)
    before = opened.papers.findChildren(CodeLabel), opened.stock.findChildren(Label)
    opened.reason.field.setText("l")
    after = opened.papers.findChildren(CodeLabel), opened.stock.findChildren(Label)
    assert after == before


def test_papers_of_another_case_stand_at_their_height_at_once(desk: SampleDesk) -> None:
    desk.open("negative_stock")
    other = read_matter(desk.place, desk.cases["duplicate_note"])
    assert other is not None
    papers = desk.page.opened.papers
    papers.show_matter(other)
    assert papers.sizeHint().height() >= 100


def test_a_paper_names_who_brought_it_where_it_stands(desk: SampleDesk) -> None:
    matter = read_matter(desk.place, desk.cases["wrong_state"])
    assert matter is not None
    (paper,) = sheets_of(desk.place, matter)
    assert (paper.tag, "黃志強　11-20 10:31" in paper.facts) == ("Void", True)


def test_what_stands_says_so_where_nobody_is_named(desk: SampleDesk) -> None:
    matter = read_matter(desk.place, desk.cases["not_allowed"])
    assert matter is not None
    assert [sheet.tag for sheet in sheets_of(desk.place, matter)] == ["Draft", "Changed"]


def test_a_paper_that_has_a_reason_shows_it(desk: SampleDesk) -> None:
    matter = read_matter(desk.place, desk.cases["without_right"])
    assert matter is not None
    (paper,) = sheets_of(desk.place, matter)
    assert paper.facts == "Mong Kok shop　Loss　陳美玲　11-20 10:42"
