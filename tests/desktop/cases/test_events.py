"""The few moments of a case, in their order."""

from dataclasses import replace

from desktop.cases.event_line import Event
from desktop.cases.events import events
from desktop.cases.matter import Matter, read_matter
from tests.desktop.sample_desk import SampleDesk


def matter_of(desk: SampleDesk, code: str) -> Matter:
    found = read_matter(desk.place, desk.cases[code])
    assert found is not None
    return found


def test_a_clash_tells_what_each_side_wrote(desk: SampleDesk) -> None:
    assert events(desk.place, matter_of(desk, "edit_clash")) == (
        Event("10:31", "黃志強　Changed 20 罐 · Y2612 · TL 8816", "hq"),
        Event("10:42", "陳美玲　Changed 22 罐 · Y2611 · 11-20 10:42", "act"),
        Event("10:53", "HQ has both, and sees the difference", "need"),
    )


def test_another_document_is_named_by_its_number(desk: SampleDesk) -> None:
    told = events(desk.place, matter_of(desk, "duplicate_note"))
    assert told[0] == Event("10:31", "黃志強　Posted MK02-RC-04-000088", "hq")
    assert told[-1] == Event("10:53", "HQ asks", "need")


def test_whoever_counted_on_this_computer_is_not_in_hqs_colour(desk: SampleDesk) -> None:
    told = events(desk.place, matter_of(desk, "count_window"))
    assert [(event.words, event.tone) for event in told] == [
        ("陳美玲　Posted MK02-IS-000482", "act"), ("You　Posted", "act"), ("HQ asks", "need"),
    ]  # fmt: skip


def test_goods_that_came_are_received_by_a_person(desk: SampleDesk) -> None:
    told = events(desk.place, matter_of(desk, "arrived_twice"))
    assert [event.words for event in told[:2]] == ["黃志強　Received", "陳美玲　Received"]


def test_without_acts_the_newest_steps_are_told(desk: SampleDesk) -> None:
    matter = matter_of(desk, "posted_twice")
    bare = replace(matter, case=replace(matter.case, mine_act=None, hq_act=None))
    assert [(event.moment, event.tone) for event in events(desk.place, bare)] == [
        ("10:31", "calm"), ("10:42", "calm"), ("10:53", "need"),
    ]  # fmt: skip


def test_how_it_began_comes_first(desk: SampleDesk) -> None:
    matter = matter_of(desk, "posted_twice")
    steps = (replace(matter.view.steps[0], step="draft", at="2026-11-20T02:18:00.000Z"),)
    begun = replace(matter, view=replace(matter.view, steps=steps))
    assert events(desk.place, begun)[0] == Event("10:18", "黃志強　Begun")


def test_whoever_is_signed_in_is_spoken_to_from_the_beginning(desk: SampleDesk) -> None:
    matter = matter_of(desk, "posted_twice")
    first = replace(matter.view.steps[0], step="draft", by="D201", at="2026-11-20T02:18:00.000Z")
    begun = replace(matter, view=replace(matter.view, steps=(first,)))
    assert events(desk.place, begun)[0] == Event("10:18", "You　Begun")
