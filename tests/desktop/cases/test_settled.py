"""A settled clash of two edits shows what was taken of each field."""

from dataclasses import replace

from desktop.cases.dispute import Dispute
from desktop.cases.matter import Matter, read_matter
from desktop.cases.opened import Begun
from desktop.cases.settled import taken_picks
from desktop.cases.story import clash_of
from sync.stock.document import Content
from tests.desktop.sample_desk import SampleDesk


def settled(desk: SampleDesk, taken: str, stands: Content | None = None) -> Matter:
    found = read_matter(desk.place, desk.cases["edit_clash"])
    assert found is not None
    case = replace(
        found.case, state="resolved", taken=taken, reason="asked", resolved_by="D201",
        resolved_at=found.case.opened_at,
    )  # fmt: skip
    return replace(found, case=case, view=replace(found.view, content=stands or found.view.content))


def test_one_whole_side_is_shown_as_taken(desk: SampleDesk) -> None:
    desk.open("edit_clash")
    desk.page.opened.show_matter(settled(desk, "mine"), Begun(), may_decide=True)
    rows = desk.page.opened.table.rows
    assert [row.merged() for row in rows[:2]] == [
        ("22 罐", "mine taken"),
        ("Y2611", "mine taken"),
    ]


def test_of_a_merge_by_hand_the_document_says_what_stands(desk: SampleDesk) -> None:
    matter = settled(desk, "merged")
    mine, hq = matter.case.mine, matter.case.hq
    assert mine is not None
    assert hq is not None
    stands = replace(hq, lines=(replace(hq.lines[0], quantity=21), mine.lines[1], *hq.lines[2:]))
    merged = settled(desk, "merged", stands)
    picks = taken_picks(merged, Dispute(clash_of(merged)))
    assert list(picks.values()) == ["21", "mine"]
    desk.open("edit_clash")
    desk.page.opened.show_matter(merged, Begun(), may_decide=True)
    assert desk.page.opened.table.rows[0].merged() == ("21 罐", "typed by hand")
