"""Numbered ways on, and what each brings."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.cases.matter import read_matter
from desktop.cases.ways_box import WaysBox
from desktop.theme.theme import Theme
from sync.stock.views import CaseRow
from tests.desktop.hand import click
from tests.desktop.sample_desk import SampleDesk


@pytest.fixture
def case(desk: SampleDesk) -> CaseRow:
    matter = read_matter(desk.place, desk.cases["transfer_short"])
    assert matter is not None
    return matter.case


@pytest.fixture
def box(qtbot: QtBot, theme: Theme, case: CaseRow) -> WaysBox:
    made = WaysBox(theme)
    qtbot.addWidget(made)
    made.show_case(case)
    made.show()
    return made


def test_each_way_says_what_follows_and_has_its_number(box: WaysBox) -> None:
    assert (box.count, box.words()) == (2, ("Lost on the way", "Still on the way"))
    shown = box.cards[0].shown
    assert (shown.evidence, shown.keys) == ("What is missing is written off.", ("1",))


def test_a_press_chooses_and_tells(qtbot: QtBot, box: WaysBox) -> None:
    with qtbot.waitSignal(box.changed):
        click(box.cards[1])
    assert (box.taken, box.cards[1].isChecked(), box.cards[0].isChecked()) == ("hq", True, False)


def test_steps_stay_within_the_ways(box: WaysBox) -> None:
    taken = []
    for by in (1, 1, 1, -1, -1):
        box.step(by)
        taken.append(box.taken)
    assert taken == ["mine", "hq", "hq", "mine", "mine"]


def test_a_number_without_a_way_chooses_nothing(box: WaysBox) -> None:
    box.choose(2)
    assert box.taken == ""


def test_whoever_may_not_decide_chooses_nothing(box: WaysBox, case: CaseRow) -> None:
    box.show_case(case, may_choose=False)
    box.choose(0)
    assert box.taken == ""


def test_a_key_is_shown_only_where_it_works(box: WaysBox, case: CaseRow) -> None:
    told = [(box._ask.text(), box.cards[0].shown.keys)]
    box.show_case(case, may_choose=False)
    told.append((box._ask.text(), box.cards[0].shown.keys))
    box.show_case(replace(case, state="resolved", taken="hq"), taken="hq", may_choose=False)
    told.append((box._ask.text(), box.cards[0].shown.keys))
    assert told == [("You can", ("1",)), ("What may be decided", ()), ("What was decided", ())]


def test_what_was_begun_is_shown_again_if_it_is_still_offered(box: WaysBox, case: CaseRow) -> None:
    box.show_case(case, taken="hq")
    assert box.cards[1].isChecked()
    box.show_case(case, taken="merged")
    assert box.taken == ""
    box.show_case(None)
    assert box.count == 0
